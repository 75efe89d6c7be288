package dev.sibridge.web.runs;

import dev.sibridge.history.Outcome;
import dev.sibridge.history.search.RunFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;

/**
 * What people and programs look for, as they write it; blank or null says nothing.
 *
 * @param status    an outcome, such as {@code synced}
 * @param q         a part of the project's name, the client's name or the project's number
 * @param account   the account's name
 * @param poll      the poll's number
 * @param projectId the project's id in SI
 * @param from      a day ({@code 2026-11-28}, in UTC) or an instant: the run began then or later
 * @param to        likewise: on that day at the latest, or before that instant
 */
record RunQuery(String status, String q, String account, String poll, String projectId, String from, String to) {

    static final RunQuery ALL = new RunQuery(null, null, null, null, null, null, null);

    /** @throws IllegalArgumentException with a sentence that says which value is wrong */
    RunFilter filter() {
        return new RunFilter(outcome(), said(q), said(account), number(), said(projectId), moment(from, 0),
                moment(to, 1));
    }

    /** Whether it lets out any run. */
    boolean isNarrow() {
        return !filter().equals(RunFilter.ALL);
    }

    private Outcome outcome() {
        return said(status) == null ? null : Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.label().equals(status.strip())).findFirst().orElseThrow(() ->
                        new IllegalArgumentException("status must be synced, planned, unchanged, refused, failed or"
                                + " skipped."));
    }

    private Long number() {
        String text = said(poll);
        if (text != null && !text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("poll must be the number of a poll.");
        }
        return text == null ? null : Long.valueOf(text);
    }

    private static Long moment(String text, int daysAfter) {
        if (said(text) == null) {
            return null;
        }
        String moment = text.strip();
        try {
            return (moment.length() > "2026-11-28".length() ? Instant.parse(moment)
                    : LocalDate.parse(moment).plusDays(daysAfter).atStartOfDay().toInstant(ZoneOffset.UTC))
                    .toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException("from and to must be a day, such as 2026-11-28, or an instant, such as"
                    + " 2026-11-28T08:00:00Z.", e);
        }
    }

    private static String said(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
