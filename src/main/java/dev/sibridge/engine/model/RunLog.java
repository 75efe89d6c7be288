package dev.sibridge.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What a run wrote and what it warned of, stage by stage. Steps run at once, so it bears many threads. */
public final class RunLog {

    private final ConcurrentLinkedQueue<Applied> applied = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Warning> warnings = new ConcurrentLinkedQueue<>();
    private volatile String stage;

    void applied(Step step, long remoteId) {
        applied.add(new Applied(step, remoteId, stage));
    }

    /** What was written, in the order in which Manage answered. */
    public List<Applied> applied() {
        return new ArrayList<>(applied);
    }

    public int count(Step.Action action) {
        return (int) applied.stream().filter(outcome -> outcome.step().action() == action).count();
    }

    /** How many records were deleted or cancelled. */
    public int removed() {
        return (int) applied.stream().filter(outcome -> outcome.step().action().removes()).count();
    }

    /** Warns a person; the same words once. */
    void warn(String warning) {
        if (warnings.stream().noneMatch(said -> said.text().equals(warning))) {
            warnings.add(new Warning(warning, stage));
        }
    }

    /** Begins a stage: what is written and warned of from now on belongs to it. */
    void enter(String stage) {
        this.stage = stage;
    }

    /** The stage that was begun last; null for none. */
    String stage() {
        return stage;
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
    public record Applied(Step step, long remoteId, String stage) {
    }

    private record Warning(String text, String stage) {
    }
}
