package dev.sibridge.engine.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Usable;
import dev.sibridge.text.Text;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells which of a company's sites is the place of a job: the one in the same street, town and postal code. What one of
 * the two does not say contradicts nothing.
 */
public final class Sites {

    /** The name of the site that Manage makes along with a company. */
    public static final String FIRST = "Main";

    private static final String NAME = "name";
    private static final String STREET = "addressLine1";
    private static final String TOWN = "city";
    private static final String POSTAL_CODE = "zip";
    // A five-digit code and its four further digits.
    private static final String FURTHER_DIGITS = "(?<=^\\d{5})-\\d{4}$";

    private Sites() {
    }

    /**
     * The site of a place.
     *
     * @throws AmbiguousRecordException when several could be, in different places
     */
    static Optional<JsonNode> find(DesiredRecord wanted, List<JsonNode> sites) {
        List<JsonNode> hits = sites.stream().filter(Usable::is).filter(site -> isAt(wanted, site)).toList();
        List<JsonNode> surest = hits.stream().filter(site -> saysAsMuch(wanted, site)).toList();
        if (surest.isEmpty() && hits.size() > 1) {
            throw new AmbiguousRecordException(wanted, hits.size());
        }
        // Two sites of one address are one place: what is called like it, else the older, is as good as the other.
        return (surest.isEmpty() ? hits : surest).stream().min(Comparator
                .comparing((JsonNode site) -> !said(site, NAME).equals(said(wanted, NAME)))
                .thenComparing(site -> site.path("id").asLong()));
    }

    /**
     * Whether a site may be the one that came with a company which we have made, and has the company's address. The
     * job's own site is made beside it, and must be whatever interrupts us between the two.
     */
    public static boolean isFirst(JsonNode site) {
        return said(site, NAME).equals(Text.fold(FIRST));
    }

    /** Whether a site is the place, for all that both say. */
    static boolean isAt(DesiredRecord wanted, JsonNode site) {
        return street(wanted).equals(street(site)) && isInTown(wanted, site);
    }

    /** Whether a site lies in the town of the place, for all that both say. Somebody may have corrected the street. */
    public static boolean isInTown(DesiredRecord wanted, JsonNode site) {
        return Stream.of(TOWN, POSTAL_CODE).allMatch(member -> {
            String one = said(wanted, member);
            String other = said(site, member);
            return one.isEmpty() || other.isEmpty() || one.equals(other);
        });
    }

    /**
     * The body of a new site with a name that no other one of the company has: two in one street are told apart by
     * their towns, then by their postal codes.
     */
    public static Map<String, Object> named(Map<String, Object> body, List<JsonNode> sites, int longest) {
        List<String> taken = sites.stream().map(site -> said(site, NAME)).toList();
        String name = (String) body.get(NAME);
        String free = name;
        for (String member : List.of(TOWN, POSTAL_CODE)) {
            if (taken.contains(Text.fold(free)) && body.get(member) instanceof String more) {
                free = Text.cutName(name + ", " + more, longest);
            }
        }
        Map<String, Object> named = new LinkedHashMap<>(body);
        named.put(NAME, free);
        return named;
    }

    private static boolean saysAsMuch(DesiredRecord wanted, JsonNode site) {
        return Stream.of(TOWN, POSTAL_CODE).allMatch(member -> said(wanted, member).equals(said(site, member)));
    }

    // A site without a street is often named by it.
    private static String street(JsonNode site) {
        return said(site, STREET).isEmpty() ? said(site, NAME) : said(site, STREET);
    }

    private static String street(DesiredRecord wanted) {
        return said(wanted, STREET).isEmpty() ? said(wanted, NAME) : said(wanted, STREET);
    }

    private static String said(JsonNode site, String member) {
        return said(member, site.path(member).asText(""));
    }

    private static String said(DesiredRecord wanted, String member) {
        return said(member, (String) wanted.body().getOrDefault(member, ""));
    }

    private static String said(String member, String text) {
        String folded = Text.fold(text);
        return member.equals(POSTAL_CODE)
                ? folded.replace(" ", "").replaceFirst(FURTHER_DIGITS, "") : folded;
    }
}
