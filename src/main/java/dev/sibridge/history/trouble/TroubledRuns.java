package dev.sibridge.history.trouble;

import dev.sibridge.account.Account;
import dev.sibridge.failure.Problem;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.RunProblems;
import dev.sibridge.history.poll.PollLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How projects fared last, where that was not well. A later run that is well, or waits for a person, is how a project
 * fares now; a preview, or a run that another one made needless, is not.
 */
@Repository
public class TroubledRuns {

    // What was written and is listed no more was acknowledged after all, though nobody heard the answer. A change order
    // waits as long as its project was not exported after it.
    private static final String LAST_OF_PROJECTS = "SELECT * FROM run WHERE account = ? AND tenant = ?"
            + " AND mode <> 'PREVIEW' AND project_id IS NOT NULL AND (outcome IN ('refused', 'failed')"
            + " AND NOT (written AND poll_id < COALESCE(" + PollLog.LAST_COMPLETE + ", 0))"
            + " OR outcome = 'skipped' AND co_number IS NOT NULL AND waiting IS NULL AND NOT EXISTS"
            + " (SELECT 1 FROM run parent WHERE parent.account = run.account AND parent.tenant = run.tenant"
            + " AND parent.project_id = run.project_id AND parent.co_number IS NULL"
            + " AND parent.published_at >= run.published_at))"
            + " AND NOT EXISTS (SELECT 1 FROM run later WHERE later.account = run.account AND later.tenant = run.tenant"
            + " AND later.project_id = run.project_id AND COALESCE(later.co_number, '') = COALESCE(run.co_number, '')"
            + " AND later.mode <> 'PREVIEW' AND later.id > run.id AND later.outcome IS NOT NULL"
            + " AND (later.outcome <> 'skipped' OR later.waiting IS NOT NULL"
            + " OR later.acknowledges AND later.skip_reason IS NOT NULL)) ORDER BY id";
    private static final String LISTED_WITHOUT_PROJECT = "SELECT * FROM run WHERE account = ? AND tenant = ?"
            + " AND mode <> 'PREVIEW' AND project_id IS NULL AND outcome IN ('refused', 'failed')"
            + " AND poll_id = " + PollLog.LAST_COMPLETE + " ORDER BY id";

    private static final String OF_PROJECT = " account = :account AND tenant = :tenant AND project_id = :project"
            + " AND COALESCE(co_number, '') = :coNumber AND mode <> 'PREVIEW' AND outcome ";
    private static final String FIRST = "SELECT MIN(started_at) FROM run JOIN run_problem why ON why.run_id = run.id"
            + " WHERE" + OF_PROJECT + "IS NOT NULL AND why.code = :code AND why.subject = :subject"
            + " AND run.id > COALESCE((SELECT MAX(id) FROM run WHERE" + OF_PROJECT + "IN ('synced', 'unchanged')), 0)";

    private final JdbcClient jdbc;
    private final RunProblems problems;

    public TroubledRuns(JdbcClient jdbc, RunProblems problems) {
        this.jdbc = jdbc;
        this.problems = problems;
    }

    /**
     * One thing that keeps a project from Manage.
     *
     * @param run       how the project fared last
     * @param projectId null for a row of D-Tools' list that names no project
     * @param coNumber  of a change order; null for a project
     * @param outcome   refused or failed; skipped for a change order that waits for its project's next export
     * @param problem   null for a run of an earlier release that kept nothing but {@code messages}
     * @param messages  for people, a line each; null for none
     * @param startedAt when the run began, in milliseconds since 1970 UTC
     */
    public record Trouble(long run, String projectId, String coNumber, String project, String client, Outcome outcome,
            Problem problem, String messages, long startedAt) {

        private Trouble with(Problem why) {
            return new Trouble(run, projectId, coNumber, project, client, outcome, why, messages, startedAt);
        }
    }

    /** All of an account's tenant, run by run, with a run's problems in the order in which people read them. */
    public List<Trouble> of(Account account) {
        List<Trouble> last = Stream.of(LAST_OF_PROJECTS, LISTED_WITHOUT_PROJECT).flatMap(sql -> jdbc.sql(sql)
                .params(account.name(), account.tenant(), account.name()).query(TroubledRuns::trouble).list().stream())
                .toList();
        Map<Long, List<Problem>> why = problems.of(last.stream().map(Trouble::run).toList());
        return last.stream().flatMap(one -> all(one, why.getOrDefault(one.run(), List.of()))).toList();
    }

    /** How many projects, and rows of D-Tools' list that name none, were refused or failed last. */
    public int count(Account account) {
        return Stream.of(LAST_OF_PROJECTS, LISTED_WITHOUT_PROJECT).mapToInt(sql -> jdbc.sql("SELECT COUNT(*) FROM ("
                        + sql + ") fared WHERE outcome IN ('refused', 'failed')")
                .params(account.name(), account.tenant(), account.name()).query(Integer.class).single()).sum();
    }

    private Stream<Trouble> all(Trouble last, List<Problem> noted) {
        if (noted.isEmpty() && last.outcome() == Outcome.SKIPPED) {
            return Stream.of();
        }
        List<Problem> why = noted.isEmpty() ? problems.of(last.run()) : noted;
        return why.isEmpty() ? Stream.of(last) : why.stream().map(last::with);
    }

    /**
     * When the project's first run began that ended for this since the project was well, in milliseconds since 1970
     * UTC. Of a series that ended for one reason, the history keeps at least the first and the last.
     */
    public long first(Account account, Trouble trouble) {
        return trouble.projectId() == null || trouble.problem() == null ? trouble.startedAt()
                : jdbc.sql(FIRST).param("account", account.name()).param("tenant", account.tenant())
                .param("project", trouble.projectId())
                .param("coNumber", Objects.requireNonNullElse(trouble.coNumber(), ""))
                .param("code", trouble.problem().code()).param("subject", trouble.problem().subject())
                .query(Long.class).optional().orElse(trouble.startedAt());
    }

    private static Trouble trouble(ResultSet row, int number) throws SQLException {
        return new Trouble(row.getLong("id"), row.getString("project_id"), row.getString("co_number"),
                row.getString("project"), row.getString("client"),
                Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)), null, row.getString("messages"),
                row.getLong("started_at"));
    }
}
