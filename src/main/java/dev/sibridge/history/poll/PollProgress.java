package dev.sibridge.history.poll;

import dev.sibridge.history.Outcome;
import dev.sibridge.history.RunDetails;
import dev.sibridge.history.RunStep;
import dev.sibridge.history.RunStep.State;
import dev.sibridge.history.poll.PollTimes.When;
import dev.sibridge.text.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far a poll is, project by project, for whoever watches it. Every process on the database sees the same. */
@Repository
public class PollProgress {

    /** More than anybody reads; those that are worked on come first. */
    static final int MOST = 200;
    private static final int FIRST_LINES = 3;
    private static final int LONGEST_LINE = 300;
    private static final double TOO_EARLY_TO_SAY = 0.1;

    private final JdbcClient jdbc;
    private final RunDetails details;
    private final PollTimes times;
    private final Clock clock;

    public PollProgress(JdbcClient jdbc, RunDetails details, PollTimes times, Clock clock) {
        this.jdbc = jdbc;
        this.details = details;
        this.times = times;
        this.clock = clock;
    }

    /**
     * How far a poll is.
     *
     * @param done        exports that are dealt with
     * @param total       exports that the poll found so far
     * @param secondsLeft how long it may still take, as it went so far; null when that cannot be said
     * @param projects    at most {@value #MOST}: those that are worked on, those that wait, then the others
     */
    public record Progress(When when, int done, int total, Long secondsLeft, List<ProjectProgress> projects) {
    }

    /**
     * How far an export is.
     *
     * @param coNumber of a change order; null for the project itself
     * @param outcome  null while it waits or is worked on
     * @param begun    whether somebody is or was at work on it
     * @param message  for people, a line each; null for none
     */
    public record ProjectProgress(long run, String project, String client, String coNumber, Outcome outcome,
            boolean begun, List<RunStep> steps, String message) {

        /** The first of the message's lines, each cut to a length that can be read at a glance. */
        public List<String> lines() {
            return message.lines().limit(FIRST_LINES).map(line -> Text.cut(line, LONGEST_LINE)).toList();
        }

        /** How many lines there are beyond those. */
        public long more() {
            return Math.max(0, message.lines().count() - FIRST_LINES);
        }
    }

    private record Sums(int done, int total, int workDone, int work) {
    }

    /** The progress of a poll that there is. */
    public Progress of(Poll poll) {
        When when = times.of(poll.id());
        Sums sums = jdbc.sql("SELECT COUNT(*) AS total, COUNT(outcome) AS done,"
                        + " COALESCE(SUM(CASE WHEN begun OR outcome IS NULL THEN 1 ELSE 0 END), 0) AS work,"
                        + " COALESCE(SUM(CASE WHEN begun AND outcome IS NOT NULL THEN 1 ELSE 0 END), 0) AS work_done"
                        + " FROM run WHERE poll_id = ?").params(poll.id())
                .query((row, number) -> new Sums(row.getInt("done"), row.getInt("total"), row.getInt("work_done"),
                        row.getInt("work"))).single();
        List<ProjectProgress> projects = jdbc.sql("SELECT id, project, client, co_number, outcome, begun, steps,"
                        + " messages FROM run WHERE poll_id = ? ORDER BY CASE WHEN outcome IS NOT NULL THEN 2"
                        + " WHEN begun THEN 0 ELSE 1 END, id LIMIT " + MOST)
                .params(poll.id()).query(this::project).list();
        return new Progress(when, sums.done(), sums.total(), poll.state() == Poll.State.RUNNING
                ? left(sums, projects, Duration.between(when.startedAt(), clock.instant())).orElse(null) : null,
                projects);
    }

    private static Optional<Long> left(Sums sums, List<ProjectProgress> projects, Duration sofar) {
        double steps = projects.stream().filter(project -> project.outcome() == null)
                .mapToLong(project -> project.steps().stream().filter(PollProgress::isOver).count()).sum();
        double part = sums.work() == 0 ? 0 : (sums.workDone() + steps / RunStep.none().size()) / sums.work();
        return part < TOO_EARLY_TO_SAY ? Optional.empty()
                : Optional.of(Math.round(sofar.toMillis() * (1 - part) / part / 1000));
    }

    private static boolean isOver(RunStep step) {
        return step.state() == State.DONE || step.state() == State.UNCHANGED;
    }

    private ProjectProgress project(ResultSet row, int number) throws SQLException {
        Outcome outcome = Outcome.of(row.getString("outcome"));
        return new ProjectProgress(row.getLong("id"), row.getString("project"), row.getString("client"),
                row.getString("co_number"), outcome, row.getBoolean("begun"),
                details.steps(row.getString("steps"), outcome != null), row.getString("messages"));
    }
}
