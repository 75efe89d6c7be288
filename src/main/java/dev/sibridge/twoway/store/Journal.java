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
    private static final String OPEN = " WHERE project_id = ? AND pair_key = ? AND field = ? AND decided_at IS NULL";
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

    /**
     * Notes what yields, or waits for a person; of what waits already is noted what it is by now. What a rule has made
     * yield and was not written over yet, as its side did not answer, yields once.
     */
    @Transactional
    public void note(long project, String name, Loss loss) {
        if (loss.taken() == null && jdbc.sql("UPDATE two_way_conflict SET tool_value = ?, manage_value = ?" + OPEN
                        + " AND taken IS NULL")
                .params(json(loss.field(), loss.tool()), json(loss.field(), loss.manage()), project, loss.pair(),
                        loss.field().name()).update() > 0) {
            return;
        }
        if (loss.taken() != null && isDecided(project, loss)) {
            return;
        }
        if (loss.taken() != null && last(project, spot(loss)).filter(row -> row.by() == null)
                .map(Row::loss).filter(loss::equals).isPresent()) {
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

    /** What a person has decided yields as it is when that is carried out: somebody may have changed it since. */
    private boolean isDecided(long project, Loss loss) {
        return jdbc.sql("UPDATE two_way_conflict SET tool_value = ?, manage_value = ?" + OPEN
                        + " AND taken = ? AND undoes IS NULL")
                .params(json(loss.field(), loss.tool()), json(loss.field(), loss.manage()), project, loss.pair(),
                        loss.field().name(), loss.taken().name()).update() > 0;
    }

    private Optional<Row> last(long project, Spot spot) {
        return jdbc.sql("SELECT * FROM two_way_conflict WHERE project_id = ? AND pair_key = ? AND field = ?"
                        + " ORDER BY id DESC LIMIT 1").params(project, spot.pair(), spot.field().name())
                .query((row, number) -> row(row)).optional();
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

    /** What becomes of a person's decision. */
    public enum Answer {
        /** The next pass carries it out. */
        ACCEPTED,
        /** That side's value counts already. */
        COUNTS_ALREADY,
        /** The field was changed since: what the decision is about stands nowhere any more. */
        CHANGED_SINCE,
        /** There is no such row. */
        UNKNOWN
    }

    /**
     * A person decides whose value counts: of what waits, or against what a rule or a person has decided before. Then
     * the value that had yielded is written to both sides, unless the field was changed since.
     */
    @Transactional
    public Answer decide(long conflict, Side taken, String by) {
        int waiting = jdbc.sql("UPDATE two_way_conflict SET taken = ?, taken_by = ? WHERE id = ? AND decided_at IS NULL"
                + " AND undoes IS NULL").params(taken.name(), by, conflict).update();
        return waiting == 1 ? Answer.ACCEPTED
                : jdbc.sql("SELECT * FROM two_way_conflict WHERE id = ?").param(conflict)
                .query((row, number) -> restore(row.getLong("project_id"), row(row), taken, by))
                .optional().orElse(Answer.UNKNOWN);
    }

    private Answer restore(long project, Row row, Side taken, String by) {
        Loss loss = row.loss();
        boolean stands = row.carriedOut() == null || stands(project, loss);
        if (loss.taken() == taken && stands) {
            return Answer.COUNTS_ALREADY;
        }
        if (loss.taken() == null || loss.taken() == taken || row.carriedOut() == null || !stands) {
            return Answer.CHANGED_SINCE;
        }
        jdbc.sql("DELETE FROM two_way_conflict WHERE undoes = ? AND decided_at IS NULL").param(row.id()).update();
        jdbc.sql("INSERT INTO two_way_conflict (project_id, pair_key, field, name, base_tool, base_manage,"
                        + " tool_value, manage_value, taken, taken_by, noticed_at, undoes)"
                        + " SELECT project_id, pair_key, field, name, base_tool, base_manage, tool_value,"
                        + " manage_value, ?, ?, ?, id FROM two_way_conflict WHERE id = ?")
                .params(taken.name(), by, clock.millis(), row.id()).update();
        return Answer.ACCEPTED;
    }

    /** Whether what won is what both sides agreed on last. */
    private boolean stands(long project, Loss loss) {
        Side winner = loss.taken();
        return jdbc.sql("SELECT base FROM two_way_pair WHERE project_id = ? AND pair_key = ?")
                .params(project, loss.pair()).query(String.class).optional()
                .map(base -> Bases.read(loss.field().kind(), base).get(loss.field()))
                .filter(agreed -> Objects.equals(agreed.on(winner), loss.on(winner))).isPresent();
    }

    /** What people have decided and no pass has carried out yet. */
    public Map<Spot, Side> decisions(long project) {
        Map<Spot, Side> decisions = new HashMap<>();
        open(project, "undoes IS NULL").forEach(loss -> decisions.put(spot(loss), loss.taken()));
        return decisions;
    }

    /** What had yielded, is wanted back, and was not written yet; each with the side whose value counts now. */
    public Map<Spot, Loss> restores(long project) {
        Map<Spot, Loss> restores = new HashMap<>();
        open(project, "undoes IS NOT NULL").forEach(loss -> restores.put(spot(loss), loss));
        return restores;
    }

    private List<Loss> open(long project, String which) {
        return jdbc.sql("SELECT * FROM two_way_conflict WHERE project_id = ? AND taken IS NOT NULL"
                        + " AND decided_at IS NULL AND " + which + " ORDER BY id").param(project)
                .query((row, number) -> row(row).loss()).list();
    }

    private static Spot spot(Loss loss) {
        return new Spot(loss.pair(), loss.field());
    }

    /** Both sides agree on a field: nothing of it waits any more. */
    public void settle(long project, Spot spot) {
        jdbc.sql("UPDATE two_way_conflict SET decided_at = ?" + OPEN + " AND undoes IS NULL")
                .params(clock.millis(), project, spot.pair(), spot.field().name()).update();
    }

    /** A record is made anew, or gone: nothing of it waits any more. */
    public void settle(long project, String pair) {
        jdbc.sql("UPDATE two_way_conflict SET decided_at = ? WHERE project_id = ? AND pair_key = ?"
                + " AND decided_at IS NULL AND undoes IS NULL").params(clock.millis(), project, pair).update();
    }

    /** What was wanted back stands on both sides, or cannot be had back; then nothing is left of that wish. */
    public void restored(long project, Spot spot, boolean done) {
        if (done) {
            jdbc.sql("UPDATE two_way_conflict SET decided_at = ?" + OPEN + " AND undoes IS NOT NULL")
                    .params(clock.millis(), project, spot.pair(), spot.field().name()).update();
        } else {
            jdbc.sql("DELETE FROM two_way_conflict" + OPEN + " AND undoes IS NOT NULL")
                    .params(project, spot.pair(), spot.field().name()).update();
        }
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
