package dev.sibridge.twoway.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.twoway.merge.MergePlan.Loss;
import dev.sibridge.twoway.merge.Situation.Spot;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Pair.Agreed;
import dev.sibridge.twoway.model.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The journal: every value that somebody typed and that yielded to another, and those that wait for a person. */
@Component
public class Journal {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final String OF_PROJECT = "SELECT * FROM two_way_conflict WHERE project_id = ? ORDER BY id";

    private final JdbcClient jdbc;
    private final Clock clock;

    public Journal(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A row of the journal.
     *
     * @param name   of the record, as people know it
     * @param loss   the values; {@link Loss#taken} is null while a person must decide
     * @param by     who decided; null for the field's rule
     * @param carriedOut when both sides had the value that was taken; null while that is to be done
     */
    public record Row(long id, String name, Loss loss, String by, Instant noticed, Instant carriedOut) {
    }

    /** Notes what yields, or waits for a person; of what waits already is noted what it is by now. */
    @Transactional
    public void note(long project, String name, Loss loss) {
        if (loss.taken() == null && jdbc.sql("UPDATE two_way_conflict SET tool_value = ?, manage_value = ?"
                        + " WHERE project_id = ? AND pair_key = ? AND field = ? AND taken IS NULL AND decided_at IS NULL")
                .params(json(loss.field(), loss.tool()), json(loss.field(), loss.manage()), project, loss.pair(),
                        loss.field().name()).update() > 0) {
            return;
        }
        long now = clock.millis();
        jdbc.sql("INSERT INTO two_way_conflict (project_id, pair_key, field, name, base_tool, base_manage, tool_value,"
                        + " manage_value, taken, noticed_at, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(project, loss.pair(), loss.field().name(), name,
                        loss.base() == null ? null : json(loss.field(), loss.base().tool()),
                        loss.base() == null ? null : json(loss.field(), loss.base().manage()),
                        json(loss.field(), loss.tool()), json(loss.field(), loss.manage()),
                        loss.taken() == null ? null : loss.taken().name(), now, loss.taken() == null ? null : now)
                .update();
    }

    /** All of a project, as they came. */
    public List<Row> of(long project) {
        return jdbc.sql(OF_PROJECT).param(project).query((row, number) -> row(row)).list();
    }

    /** The project that a row belongs to; empty when there is none of that id. */
    public Optional<Long> projectOf(long conflict) {
        return jdbc.sql("SELECT project_id FROM two_way_conflict WHERE id = ?").param(conflict).query(Long.class)
                .optional();
    }

    /**
     * A person decides whose value counts.
     *
     * @return false when nothing waits under that number any more
     */
    public boolean decide(long conflict, Side taken, String by) {
        return jdbc.sql("UPDATE two_way_conflict SET taken = ?, taken_by = ? WHERE id = ? AND decided_at IS NULL")
                .params(taken.name(), by, conflict).update() == 1;
    }

    /** What people have decided and no pass has carried out yet. */
    public Map<Spot, Side> decisions(long project) {
        Map<Spot, Side> decisions = new HashMap<>();
        of(project).stream().filter(row -> row.loss().taken() != null && row.carriedOut() == null)
                .forEach(row -> decisions.put(new Spot(row.loss().pair(), row.loss().field()), row.loss().taken()));
        return decisions;
    }

    /** Both sides agree on a field: nothing of it waits any more. */
    public void settle(long project, Spot spot) {
        jdbc.sql("UPDATE two_way_conflict SET decided_at = ? WHERE project_id = ? AND pair_key = ? AND field = ?"
                        + " AND decided_at IS NULL")
                .params(clock.millis(), project, spot.pair(), spot.field().name()).update();
    }

    private static Row row(ResultSet row) throws SQLException {
        Field field = Field.valueOf(row.getString("field"));
        Agreed base = row.getString("base_tool") == null ? null
                : new Agreed(value(field, row.getString("base_tool")), value(field, row.getString("base_manage")));
        String taken = row.getString("taken");
        Object carriedOut = row.getObject("decided_at");
        return new Row(row.getLong("id"), row.getString("name"), new Loss(row.getString("pair_key"), field, base,
                value(field, row.getString("tool_value")), value(field, row.getString("manage_value")),
                taken == null ? null : Side.valueOf(taken)), row.getString("taken_by"),
                Instant.ofEpochMilli(row.getLong("noticed_at")),
                carriedOut == null ? null : Instant.ofEpochMilli((Long) carriedOut));
    }

    private static String json(Field field, Object value) {
        return field.type().json(value).toString();
    }

    private static Object value(Field field, String json) {
        try {
            JsonNode value = JSON.readTree(Objects.requireNonNull(json));
            return field.type().value(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The table two_way_conflict contains a value that is not JSON", e);
        }
    }
}
