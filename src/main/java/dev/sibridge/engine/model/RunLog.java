package dev.sibridge.engine.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * What a run wrote and what it warned of, stage by stage. Steps run at once, so it bears many threads. What was written
 * is kept until the history has it: a large project has 100,000 steps.
 */
public final class RunLog {

    private final ConcurrentLinkedQueue<Applied> applied = new ConcurrentLinkedQueue<>();
    private final Map<Step.Action, LongAdder> counts = new ConcurrentHashMap<>();
    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Warning> warnings = new ConcurrentLinkedQueue<>();
    private final Map<RecordRef, String> stages = new ConcurrentHashMap<>();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private final Set<String> leftOut = ConcurrentHashMap.newKeySet();
    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private volatile String stage;

    /** Notes which stage records belong to. */
    public void in(String stageOfThem, Collection<RecordRef> refs) {
        refs.forEach(ref -> stages.put(ref, stageOfThem));
    }

    /** Notes that nothing more comes of such of these records as nobody refers to: there are many. */
    public void over(Collection<RecordRef> refs) {
        refs.stream().filter(ref -> !ref.type().isReferredTo()).forEach(stages::remove);
    }

    void applied(Step step, long remoteId) {
        applied.add(new Applied(step, remoteId));
        counts.computeIfAbsent(step.action(), action -> new LongAdder()).increment();
        Optional.ofNullable(stages.get(step.ref())).ifPresent(written::add);
    }

    /** What was written and the history does not have yet, in the order in which Manage answered. */
    public List<Applied> applied() {
        return new ArrayList<>(applied);
    }

    /** How many steps those are. */
    public int kept() {
        return applied.size();
    }

    /** Notes that the history has the first ones of {@link #applied}. */
    public void noted(int steps) {
        for (int i = 0; i < steps; i++) {
            applied.remove();
        }
    }

    /** How often something was done. */
    public int count(Step.Action action) {
        LongAdder count = counts.get(action);
        return count == null ? 0 : count.intValue();
    }

    /** How many records were deleted or cancelled. */
    public int removed() {
        return Stream.of(Step.Action.values()).filter(Step.Action::removes).mapToInt(this::count).sum();
    }

    /** Whether anything of a stage was written. */
    public boolean hasWritten(String stageOfIt) {
        return written.contains(stageOfIt);
    }

    /** Warns a person; the same words once. */
    void warn(String warning) {
        warn(warning, stage);
    }

    /** The same about a record: it belongs to the record's stage. */
    void warn(RecordRef about, String warning) {
        warn(warning, stages.get(about));
    }

    private void warn(String warning, String stageOfIt) {
        if (warnings.stream().noneMatch(said -> said.text().equals(warning))) {
            warnings.add(new Warning(warning, stageOfIt));
        }
    }

    /** Notes how far the run came: what is about no record in particular from now on belongs to that stage. */
    public void enter(String stage) {
        this.stage = stage;
    }

    /** How far the run came; null before the first stage. */
    public String stage() {
        return stage;
    }

    /** Notes that something of a stage failed: until the records are gone through once more. */
    public void failed(String stageOfIt) {
        failed.add(stageOfIt);
    }

    /** Whether something of a stage failed. */
    public boolean hasFailed(String stageOfIt) {
        return failed.contains(stageOfIt);
    }

    /** Notes that something of a stage was left out, as what it needs failed: until it is gone through once more. */
    public void leftOut(String stageOfIt) {
        leftOut.add(stageOfIt);
    }

    /** Whether something of a stage was left out. */
    public boolean hasLeftOut(String stageOfIt) {
        return leftOut.contains(stageOfIt);
    }

    /** Notes that work on a stage begins; whether that is news. */
    public boolean begins(String stageOfIt) {
        return stageOfIt != null && begun.add(stageOfIt);
    }

    /** Notes that a stage is gone through, until it is gone through once more; whether that is news. */
    public boolean ends(String stageOfIt) {
        return stageOfIt != null && ended.add(stageOfIt);
    }

    public boolean hasBegun(String stageOfIt) {
        return begun.contains(stageOfIt);
    }

    public boolean hasEnded(String stageOfIt) {
        return ended.contains(stageOfIt);
    }

    void begin() {
        failed.clear();
        leftOut.clear();
        ended.clear();
    }

    public List<String> warnings() {
        return warnings.stream().map(Warning::text).toList();
    }

    /** What was warned of in a stage, in order. */
    public List<String> warningsIn(String stage) {
        return warnings.stream().filter(warning -> stage.equals(warning.stage())).map(Warning::text).toList();
    }

    /** A step that was carried out, and the id in Manage of its record. */
    public record Applied(Step step, long remoteId) {
    }

    private record Warning(String text, String stage) {
    }
}
