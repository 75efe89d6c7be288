package dev.sibridge.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The work on one export while it goes on. Steps of a wave run at once, so everything in it bears many threads.
 */
public final class SyncRun {

    private static final int MOST_PASSES = 5;

    private final long id;
    private final Account account;
    private final Map<RecordRef, Long> ids = new ConcurrentHashMap<>();
    private final Set<RecordRef> created = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Warning> warnings = new ConcurrentLinkedQueue<>();
    private volatile String stage;
    private final AtomicInteger calls = new AtomicInteger();
    private final Mode mode;
    private volatile boolean recalled;
    private final Set<RecordType> made = ConcurrentHashMap.newKeySet();
    private final Doubts doubts = new Doubts(this::looksAgain);
    private volatile boolean companyIsTheDealers;
    private volatile boolean projectMoves;
    private volatile boolean projectClosed;
    private volatile boolean opportunityClosed;
    private volatile long companiesSeen;
    private volatile boolean companyIdOccupied;
    private volatile Long chosenProject;
    private final Set<RecordRef> left = ConcurrentHashMap.newKeySet();
    private volatile int passes;
    private volatile boolean finished;
    private final Map<RecordRef, JsonNode> previewed = new ConcurrentHashMap<>();
    private final List<JsonNode> recalledLines = new CopyOnWriteArrayList<>();
    private final AtomicLong fictitiousIds = new AtomicLong();
    private volatile Project project;
    private volatile DesiredState desired;

    public SyncRun(long id, Account account) {
        this(id, account, Mode.SYNC);
    }

    public SyncRun(long id, Account account, Mode mode) {
        this.id = id;
        this.account = account;
        this.mode = mode;
    }

    /** What a run is for. */
    public enum Mode {
        /** To write what SI has changed. */
        SYNC,
        /** The same, after every record that should be there was looked at. */
        VERIFY,
        /** To show what would be written. */
        PREVIEW
    }

    public boolean isPreview() {
        return mode == Mode.PREVIEW;
    }

    public boolean isVerifying() {
        return mode == Mode.VERIFY;
    }

    /** Takes all lines of a project, of which nothing was remembered, that carry our key in Manage. */
    public void recalled(List<JsonNode> lines) {
        recalledLines.addAll(lines);
        recalled = true;
    }

    public List<JsonNode> recalledLines() {
        return recalledLines;
    }

    public boolean hasRecalled() {
        return recalled;
    }

    /** Notes that all records of a type that the project needs are in Manage. */
    public void hasMade(RecordType type) {
        made.add(type);
    }

    public Set<RecordType> made() {
        return made;
    }

    /**
     * Whether records that are shared with other projects must be looked at, though they are remembered: people may
     * have retired or moved them since. A project whose records are made keeps what it has.
     */
    public boolean looksAgain() {
        return !made.contains(RecordType.OPPORTUNITY) || isVerifying();
    }

    /** What of our memory is not to be relied on. */
    public Doubts doubts() {
        return doubts;
    }

    /** Notes that what is remembered of a record is not to be used: it is looked for as if it had never been known. */
    public void isStaleFromNow(RecordRef ref) {
        doubts.staleFromNow(ref);
        ids.remove(ref);
    }

    /** Notes that the company goes by an id of the dealer's own: we have not made it, nor has anybody like us. */
    public void companyIsTheDealers(boolean isTheDealers) {
        companyIsTheDealers = isTheDealers;
    }

    public boolean isCompanyTheDealers() {
        return companyIsTheDealers;
    }

    /** Notes that the project in Manage gets another company. */
    public void projectMoves() {
        projectMoves = true;
    }

    public boolean isProjectMoving() {
        return projectMoves;
    }

    /** Notes that a person has closed the project in Manage: nothing is written to it. */
    public void projectIsClosed() {
        projectClosed = true;
    }

    public boolean isProjectClosed() {
        return projectClosed;
    }

    /** Notes that the opportunity is won or lost: not everybody may change it. */
    public void opportunityIsClosed() {
        opportunityClosed = true;
    }

    public boolean isOpportunityClosed() {
        return opportunityClosed;
    }

    /** Notes which of Manage's projects is this one, though nothing was remembered of it. */
    public void chooseProject(long id) {
        chosenProject = id;
    }

    /** That project's id; null unless one was chosen. */
    public Long chosenProject() {
        return chosenProject;
    }

    /** Notes which companies the ledger knew when Manage was asked for this client's: the row that came last. */
    public void seesCompaniesUpTo(long row) {
        companiesSeen = row;
    }

    public long companiesSeen() {
        return companiesSeen;
    }

    /** Notes whether a company that must not be used has the id which the new one would have. */
    public void companyIdIsOccupied(boolean occupied) {
        companyIdOccupied = occupied;
    }

    public boolean isCompanyIdOccupied() {
        return companyIdOccupied;
    }

    /** Notes that a record stays as it is for the rest of this run. */
    public void leave(RecordRef ref) {
        left.add(ref);
    }

    public boolean isLeft(RecordRef ref) {
        return left.contains(ref);
    }

    /** Whether the records must be gone through, once more when one turned out to be missing that others need. */
    public boolean isUnfinished() {
        return !finished;
    }

    /** Begins to go through the records; that was all unless {@link #again} says otherwise. */
    public void pass() {
        passes++;
        finished = true;
    }

    /** Asks for another pass: false when there were too many. */
    public boolean again() {
        finished = passes >= MOST_PASSES;
        return !finished;
    }

    /** Notes what a record would hold after a step that is only shown. */
    public void previewed(RecordRef ref, JsonNode body) {
        previewed.put(ref, body);
    }

    /** What a record would hold by now; null when no step of this preview concerns it. */
    public JsonNode previewed(RecordRef ref) {
        return previewed.get(ref);
    }

    /** An id for a record that is not written, only planned. */
    public long fictitiousId() {
        return fictitiousIds.decrementAndGet();
    }

    public long id() {
        return id;
    }

    public Account account() {
        return account;
    }

    /** The export; null until it was read. */
    public Project project() {
        return project;
    }

    public void read(Project project) {
        this.project = project;
    }

    /** What Manage should hold; null until the export was mapped. */
    public DesiredState desired() {
        return desired;
    }

    public void wants(DesiredState desired) {
        this.desired = desired;
        desired.warnings().forEach(this::warn);
    }

    /** Puts another company in the place of the one that mapping thought of. */
    public void replaceCompany(DesiredRecord company) {
        desired = desired.withCompany(company);
    }

    /** The client's company. */
    public RecordRef company() {
        return desired.company().ref();
    }

    /** HTTP requests to Manage so far. */
    public AtomicInteger calls() {
        return calls;
    }

    /** The record's id in Manage; null while it has none that this run knows. */
    public Long idOf(RecordRef ref) {
        return ids.get(ref);
    }

    /** The list of Manage's that a record stands in, or would. */
    public String listOf(DesiredRecord record) {
        return record.type().path(record.parent() == null ? null : idOf(record.parent()));
    }

    public boolean hasCreated(RecordRef ref) {
        return created.contains(ref);
    }

    /** Notes a record that Manage held already. */
    public void found(RecordRef ref, long id) {
        ids.put(ref, id);
    }

    /** Notes a record that is in Manage and in the ledger as it is to be used. */
    public void settled(RecordRef ref, long id) {
        found(ref, id);
        doubts.settled(ref);
    }

    /** Notes a step that Manage carried out. */
    public void done(Step step, long remoteId) {
        if (step.action() == Step.Action.CREATE) {
            created.add(step.ref());
        }
        if (!step.action().removes()) {
            settled(step.ref(), remoteId);
        }
        outcomes.add(new Outcome(step, remoteId, stage));
    }

    /** What was written, in the order in which Manage answered. */
    public List<Outcome> outcomes() {
        return new ArrayList<>(outcomes);
    }

    public int count(Step.Action action) {
        return (int) outcomes.stream().filter(outcome -> outcome.step().action() == action).count();
    }

    /** How many records were deleted or cancelled. */
    public int removed() {
        return (int) outcomes.stream().filter(outcome -> outcome.step().action().removes()).count();
    }

    /** Warns a person; the same words once. */
    public void warn(String warning) {
        if (warnings.stream().noneMatch(said -> said.text().equals(warning))) {
            warnings.add(new Warning(warning, stage));
        }
    }

    /** Begins a stage: what is written and warned of from now on belongs to it. */
    public void enter(String stage) {
        this.stage = stage;
    }

    public List<String> warnings() {
        return warnings.stream().map(Warning::text).toList();
    }

    /** What was warned of in a stage, in order. */
    public List<String> warningsIn(String stage) {
        return warnings.stream().filter(warning -> stage.equals(warning.stage())).map(Warning::text).toList();
    }

    /**
     * A step that was carried out, and the id in Manage of its record.
     *
     * @param stage clients, products, opportunity or project
     */
    public record Outcome(Step step, long remoteId, String stage) {
    }

    private record Warning(String text, String stage) {
    }
}
