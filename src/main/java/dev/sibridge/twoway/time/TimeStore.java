package dev.sibridge.twoway.time;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.twoway.model.Pair.Agreed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is remembered of time entries, by project and the tool's id. Beside the pairs of a project, which are what its
 * merge is about: time goes one way and never through that merge, and a claim must say what was sent and since when.
 */
@Component
public class TimeStore {

    private static final ObjectMapper JSON = new ObjectMapper()
            // Figures stay as they are.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final String OF_ENTRY = " WHERE project_id = ? AND tool_id = ?";
    private static final String TOOL = "tool";
    private static final String MANAGE = "manage";

    private final JdbcClient jdbc;

    public TimeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of a project. */
    List<TimeRow> of(long project) {
        return jdbc.sql("SELECT * FROM two_way_time WHERE project_id = ? ORDER BY tool_id").param(project)
                .query((row, number) -> row(row)).list();
    }

    /**
     * Claims the making of an entry's twin: true for exactly one of those who try.
     *
     * @param before the claim that is taken over, since nothing came of it; null for none
     * @param sent   what Manage will be sent, by which it can be looked for
     */
    boolean claim(long project, TimeEntry entry, Instant before, Instant now, Map<TimeField, Agreed> sent) {
        remember(project, entry.id(), entry.created());
        return jdbc.sql("UPDATE two_way_time SET claimed_at = ?, base = ?, tool_created = ?" + OF_ENTRY
                        + " AND manage_id IS NULL AND (claimed_at = ? OR claimed_at IS NULL AND ? IS NULL)")
                .params(now.toEpochMilli(), write(sent), millis(entry.created()), project, entry.id(),
                        millis(before), millis(before)).update() == 1;
    }

    /** Gives a claim back: the twin was certainly not made. */
    void release(long project, String toolId) {
        jdbc.sql("UPDATE two_way_time SET claimed_at = NULL, base = '{}'" + OF_ENTRY).params(project, toolId).update();
    }

    /** Remembers an entry's twin. */
    void pair(long project, String toolId, Instant created, String manageId, Map<TimeField, Agreed> base) {
        remember(project, toolId, created);
        jdbc.sql("UPDATE two_way_time SET tool_created = ?, manage_id = ?, base = ?, claimed_at = NULL, said = NULL"
                + OF_ENTRY).params(millis(created), manageId, write(base), project, toolId).update();
    }

    /** Remembers all that both sides agree on. */
    void agree(long project, String toolId, Map<TimeField, Agreed> base) {
        jdbc.sql("UPDATE two_way_time SET base = ?" + OF_ENTRY).params(write(base), project, toolId).update();
    }

    /** Remembers what the log says about an entry; false when it has said that already. Null is nothing. */
    boolean say(long project, String toolId, Instant created, String text) {
        remember(project, toolId, created);
        return jdbc.sql("UPDATE two_way_time SET said = ?" + OF_ENTRY + " AND COALESCE(said, '') <> ?")
                .params(text, project, toolId, text == null ? "" : text).update() == 1;
    }

    /** Forgets an entry; neither side is touched. */
    void forget(long project, String toolId) {
        jdbc.sql("DELETE FROM two_way_time" + OF_ENTRY).params(project, toolId).update();
    }

    /** Forgets all of a project, which is not paired any more. */
    public void forget(long project) {
        jdbc.sql("DELETE FROM two_way_time WHERE project_id = ?").param(project).update();
    }

    private void remember(long project, String toolId, Instant created) {
        if (jdbc.sql("SELECT COUNT(*) FROM two_way_time" + OF_ENTRY).params(project, toolId).query(Integer.class)
                .single() > 0) {
            return;
        }
        try {
            jdbc.sql("INSERT INTO two_way_time (project_id, tool_id, tool_created, base) VALUES (?, ?, ?, '{}')")
                    .params(project, toolId, millis(created)).update();
        } catch (DuplicateKeyException e) {
            // Another pass was faster; who may go on is decided by the claim.
        }
    }

    private static TimeRow row(ResultSet row) throws SQLException {
        return new TimeRow(row.getString("tool_id"), instant(row, "tool_created"), row.getString("manage_id"),
                instant(row, "claimed_at"), read(row.getString("base")), row.getString("said"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Long millis = (Long) row.getObject(column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static Long millis(Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static String write(Map<TimeField, Agreed> base) {
        ObjectNode json = JSON.createObjectNode();
        base.forEach((field, agreed) -> json.putObject(field.wireName())
                .<ObjectNode>set(TOOL, field.inTool().json(agreed.tool()))
                .set(MANAGE, field.inManage().json(agreed.manage())));
        return json.toString();
    }

    /** Fields that this release does not know are left out. */
    /** How many of the tool's time entries are not in Manage as they are there, as the last pass found. */
    public int unsent(long project) {
        return jdbc.sql("SELECT unsent_time FROM two_way_project WHERE id = ?").param(project).query(Integer.class)
                .single();
    }

    /** Notes the same. */
    public void unsent(long project, int entries) {
        jdbc.sql("UPDATE two_way_project SET unsent_time = ? WHERE id = ?").params(entries, project).update();
    }

    private static Map<TimeField, Agreed> read(String base) {
        try {
            JsonNode json = JSON.readTree(base);
            Map<TimeField, Agreed> read = new EnumMap<>(TimeField.class);
            for (TimeField field : TimeField.values()) {
                JsonNode agreed = json.path(field.wireName());
                if (agreed.isObject()) {
                    read.put(field, new Agreed(field.inTool().value(agreed.path(TOOL)),
                            field.inManage().value(agreed.path(MANAGE))));
                }
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The table two_way_time contains a base that is not JSON", e);
        }
    }
}
