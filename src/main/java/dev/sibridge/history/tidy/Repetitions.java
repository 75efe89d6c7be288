package dev.sibridge.history.tidy;

import dev.sibridge.account.Account;
import dev.sibridge.failure.Problem;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.RunProblems;
import dev.sibridge.history.Runs;
import dev.sibridge.history.poll.PollLog;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every poll notes what becomes of every export, of those too that wait or stay refused for months. Of a series of runs
 * of one export that ended for the same reason, the first and the last are kept.
 */
@Component
public class Repetitions {

    private static final Set<Outcome> STANDSTILL = Set.of(Outcome.SKIPPED, Outcome.REFUSED, Outcome.FAILED);
    private static final String SERIES = "SELECT earlier.id FROM run JOIN run earlier"
            + " ON earlier.account = run.account AND earlier.tenant = run.tenant"
            + " AND %s AND COALESCE(earlier.message_id, '') = COALESCE(run.message_id, '')"
            + " AND COALESCE(earlier.co_number, '') = COALESCE(run.co_number, '')"
            + " AND earlier.published_at = run.published_at AND earlier.mode = run.mode AND earlier.id <= run.id"
            + " WHERE run.id = ? ORDER BY earlier.id DESC LIMIT 3";

    /** A row of D-Tools' list may name no project. */
    private static final String OF_NO_PROJECT = SERIES.formatted(
            "earlier.project_id IS NULL AND earlier.project = run.project");
    private static final String OF_PROJECT = SERIES.formatted("earlier.project_id = run.project_id");

    private final JdbcClient jdbc;
    private final PollLog polls;
    private final Runs runs;
    private final RunProblems problems;

    public Repetitions(JdbcClient jdbc, PollLog polls, Runs runs, RunProblems problems) {
        this.jdbc = jdbc;
        this.polls = polls;
        this.runs = runs;
        this.problems = problems;
    }

    /**
     * Drops what the account's last complete poll has said once more. The poll itself stays whole: it says what waits
     * until the next one is done.
     */
    public void drop(Account account) {
        polls.lastComplete(account).ifPresent(poll -> runs.ofPoll(poll).forEach(this::dropBefore));
    }

    private void dropBefore(Run run) {
        String sameExport = run.projectId() == null ? OF_NO_PROJECT : OF_PROJECT;
        List<Run> series = jdbc.sql(sameExport).params(run.id()).query(Long.class).list().stream().map(runs::get)
                .toList();
        if (series.size() == 3 && repeats(series.get(0), series.get(1)) && repeats(series.get(1), series.get(2))) {
            drop(series.get(1));
        }
    }

    private void drop(Run run) {
        int dropped = jdbc.sql("DELETE FROM run WHERE id = ? AND NOT written AND NOT told AND NOT EXISTS"
                + " (SELECT 1 FROM kept_export WHERE kept_export.run_id = run.id)").params(run.id()).update();
        if (dropped > 0) {
            problems.save(run.id(), List.of());
        }
    }

    // Who asked for a run may come back for it; so may who got a mail about it.
    private boolean repeats(Run later, Run earlier) {
        return STANDSTILL.contains(later.outcome()) && later.outcome() == earlier.outcome()
                && later.retryOf() == null && later.created() + later.updated() + later.removed() == 0
                && reason(later).isPresent() && reason(later).equals(reason(earlier));
    }

    // Earlier releases have kept nothing but sentences of some runs, which tell nobody whether two are the same.
    private Optional<String> reason(Run run) {
        return Optional.ofNullable(run.outcome() == Outcome.SKIPPED ? run.cause()
                : Problem.identity(problems.of(run.id())))
                .filter(reason -> !reason.isEmpty());
    }
}
