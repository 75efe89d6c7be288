package dev.sibridge.twoway.run;

import dev.sibridge.account.Account;
import dev.sibridge.database.lock.LocalLocks.Turn;
import dev.sibridge.database.lock.LostLockException;
import dev.sibridge.pm.Tool;
import dev.sibridge.twoway.manage.ManageSide;
import dev.sibridge.twoway.mapping.MappedTranslation;
import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.Seen;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.pass.Changes;
import dev.sibridge.twoway.pass.Pass;
import dev.sibridge.twoway.pass.Reconciliation;
import dev.sibridge.twoway.pass.Waves;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.Pairs.Remembered;
import dev.sibridge.twoway.time.TimePass;
import dev.sibridge.twoway.tool.ToolSide;
import dev.sibridge.vendor.connectwise.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One pass over a project: what each step has found, for the next ones. The exchange has it as {@code pass}. */
public final class ProjectPass implements Caller {

    private final AccountPass whole;
    private final AtomicInteger calls = new AtomicInteger();
    private final long start = System.nanoTime();
    private PairedProject project;
    private Turn turn;
    private Instant wokenAt;
    List<Remembered> remembered;
    Glance glance;
    Tool port;
    ToolSide tool;
    ManageSide manage;
    Seen toolSeen;
    Seen manageSeen;
    MappedTranslation translation;
    Reconciliation reconciliation;
    Changes changes;
    private Pass pass;
    private TimePass.Result time;
    private volatile boolean brokenOff;
    private volatile Outcome outcome;
    private String message;
    private Duration took = Duration.ZERO;
    private Duration lag;

    ProjectPass(AccountPass whole, PairedProject project) {
        this.whole = whole;
        this.project = project;
        this.wokenAt = project.wokenAt();
    }

    /** How a pass over a project ended, by the words of the command. */
    public enum Outcome {
        SYNCED, UNCHANGED, PAUSED,
        /** A person must decide before anything is written. */
        PARKED,
        FAILED
    }

    public Account account() {
        return whole.account();
    }

    public AccountPass whole() {
        return whole;
    }

    public PairedProject project() {
        return project;
    }

    /** Takes what the database says of the project now that it is ours. */
    void take(PairedProject now, Turn taken) {
        project = now;
        turn = taken;
        wokenAt = now.wokenAt();
    }

    Turn turn() {
        return turn;
    }

    /** Since when something waited for this pass; null when nothing did. */
    Instant wokenAt() {
        return wokenAt;
    }

    /** Whether everything is read. */
    boolean isSweep() {
        return whole.wanted().sweep() || whole.wanted().dryRun() || project.lastPass() == null
                || project.wokenAt() != null && project.touched() == null;
    }

    /** Manage's board that the project is on, by name; null when it is in none yet. */
    String board() {
        return manage.board() != null ? manage.board() : project.board();
    }

    /** What the tool shows; null before it was read. */
    public Seen toolSeen() {
        return toolSeen;
    }

    /** What Manage shows; null before it was read. */
    public Seen manageSeen() {
        return manageSeen;
    }

    void merged(Pass planned) {
        pass = planned;
    }

    /** What is to be done and was done; null before both sides were compared. */
    public Pass pass() {
        return pass;
    }

    /** All that was to be written was written, or tried; some of it may be worth another attempt. */
    void settle() {
        if (reconciliation != null) {
            if (pass.isUnfinished() && !turn.lock().holds()) {
                throw new LostLockException();
            }
            reconciliation.finish(pass, changes);
        }
    }

    void timed(TimePass.Result result) {
        time = result;
    }

    /** What came of time entries; null when nothing was to be done. */
    public TimePass.Result time() {
        return time;
    }

    /** What is to be written, as it may be carried out at once; nothing when nothing is to be written at all. */
    public List<List<List<Change>>> waves() {
        return whole.wanted().dryRun() ? List.of() : Waves.of(pass.plan().changes(),
                tool.takes(Field.PHASE_ORDER));
    }

    /** A write has failed for good: whatever is not under way yet is left. */
    void breakOff() {
        brokenOff = true;
    }

    boolean isBrokenOff() {
        return brokenOff;
    }

    void end(Outcome how, String why) {
        outcome = how;
        message = why;
        took = Duration.ofNanos(System.nanoTime() - start);
    }

    /** Null while it goes on. */
    public Outcome outcome() {
        return outcome;
    }

    /** Why it ended so, for people; null when there is nothing to say. */
    public String message() {
        return message;
    }

    public Duration took() {
        return took;
    }

    void arrived(Instant now) {
        lag = wokenAt == null ? null : Duration.between(wokenAt, now);
    }

    /** From the earliest thing that woke the project to its being in step; null when nothing did, or it is not. */
    public Duration lag() {
        return lag;
    }

    /** How many values yielded to others, or wait for a person. */
    public int conflicts() {
        return pass == null ? 0 : pass.plan().losses().size();
    }

    @Override
    public void called() {
        calls.incrementAndGet();
    }

    /** Requests to both sides, retries included. */
    public int calls() {
        return calls.get();
    }

    @Override
    public String toString() {
        return "pass over the project " + project.id();
    }
}
