package dev.sibridge.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.failure.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** What keeps exports from Manage, run by run, in the order in which people read it. */
@Repository
public class RunProblems {

    /** The code of work that nobody goes on with. */
    public static final String INTERRUPTED = "interrupted";

    private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {
    };
    private static final RowMapper<Problem> PROBLEM = (row, number) -> problem(row);
    private static final RowMapper<Map.Entry<Long, Problem>> OF_RUN =
            (row, number) -> Map.entry(row.getLong("run_id"), problem(row));
    private static final int AT_ONCE = 500;

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    public RunProblems(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Notes what keeps a run's export from Manage, in place of what was noted before. */
    public void save(long run, List<Problem> problems) {
        forget(run, rows(run));
        jdbc.batchUpdate("INSERT INTO run_problem (run_id, position, kind, code, subject, row_name, field, sentence,"
                + " todo) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", IntStream.range(0, problems.size())
                .mapToObj(position -> row(run, position, problems.get(position))).toList());
    }

    /** Takes back that a run was interrupted: somebody was at work on it after all. */
    void wasNotInterrupted(long run) {
        forget(run, rows(run).stream().filter(problem -> problem.code().equals(INTERRUPTED)).toList());
    }

    // To delete rows that are not there would lock out whoever adds any: processes that end runs at the same moment.
    private void forget(long run, List<Problem> noted) {
        noted.stream().map(Problem::code).distinct().forEach(code ->
                jdbc.update("DELETE FROM run_problem WHERE run_id = ? AND code = ?", run, code));
    }

    private static Object[] row(long run, int position, Problem problem) {
        return new Object[] {run, position, problem.kind().name(), problem.code(), problem.subject(), problem.row(),
            problem.field(), problem.message(), problem.todo()};
    }

    /** What keeps a run's export from Manage; empty for nothing. */
    public List<Problem> of(long run) {
        List<Problem> problems = rows(run);
        return problems.isEmpty() ? earlierReleases(run) : problems;
    }

    private List<Problem> rows(long run) {
        return jdbc.query("SELECT * FROM run_problem WHERE run_id = ? ORDER BY position", PROBLEM, run);
    }

    /** The same of several runs, as far as this release has noted it; without those that have none. */
    public Map<Long, List<Problem>> of(Collection<Long> runs) {
        List<Long> all = List.copyOf(runs);
        return IntStream.iterate(0, from -> from < all.size(), from -> from + AT_ONCE).boxed()
                .flatMap(from -> rows(all.subList(from, Math.min(from + AT_ONCE, all.size()))).stream())
                .collect(byRun());
    }

    private List<Map.Entry<Long, Problem>> rows(List<Long> runs) {
        return new NamedParameterJdbcTemplate(jdbc).query("SELECT * FROM run_problem WHERE run_id IN (:runs)"
                + " ORDER BY run_id, position", Map.of("runs", runs), OF_RUN);
    }

    /** The same of all runs of a poll; without those that have none. */
    public Map<Long, List<Problem>> ofPoll(long poll) {
        return jdbc.query("SELECT run_problem.* FROM run JOIN run_problem ON run_problem.run_id = run.id"
                + " WHERE run.poll_id = ? ORDER BY run.id, position", OF_RUN, poll).stream().collect(byRun());
    }

    private static Collector<Map.Entry<Long, Problem>, ?, Map<Long, List<Problem>>> byRun() {
        return Collectors.groupingBy(Map.Entry::getKey, LinkedHashMap::new,
                Collectors.mapping(Map.Entry::getValue, Collectors.toList()));
    }

    private List<Problem> earlierReleases(long run) {
        return jdbc.queryForList("SELECT problems FROM run WHERE id = ? AND problems IS NOT NULL", String.class, run)
                .stream().flatMap(problems -> read(problems).stream()).toList();
    }

    private List<Problem> read(String problems) {
        try {
            return json.readValue(problems, PROBLEMS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The history contains problems that are not JSON", e);
        }
    }

    private static Problem problem(ResultSet row) throws SQLException {
        return new Problem(Kind.valueOf(row.getString("kind")), row.getString("code"), row.getString("sentence"),
                row.getString("row_name"), row.getString("field"), row.getString("todo"), row.getString("subject"));
    }
}
