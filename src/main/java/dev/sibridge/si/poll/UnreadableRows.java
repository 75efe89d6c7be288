package dev.sibridge.si.poll;

import dev.sibridge.account.Account;
import dev.sibridge.failure.Problem;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.RunEnds;
import dev.sibridge.history.RunProblems;
import dev.sibridge.history.Runs;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.ProjectInfo;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;

/**
 * What becomes of rows of D-Tools' list that are at fault: each is a run of its own that ends refused, unacknowledged,
 * until SI exports its project anew.
 */
@Component
public class UnreadableRows {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRows.class);
    private static final String TODO = "Export the project again in SI: the new entry replaces this one. If it"
            + " stays, ask D-Tools' support.";

    private static final String UNKNOWN = "It does not say which project it belongs to. Export in SI what is missing in"
            + " ConnectWise, and ask D-Tools' support to remove this entry from the list.";

    private final Runs runs;
    private final RunEnds ends;
    private final RunProblems problems;

    public UnreadableRows(Runs runs, RunEnds ends, RunProblems problems) {
        this.runs = runs;
        this.ends = ends;
        this.problems = problems;
    }

    /** Refuses a row with all that is wrong. Returns its run's id. */
    long refuse(ProjectInfo row, Account account, long poll, Purpose purpose, String settings) {
        String name = name(row);
        long id = runs.add(poll, account, row.withName(name), settings, purpose);
        List<Problem> faults = row.faults().stream()
                .map(fault -> new Problem("unreadable", fault.message(), null, fault.member(),
                        namesProject(row) ? TODO : UNKNOWN)).toList();
        String messages = faults.stream().map(Problem::toString).collect(Collectors.joining("\n"));
        ends.refused(id, messages, faults);
        LOG.atLevel(isNews(account, name, faults) ? Level.ERROR : Level.DEBUG)
                .log("Run {}, {}: refused. {}", id, name, messages);
        return id;
    }

    private boolean isNews(Account account, String name, List<Problem> faults) {
        String identity = Problem.identity(faults);
        return runs.ofLastPoll(account, name).stream().map(run -> problems.of(run.id()))
                .noneMatch(before -> Problem.identity(before).equals(identity));
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
        return name.isEmpty() ? "An entry without a name" : name;
    }
}
