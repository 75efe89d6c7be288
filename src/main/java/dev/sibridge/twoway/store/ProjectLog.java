package dev.sibridge.twoway.store;

import dev.sibridge.account.Account;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was written where and why, and what a side refused in its own words: for people, project by project. */
@Component
public class ProjectLog {

    private final JdbcClient jdbc;
    private final Clock clock;

    public ProjectLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A row of the log.
     *
     * @param what   happened: a stable word
     * @param side   on which it happened; null when it is about neither
     * @param kind   of the record; null when it is about none
     * @param name   of the record, as people know it; null when it is not known
     * @param field  that it is about; null for the whole record
     * @param reason for people; null when there is none
     */
    public record Row(Instant at, String what, Side side, Kind kind, String name, Field field, String reason) {
    }

    public void add(long project, String what, Side side, Kind kind, String name, Field field, String reason) {
        jdbc.sql("INSERT INTO two_way_log (project_id, at, what, side, kind, name, field, reason)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(project, clock.millis(), what, side == null ? null : side.name(),
                        kind == null ? null : kind.name(), name, field == null ? null : field.name(), reason).update();
    }

    /** The rows of a project, the newest first, so many on a page; the first page is 0. */
    public List<Row> of(long project, int page, int most) {
        return jdbc.sql("SELECT * FROM two_way_log WHERE project_id = ? ORDER BY id DESC LIMIT ? OFFSET ?")
                .params(project, most, (long) page * most).query((row, number) -> row(row)).list();
    }

    /** How many rows a project has. */
    public int count(long project) {
        return jdbc.sql("SELECT COUNT(*) FROM two_way_log WHERE project_id = ?").param(project).query(Integer.class)
                .single();
    }

    /** When anything was noted of a project last; empty when nothing was. */
    public Optional<Instant> last(long project) {
        return jdbc.sql("SELECT MAX(at) FROM two_way_log WHERE project_id = ?").param(project).query(Long.class)
                .optional().map(Instant::ofEpochMilli);
    }

    /** The rows of one kind of all projects of an account, from a time on, the newest first. */
    public List<Row> since(Account account, String what, Instant from) {
        return jdbc.sql("SELECT * FROM two_way_log WHERE what = ? AND at >= ? AND project_id IN (SELECT id"
                        + " FROM two_way_project WHERE account = ? AND tenant = ?) ORDER BY id DESC")
                .params(what, from.toEpochMilli(), account.name(), account.tenant())
                .query((row, number) -> row(row)).list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(Instant.ofEpochMilli(row.getLong("at")), row.getString("what"),
                row.getString("side") == null ? null : Side.valueOf(row.getString("side")),
                row.getString("kind") == null ? null : Kind.valueOf(row.getString("kind")), row.getString("name"),
                row.getString("field") == null ? null : Field.valueOf(row.getString("field")),
                row.getString("reason"));
    }

    /** Whether a project's log has a row of this kind already: what is said once is not said at each pass. */
    public boolean has(long project, String what, String name, Field field) {
        return jdbc.sql("SELECT COUNT(*) FROM two_way_log WHERE project_id = ? AND what = ? AND name = ?"
                        + (field == null ? " AND field IS NULL" : " AND field = '" + field.name() + "'"))
                .params(project, what, name).query(Integer.class).single() > 0;
    }
}
