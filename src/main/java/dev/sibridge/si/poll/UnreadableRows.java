package dev.sibridge.si.poll;

import dev.sibridge.account.Account;
import dev.sibridge.failure.Problem;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.RunDetails;
import dev.sibridge.history.Runs;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.ProjectInfo;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What becomes of rows of D-Tools' list that are at fault: each is a run of its own that ends refused, unacknowledged,
 * until SI exports its project anew.
 */
@Component
public class UnreadableRows {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRows.class);
    private static final String TODO = "Export the project again in SI: the new row takes the place of this one. If it"
            + " stays, ask D-Tools' support.";

    private static final String UNKNOWN = "Which project it is of cannot be told. Export in SI what is missing in"
            + " ConnectWise, and ask D-Tools' support to take this row out of the list.";

    private final JdbcClient jdbc;
    private final Runs runs;
    private final RunDetails details;

    public UnreadableRows(JdbcClient jdbc, Runs runs, RunDetails details) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.details = details;
    }

    /** Refuses a row with all that is wrong. Returns its run's id. */
    long refuse(ProjectInfo row, Account account, long poll, Purpose purpose, String settings) {
        String name = name(row);
        long id = runs.add(poll, account, row.withName(name), settings, purpose);
        List<Problem> problems = row.faults().stream()
                .map(fault -> new Problem("unreadable", fault.message(), null, fault.member(),
                        namesProject(row) ? TODO : UNKNOWN)).toList();
        details.problems(id, problems);
        String messages = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
        runs.finish(id, Outcome.REFUSED, messages);
        LOG.atLevel(isNews(account, name, messages) ? Level.ERROR : Level.DEBUG)
                .log("Run {}, {}: refused. {}", id, name, messages);
        return id;
    }

    private boolean isNews(Account account, String name, String messages) {
        return jdbc.sql("SELECT COUNT(*) FROM run WHERE poll_id = (SELECT MAX(id) FROM poll WHERE account = ?"
                        + " AND state = 'done' AND listed) AND project = ? AND messages = ?")
                .params(account.name(), name, messages).query(Long.class).single() == 0;
    }

    /** Whether it is clear which project or change order a row is about. */
    static boolean namesProject(ProjectInfo row) {
        return row.id() != null && !row.isAtFault("CONumber");
    }

    /**
     * Whether nobody can say that a project is still there: a row of it that may be newer than its newest readable one
     * does not say whether it was deleted or archived.
     */
    static boolean castsDoubtOn(ProjectInfo newest, ProjectInfo row) {
        return row.isAtFault("Deleted", "Archived") && (row.publishedOnUnixTimeMs() == 0
                || row.publishedOnUnixTimeMs() > newest.publishedOnUnixTimeMs());
    }

    /** Whether SI has exported the project anew since, so that nobody need understand the row any more. */
    static boolean isSupersededBy(ProjectInfo newest, ProjectInfo row) {
        return row.publishedOnUnixTimeMs() > 0 && row.publishedOnUnixTimeMs() < newest.publishedOnUnixTimeMs();
    }

    private static String name(ProjectInfo row) {
        String name = Text.firstFilled(row.name(), row.number(), row.id());
        return name.isEmpty() ? "A row without a name" : name;
    }
}
