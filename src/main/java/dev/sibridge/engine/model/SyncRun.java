package dev.sibridge.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.vendor.connectwise.Caller;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The work on one set of desired records while it goes on. A flow extends it by what it knows of its records. Steps of a
 * wave run at once, so everything in it bears many threads.
 */
public class SyncRun implements Caller {

    private static final int MOST_PASSES = 5;
    private final long id;
    private final Account account;
    private final Map<RecordRef, Long> ids = new ConcurrentHashMap<>();
    private final Set<RecordRef> created = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private final Mode mode;
    private final RunLog log = new RunLog();
    private final Doubts doubts = new Doubts(this::looksAgain);
    private final Set<RecordRef> left = ConcurrentHashMap.newKeySet();
    private volatile Set<RecordRef> leftOut = Set.of();
    private final Set<RecordRef> closed = ConcurrentHashMap.newKeySet();
    private volatile int passes;
    private volatile boolean finished;
    private final Preview preview = new Preview();

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

    /** Whether all records that others share are looked at once, though they are remembered. */
    public boolean looksAgain() {
        return isVerifying();
    }

    /** Whether we know all records of a type that Manage holds, so that it need not be asked for them. */
    public boolean knowsAll(RecordType type) {
        return false;
    }

    /** Whether what Manage holds may be a record, as far as the flow can tell. */
    public boolean mayBe(DesiredRecord record, JsonNode held) {
        return true;
    }

    /** What Manage answered to this very question a moment ago; empty when it must be asked. */
    public Optional<List<JsonNode>> heard(LookUp question) {
        return Optional.empty();
    }

    /** For which records something in Manage was made, by its id, as far as the flow can tell. */
    public Map<Long, Set<RecordRef>> claims() {
        return Map.of();
    }

    /** The record in whose list the flow's records of a type stand; null for the lists of the whole tenant. */
    public RecordRef parentOf(RecordType type) {
        return null;
    }

    /** The company that the flow's records belong to; null when there is none. */
    public RecordRef company() {
        return null;
    }

    /** What people call that company; null when there is none. */
    public String client() {
        return null;
    }

    /** The record that a record is charged to, and can only be changed with while that one is open; null for none. */
    public RecordRef chargedTo(RecordRef ref) {
        return null;
    }

    /** Notes that a person has closed a record in Manage: to change it takes a right of its own. */
    public void closed(RecordRef ref) {
        closed.add(ref);
    }

    /** Whether a record is closed in Manage; false for none. */
    public boolean isClosed(RecordRef ref) {
        return ref != null && closed.contains(ref);
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

    /** Notes that a record stays as it is for the rest of this run. */
    public void leave(RecordRef ref) {
        left.add(ref);
    }

    public boolean isLeft(RecordRef ref) {
        return left.contains(ref);
    }

    /** Notes which records an operator's routes leave out: others do without them. */
    public void leaveOut(Set<RecordRef> refs) {
        leftOut = Set.copyOf(refs);
    }

    public Set<RecordRef> leftOut() {
        return leftOut;
    }

    /** Whether the records must be gone through, once more when one turned out to be missing that others need. */
    public boolean isUnfinished() {
        return !finished;
    }

    /** Begins to go through the records; that was all unless {@link #again} says otherwise. */
    public void pass() {
        passes++;
        finished = true;
        log.begin();
    }

    /** Whether there were not too many passes yet for another one. */
    public boolean mayPassAgain() {
        return passes < MOST_PASSES;
    }

    /** Asks for another pass. */
    public void again() {
        finished = false;
    }

    /** What Manage would hold, if this run only shows that. */
    public Preview preview() {
        return preview;
    }

    public long id() {
        return id;
    }

    public Account account() {
        return account;
    }

    @Override
    public void called() {
        calls.incrementAndGet();
    }

    /** HTTP requests to Manage so far. */
    public int calls() {
        return calls.get();
    }

    /** The id in Manage of a record that others refer to, of which there are few; null while this run knows none. */
    public Long idOf(RecordRef ref) {
        return ref == null ? null : ids.get(ref);
    }

    /** The list of Manage's that the flow's records of a type stand in. */
    public String listOf(RecordType type) {
        return type.path(idOf(parentOf(type)));
    }

    /** The list of Manage's that a record stands in, or would. */
    public String listOf(DesiredRecord record) {
        return record.type().path(idOf(record.parent()));
    }

    public boolean hasCreated(RecordRef ref) {
        return created.contains(ref);
    }

    /** Notes a record that Manage held already. */
    public void found(RecordRef ref, long id) {
        if (ref.type().isReferredTo() || isPreview()) {
            ids.put(ref, id);
        }
    }

    /** Notes a record that is in Manage and in the ledger as it is to be used. */
    public void settled(RecordRef ref, long id) {
        found(ref, id);
        doubts.settled(ref);
    }

    /** Notes a step that Manage carried out. */
    public void done(Step step, long remoteId) {
        if (step.action() == Step.Action.CREATE && step.ref().type().isReferredTo()) {
            created.add(step.ref());
        }
        if (!step.action().removes()) {
            settled(step.ref(), remoteId);
        }
        log.applied(step, remoteId);
    }

    /** Warns a person; the same words once. */
    public void warn(String warning) {
        log.warn(warning);
    }

    /** The same, about a record. */
    public void warn(RecordRef about, String warning) {
        log.warn(about, warning);
    }

    /** What was written and warned of, and how far the run came. */
    public RunLog log() {
        return log;
    }
}
