package dev.sibridge.history;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.sibridge.engine.model.SyncRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How far a run came with one of the four steps.
 *
 * @param name     clients, products, opportunity or project
 * @param messages what it warned of, and why it failed
 */
public record RunStep(String name, State state, List<String> messages) {

    /** The stage after the last step: everything is in Manage. */
    public static final String ACKNOWLEDGEMENT = "acknowledgement";

    private static final List<String> NAMES = List.of("clients", "products", "opportunity", "project");
    private static final Set<Outcome> WELL = Set.of(Outcome.SYNCED, Outcome.PLANNED, Outcome.UNCHANGED);

    /** What became of a step. */
    public enum State {
        /** It wrote what was to be written. */
        DONE,
        /** There was nothing to write. */
        UNCHANGED,
        /** The run ended in it. */
        FAILED,
        /** The run is at work on it. */
        RUNNING,
        /** The run has not come to it yet, ended before it, or before all of it was written. */
        NOT_REACHED;

        /** As the API writes it. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** The steps of a run that came to none of them. */
    public static List<RunStep> none() {
        return NAMES.stream().map(name -> new RunStep(name, State.NOT_REACHED, List.of())).toList();
    }

    /** The steps of a run that goes on. */
    static List<RunStep> now(SyncRun run) {
        return NAMES.stream().map(name -> new RunStep(name, run.log().hasEnded(name)
                ? run.log().hasWritten(name) ? State.DONE : State.UNCHANGED
                : run.log().hasBegun(name) ? State.RUNNING : State.NOT_REACHED, List.of())).toList();
    }

    /** The step as it is when its run has ended: nobody is at work on it any more. */
    RunStep over() {
        return state == State.RUNNING ? new RunStep(name, State.NOT_REACHED, messages) : this;
    }

    /**
     * The steps of a run that ends.
     *
     * @param stage  where it ended; null before the first
     * @param errors why it ended there; empty when all is well
     */
    static List<RunStep> of(SyncRun run, Outcome outcome, String stage, List<String> errors) {
        boolean well = WELL.contains(outcome) || ACKNOWLEDGEMENT.equals(stage);
        int end = well ? NAMES.size() : stage == null ? -1 : NAMES.indexOf(stage);
        List<RunStep> steps = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            String name = NAMES.get(i);
            List<String> messages = new ArrayList<>(i == end ? errors : List.of());
            messages.addAll(run.log().warningsIn(name));
            boolean failed = i == end || run.log().hasFailed(name);
            State state = failed ? State.FAILED : run.log().hasLeftOut(name) ? State.NOT_REACHED
                    : run.log().hasWritten(name) ? State.DONE : i < end ? State.UNCHANGED : State.NOT_REACHED;
            steps.add(new RunStep(name, state, List.copyOf(messages)));
        }
        return List.copyOf(steps);
    }
}
