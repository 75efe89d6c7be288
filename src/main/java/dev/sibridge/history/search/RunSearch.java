package dev.sibridge.history.search;

import dev.sibridge.engine.model.SyncRun.Mode;
import dev.sibridge.history.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds runs for people, the newest first. */
@Repository
public class RunSearch {

    // A row may hold megabytes that no list shows.
    private static final String SELECT = "SELECT id, poll_id, account, project_id, co_number, project, client,"
            + " project_number, progress, sales_rep, price, published_at, outcome, started_at, ms, calls, created,"
            + " updated, removed, messages, mode, retry_of FROM run WHERE ";
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;

    public RunSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param page from 0 */
    public List<FoundRun> page(RunFilter filter, int page, int size) {
        Conditions conditions = Conditions.of(filter);
        // The database sorts and skips ids, not rows.
        List<Long> ids = conditions.bind(jdbc.sql("SELECT id FROM run WHERE " + conditions.sql()
                + " ORDER BY id DESC LIMIT " + size + " OFFSET " + (long) page * size)).query(Long.class).list();
        return ids.isEmpty() ? List.of() : jdbc.sql(SELECT + "id IN (:ids) ORDER BY id DESC").param("ids", ids)
                .query(RunSearch::run).list();
    }

    /** How many there are over all pages. */
    public long count(RunFilter filter) {
        Conditions conditions = Conditions.of(filter);
        return conditions.bind(jdbc.sql("SELECT COUNT(*) FROM run WHERE " + conditions.sql())).query(Long.class)
                .single();
    }

    /** Passes all of them, however many: no more than {@value #AT_ONCE} are in memory. */
    public void each(RunFilter filter, Consumer<FoundRun> taker) {
        Conditions conditions = Conditions.of(filter);
        long before = Long.MAX_VALUE;
        List<FoundRun> some;
        do {
            some = conditions.bind(jdbc.sql(SELECT + conditions.sql() + " AND id < :before ORDER BY id DESC LIMIT "
                    + AT_ONCE)).param("before", before).query(RunSearch::run).list();
            some.forEach(taker);
            before = some.isEmpty() ? before : some.get(some.size() - 1).id();
        } while (some.size() == AT_ONCE);
    }

    /** One run; empty when there is none of that id. */
    public Optional<FoundRun> find(long id) {
        return jdbc.sql(SELECT + "id = ?").params(id).query(RunSearch::run).optional();
    }

    private static FoundRun run(ResultSet row, int number) throws SQLException {
        return new FoundRun(row.getLong("id"), row.getLong("poll_id"), row.getString("account"),
                row.getString("project_id"), row.getString("co_number"), row.getString("project"),
                row.getString("client"), row.getString("project_number"), row.getString("progress"),
                row.getString("sales_rep"), row.getBigDecimal("price"), row.getLong("published_at"),
                Outcome.of(row.getString("outcome")), row.getLong("started_at"), row.getLong("ms"),
                row.getInt("calls"), row.getInt("created"), row.getInt("updated"), row.getInt("removed"),
                row.getString("messages"), Mode.valueOf(row.getString("mode")),
                row.getObject("retry_of", Long.class));
    }
}
