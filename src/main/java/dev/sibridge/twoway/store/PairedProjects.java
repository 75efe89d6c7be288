package dev.sibridge.twoway.store;

import dev.sibridge.account.Account;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Touch;
import dev.sibridge.twoway.store.PairedProject.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The projects that are paired, and what waits to be done for each. */
@Component
public class PairedProjects {

    private static final String SELECT = "SELECT * FROM two_way_project WHERE ";
    private static final String OF_ACCOUNT = SELECT + "account = ? AND tenant = ? ";

    /** What an id of Manage's looks like. */
    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    private final JdbcClient jdbc;
    private final Clock clock;

    public PairedProjects(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All of an account, by their ids; those that were unpaired are left out. */
    public List<PairedProject> of(Account account) {
        return jdbc.sql(OF_ACCOUNT + "AND state <> 'UNPAIRED' ORDER BY id").params(account.name(), account.tenant())
                .query((row, number) -> project(row)).list();
    }

    /** Empty when there is none under that id. */
    public Optional<PairedProject> byId(long id) {
        return jdbc.sql(SELECT + "id = ?").param(id).query((row, number) -> project(row)).optional();
    }

    /** The account that a project belongs to, by name; empty when there is none under that id. */
    public Optional<String> accountOf(long id) {
        return jdbc.sql("SELECT account FROM two_way_project WHERE id = ?").param(id).query(String.class).optional();
    }

    /** The one that has this id on a side, be it unpaired; empty for none. */
    public Optional<PairedProject> on(Account account, Side side, String id) {
        if (side == Side.MANAGE && !ID.matcher(id).matches()) {
            return Optional.empty();
        }
        return jdbc.sql(OF_ACCOUNT + "AND " + (side == Side.TOOL ? "tool_id" : "manage_id") + " = ?")
                .params(account.name(), account.tenant(), id(side, id)).query((row, number) -> project(row)).optional();
    }

    /**
     * Begins to import a project: it is paired from now on, and woken. One that was unpaired is paired again, as if it
     * had never been; of one that waits for its first pass, what is said now counts.
     *
     * @param from       the side that it is on, whose values win
     * @param newProject see {@link PairedProject}
     */
    public PairedProject begin(Account account, Side from, String id, String name, Map<String, Object> newProject) {
        Optional<PairedProject> known = on(account, from, id);
        if (known.isPresent()) {
            beginAgain(known.get(), from, name, newProject);
        } else {
            add(account, from, id, name, from, newProject);
        }
        return on(account, from, id).orElseThrow();
    }

    /**
     * Begins to import a project of Manage by itself: nobody has chosen whose values win. What is known already stays
     * as it is.
     */
    public void pairNew(Account account, String id, String name) {
        if (on(account, Side.MANAGE, id).isEmpty()) {
            add(account, Side.MANAGE, id, name, null, null);
        }
    }

    private void add(Account account, Side side, String id, String name, Side winner, Map<String, Object> newProject) {
        long now = clock.millis();
        Additions.add(() -> jdbc.sql("INSERT INTO two_way_project (account, tenant, manage_id, tool_id, name,"
                        + " state, import_from, new_project, approved, woken_at, paired_at) VALUES (?, ?, ?, ?, ?,"
                        + " 'IDLE', ?, ?, FALSE, ?, ?)")
                .params(account.name(), account.tenant(), side == Side.MANAGE ? id(side, id) : null,
                        side == Side.TOOL ? id : null, name, winner == null ? null : winner.name(),
                        NewProjects.write(newProject), now, now).update());
    }

    private void beginAgain(PairedProject known, Side from, String name, Map<String, Object> newProject) {
        long now = clock.millis();
        if (known.state() == State.UNPAIRED) {
            // A pass that was under way may have left some.
            forget(known.id());
        }
        if (known.state() == State.UNPAIRED || known.lastPass() == null) {
            jdbc.sql("UPDATE two_way_project SET name = ?, import_from = ?, new_project = ?, approved = FALSE,"
                            + " paired_at = ?, last_pass = NULL WHERE id = ?")
                    .params(name, from.name(), NewProjects.write(newProject), now, known.id()).update();
        }
        jdbc.sql("UPDATE two_way_project SET state = 'IDLE', message = NULL, woken_at = ?, touched = NULL WHERE id = ?")
                .params(now, known.id()).update();
    }

    private static Object id(Side side, String id) {
        return side == Side.TOOL ? id : Long.valueOf(id);
    }

    /** Notes the id of a project's twin as soon as it is there. One that was unpaired from that twin makes room. */
    @Transactional
    public void twin(long project, Side side, String id) {
        String column = side == Side.TOOL ? "tool_id" : "manage_id";
        jdbc.sql("SELECT old.id FROM two_way_project old, two_way_project one WHERE one.id = ? AND old.id <> one.id"
                        + " AND old.account = one.account AND old.tenant = one.tenant AND old.state = 'UNPAIRED'"
                        + " AND old." + column + " = ?").params(project, id(side, id)).query(Long.class).list()
                .forEach(old -> jdbc.sql("DELETE FROM two_way_project WHERE id = ?").param(old).update());
        jdbc.sql("UPDATE two_way_project SET " + column + " = ? WHERE id = ?").params(id(side, id), project).update();
    }

    /**
     * Something has happened to a project: it wants a pass.
     *
     * @param what it is to be read for, with all that belongs to that; null for all
     */
    @Transactional
    public void wake(long project, Set<Touch> what) {
        wake(project, what, clock.instant());
    }

    /** The same for what has been waiting since another time, as a pass over it did not come to its end. */
    @Transactional
    public void wake(long project, Set<Touch> what, Instant since) {
        PairedProject now = jdbc.sql(SELECT + "id = ? FOR UPDATE").param(project)
                .query((row, number) -> project(row)).optional().orElse(null);
        if (now == null) {
            return;
        }
        Set<Touch> touched = what == null || now.wokenAt() != null && now.touched() == null ? null
                : new HashSet<>(what);
        if (touched != null && now.touched() != null) {
            touched.addAll(now.touched());
        }
        jdbc.sql("UPDATE two_way_project SET woken_at = ?, touched = ? WHERE id = ?")
                .params((now.wokenAt() == null || since.isBefore(now.wokenAt()) ? since : now.wokenAt()).toEpochMilli(),
                        Touches.write(touched), project).update();
    }

    /** A pass begins: what has woken the project up to now is its business. */
    @Transactional
    public Optional<PairedProject> take(long project) {
        Optional<PairedProject> taken = jdbc.sql(SELECT + "id = ? FOR UPDATE").param(project)
                .query((row, number) -> project(row)).optional();
        jdbc.sql("UPDATE two_way_project SET woken_at = NULL, touched = NULL, turns = turns + 1 WHERE id = ?")
                .param(project).update();
        return taken;
    }

    /** The pass that has taken the project is over, however it ended. */
    public void left(long project) {
        jdbc.sql("UPDATE two_way_project SET turns = turns + 1 WHERE id = ?").param(project).update();
    }

    /** Notes on which of Manage's boards a project was found. */
    public void board(long project, String name) {
        jdbc.sql("UPDATE two_way_project SET board = ? WHERE id = ?").params(name, project).update();
    }

    /**
     * A pass went well.
     *
     * @param began when
     * @param lag   from the earliest thing that woke the project to now, in milliseconds; null when nothing did
     */
    public void passed(long project, String name, Instant began, Long lag) {
        jdbc.sql("UPDATE two_way_project SET name = ?, last_pass = ?, lag_ms = COALESCE(?, lag_ms), approved = FALSE,"
                        + " import_from = NULL,"
                        + " state = CASE WHEN state IN ('ERROR', 'PARKED') THEN 'IDLE' ELSE state END,"
                        + " message = CASE WHEN state = 'PAUSED' THEN message ELSE NULL END WHERE id = ?"
                        + " AND state <> 'UNPAIRED'")
                .params(name, began.toEpochMilli(), lag, project).update();
    }

    /** Puts a project into a state, for people with a message; null for none. */
    public void put(long project, State state, String message) {
        jdbc.sql("UPDATE two_way_project SET state = ?, message = ? WHERE id = ?")
                .params(state.name(), message, project).update();
    }

    /**
     * A pass ended before its end: that is the project's state now, unless a person has decided otherwise meanwhile;
     * {@code trouble} says why for programs. What waits for a decision needs a new one.
     */
    public void ended(long project, State state, String trouble, String message) {
        jdbc.sql("UPDATE two_way_project SET " + (state == State.PARKED ? "approved = FALSE, " : "") + "state = ?,"
                        + " trouble = ?, message = ? WHERE id = ? AND state NOT IN ('PAUSED', 'UNPAIRED')")
                .params(state.name(), trouble, message, project).update();
    }

    /** A person lets a project go on, whatever held it, and lets the next pass remove what it must. */
    @Transactional
    public void resume(long project) {
        jdbc.sql("UPDATE two_way_project SET approved = (approved OR state = 'PARKED'), state = 'IDLE', message = NULL"
                        + " WHERE id = ? AND state <> 'UNPAIRED'")
                .param(project).update();
        wake(project, null);
    }

    /** Forgets a pair and all that belongs to it; neither side is touched. It is not paired again by itself. */
    @Transactional
    public void unpair(long project) {
        forget(project);
        put(project, State.UNPAIRED, null);
        jdbc.sql("UPDATE two_way_project SET tool_id = CASE WHEN manage_id IS NULL THEN tool_id END, woken_at = NULL,"
                + " last_pass = NULL WHERE id = ?").param(project).update();
    }

    private void forget(long project) {
        List.of("two_way_pair", "two_way_time", "two_way_write", "two_way_conflict", "two_way_log").forEach(table ->
                jdbc.sql("DELETE FROM " + table + " WHERE project_id = ?").param(project).update());
    }

    private static PairedProject project(ResultSet row) throws SQLException {
        String from = row.getString("import_from");
        return new PairedProject(row.getLong("id"), (Long) row.getObject("manage_id"), row.getString("tool_id"),
                row.getString("name"), State.valueOf(row.getString("state")), row.getString("message"),
                from == null ? null : Side.valueOf(from), NewProjects.read(row.getString("new_project")),
                row.getBoolean("approved"), instant(row, "woken_at"), Touches.read(row.getString("touched")),
                instant(row, "paired_at"), instant(row, "last_pass"), row.getString("board"), row.getLong("turns"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Object millis = row.getObject(column);
        return millis == null ? null : Instant.ofEpochMilli((Long) millis);
    }
}
