package dev.sibridge.history.search;

import dev.sibridge.history.Outcome;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * Which runs are meant: those that fit all that is said. Null says nothing.
 *
 * @param text      a part of the project's name, the client's name or the project's number, without regard to case
 * @param account   the account's name
 * @param poll      the poll's id
 * @param projectId the project's id in SI; its change orders fit, too
 * @param from      the run began then or later, milliseconds since 1970 UTC
 * @param until     the run began before that, likewise
 */
@RecordBuilder
public record RunFilter(Outcome outcome, String text, String account, Long poll, String projectId, Long from,
        Long until) implements RunFilterBuilder.With {

    /** Fits every run. */
    public static final RunFilter ALL = new RunFilter(null, null, null, null, null, null, null);
}
