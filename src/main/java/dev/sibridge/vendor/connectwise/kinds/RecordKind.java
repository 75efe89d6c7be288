package dev.sibridge.vendor.connectwise.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is special about one type of Manage's records: where it stands in the API, how it is told from others, and what
 * Manage and people may do to it. Each type overrides what does not hold for it.
 */
public abstract class RecordKind {

    private static final String PARENT = "parent";

    private final String wireName;
    private final String path;
    private final List<Right> rights;
    private final Pattern address;
    private final Pattern area;

    /**
     * @param path   of the list, with {@code {parent}} for the id of the record that it belongs to
     * @param rights what the security role must allow, so that it can be written
     */
    RecordKind(String wireName, String path, Right... rights) {
        this.wireName = wireName;
        this.path = path;
        this.rights = List.of(rights);
        String list = path.replace("{parent}", "(?<" + PARENT + ">\\d+)").replaceFirst("/$", "");
        this.address = Pattern.compile(list + "(/\\d+)?/?");
        this.area = Pattern.compile(list + "(/\\d+.*)?/?");
    }

    final String wireName() {
        return wireName;
    }

    final String path(Long parent) {
        return path.replace("{parent}", String.valueOf(parent));
    }

    String label() {
        return wireName;
    }

    boolean isShared() {
        return false;
    }

    /** The type of the record that the list belongs to; null for the lists of the whole tenant. */
    public RecordType parent() {
        return null;
    }

    /** The member by which other records refer to it; null when none do. */
    public String reference() {
        return wireName;
    }

    /** Whether a path leads to the list or to a record in it. */
    public final boolean isAt(String other) {
        return address.matcher(other).matches();
    }

    /** Whether a path leads to the list, to a record in it or to something below that. */
    public final boolean covers(String other) {
        return area.matcher(other).matches();
    }

    /** The id of the parent in the path of the list or of a record in it; null where there is none. */
    public final Long parentIn(String other) {
        Matcher matcher = address.matcher(other);
        return parent() != null && matcher.matches() ? Long.valueOf(matcher.group(PARENT)) : null;
    }

    /** What the security role must allow, so that it can be written. */
    public final List<Right> rights() {
        return rights;
    }

    /** What the security role should allow besides; some changes are left out without it. */
    public List<Right> wishedRights() {
        return List.of();
    }

    /** How Manage calls the screen that shows one; null when there is none that is known. */
    public String screen() {
        return null;
    }

    /** Whose screen shows one, the best first, for it refers to them. Of others it is their own, or their parent's. */
    public List<RecordType> shownBy() {
        return List.of();
    }

    /** Whether an operator has a {@code customize-*} route for it. */
    public boolean isCustomizable() {
        return true;
    }

    /**
     * What people call one, if its members tell.
     *
     * @param text the text of a member; null when it has none
     */
    public Optional<String> title(UnaryOperator<String> text) {
        return titles().stream().filter(member -> text.apply(member) != null).findFirst().map(text);
    }

    /** Members that people go by, the best first. */
    List<String> titles() {
        return List.of("name");
    }

    /** The member that Manage keeps unique in the tenant, without regard to case; null when there is none. */
    public String uniqueMember() {
        return null;
    }

    /** The type of the record within which its name is the only one; null when it is in the whole tenant. */
    public RecordType namedWithin() {
        return null;
    }

    /** Whether it belongs to the product catalog, whose inactive records must not be made anew. */
    public boolean isOfCatalog() {
        return false;
    }

    /** What Manage adds to the unique member of the second of two that are made at once; null when it refuses it. */
    public String copySuffix() {
        return null;
    }

    /** Whether one is known by where it is, so that all of its list are looked at. */
    public boolean isFoundByPlace() {
        return false;
    }

    /** Whether several may have the same name in the same place. */
    public boolean hasSiblings() {
        return false;
    }

    /** Whether each one carries a key of its own in Manage, by which it is known for certain. */
    public boolean carriesOwnKey() {
        return false;
    }

    /** The member by which one is known again whose create was not answered. */
    public String knownBy() {
        return titles().get(0);
    }

    /** The member that refers to what it stands in, beside its parent; null for none. */
    public String place() {
        return null;
    }

    /** Whether a record of Manage's is what was sent, as far as can be told without an id. */
    public final boolean isLike(JsonNode held, JsonNode sent) {
        return held.path(knownBy()).asText().equals(sent.path(knownBy()).asText()) && (place() == null
                || held.path(place()).path("id").asLong() == sent.path(place()).path("id").asLong());
    }

    /** Whether a member is set when a record is made and left alone afterwards. */
    public boolean isCreateOnly(String member) {
        return false;
    }

    /** Whether a reference is taken away when it is no longer wanted; others stay as they were. */
    public boolean isEmptied(String member) {
        return false;
    }

    /**
     * Members of a record that Manage held already which are remembered as it holds them, so that other values are
     * written over them. All others are remembered as wanted, and stay as they are there.
     */
    public Set<String> comparedWhenAdopted() {
        return Set.of();
    }

    /**
     * Whether people decide on its status once it is made: the one that Manage gives it is remembered, so that a later
     * one shows as theirs, and it is looked at before it changes.
     */
    public boolean isDecidedByPeople() {
        return false;
    }

    /** Whether money hangs on a member: should Manage hold something else than was sent, it is corrected. */
    public boolean isCorrected(String member) {
        return false;
    }

    /** The flag that goes along with every change of money, if the record has it; null for none. */
    public String moneyFlag() {
        return null;
    }

    /** Members without which Manage makes one all the same, should it not take the records they refer to. */
    public Set<String> dispensable() {
        return Set.of();
    }

    /** Members whose records one cannot do without, for Manage or because it is known again by them. */
    public Set<String> needs() {
        return Set.of();
    }

    /** Whether it moves to another company with its project, to which its contact and site must belong. */
    public boolean movesWithProject() {
        return false;
    }

    /** What it means, in a sentence, that Manage refuses to change a member; null when that is no reason to go on. */
    public String whenRefused(String member, String title) {
        return null;
    }

    /** Whether people pick, order and invoice it: Manage then takes no change, and cancels rather than removes it. */
    public boolean isProcured() {
        return false;
    }

    /** Whether it goes as soon as it is not wanted. All others are looked at before, and may stay. */
    public boolean isRemovedAtOnce() {
        return false;
    }

    /** Other records for which one stays, though it is not wanted any more; none when that is not judged at all. */
    public List<Use> usedBy() {
        return List.of();
    }

    /** The list of the notes on a record; null when it has none. */
    public String notes(long id) {
        return null;
    }

    /** Whether people have put work into one, so that it stays. */
    public boolean isWorkedOn(JsonNode held) {
        return held.path("actualHours").asDouble() > 0;
    }
}
