package dev.sibridge.web.attention;

import dev.sibridge.attention.Affected;
import dev.sibridge.attention.Cause;
import dev.sibridge.attention.CauseEntry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Causes as the API shows them. */
final class CauseAnswers {

    /** A list is to be read at one glance. */
    private static final int MOST_PROJECTS = 50;

    private CauseAnswers() {
    }

    /**
     * A cause.
     *
     * @param kind      as the emails call it, in lower case with hyphens, such as {@code export-refused}
     * @param about     which member, record or person is meant, for programs
     * @param heading   the kind, for people
     * @param projects  those of the last runs first; in a list no more than {@value #MOST_PROJECTS}
     * @param count     how many projects there are
     * @param retryable whether its exports can be tried again
     * @param history   what was done about it, as it came; null in a list
     */
    record CauseAnswer(long id, String account, String kind, String heading, String code, String about, String what,
            String todo, Instant since, String state, List<AffectedAnswer> projects, int count, boolean retryable,
            String assignedTo, Instant snoozedUntil, Instant closedAt, List<EntryAnswer> history) {
    }

    /**
     * A project.
     *
     * @param run   the last one; null when it was none
     * @param pair  the paired project of two-way; null for SI's
     * @param times how many things are wrong with it in this way
     */
    record AffectedAnswer(String projectId, String coNumber, String project, String client, Long run, Long pair,
            String message, int times, Instant since) {
    }

    /** Something that was done; {@code by} is null for SI Bridge itself. */
    record EntryAnswer(String what, String text, String by, Instant at) {
    }

    static CauseAnswer inList(Cause cause, long now) {
        return answer(cause, MOST_PROJECTS, null, now);
    }

    static CauseAnswer whole(Cause cause, List<CauseEntry> entries, long now) {
        return answer(cause, Integer.MAX_VALUE, entries.stream().map(entry -> new EntryAnswer(entry.what().label(),
                entry.said(), entry.by(), Instant.ofEpochMilli(entry.at()))).toList(), now);
    }

    private static CauseAnswer answer(Cause cause, int mostProjects, List<EntryAnswer> history, long now) {
        return new CauseAnswer(cause.id(), cause.key().account(), label(cause.key().kind()),
                cause.key().kind().heading(), cause.key().code(), cause.key().about(), cause.what(), cause.todo(),
                Instant.ofEpochMilli(cause.openedAt()), cause.state(now).label(),
                cause.affected().stream().limit(mostProjects).map(CauseAnswers::answer).toList(),
                cause.affected().size(), cause.isRetryable(), cause.assignedTo(),
                cause.state(now) == Cause.State.SNOOZED ? Instant.ofEpochMilli(cause.snoozedUntil()) : null,
                instant(cause.closedAt()), history);
    }

    private static AffectedAnswer answer(Affected one) {
        return new AffectedAnswer(one.projectId(), one.coNumber(), one.project(), one.client(), one.run(), one.pair(),
                one.message(), one.times(), Instant.ofEpochMilli(one.since()));
    }

    private static String label(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
