package dev.sibridge.history.poll;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * One look at SI's queue.
 *
 * @param attended whether a person asked for it, rather than the timer or {@code --once}
 * @param found    rows of the queue's list
 * @param calls    requests to Manage, those of its runs included once it is done
 * @param message  why it failed, a line for each reason; null otherwise
 */
@RecordBuilder
public record Poll(long id, String account, boolean attended, State state, int found, int calls, String message)
        implements PollBuilder.With {

    /** How far it is. */
    public enum State {
        RUNNING, DONE, FAILED
    }
}
