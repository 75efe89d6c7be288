package dev.sibridge.twoway.store;

import dev.sibridge.account.Account;
import dev.sibridge.twoway.store.PairedProject.State;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many of an account's projects stand how, for those who watch. */
@Component
public class Standing {

    private static final String WAITING = " FROM two_way_conflict WHERE project_id = two_way_project.id"
            + " AND taken IS NULL AND decided_at IS NULL";

    private final JdbcClient jdbc;

    public Standing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many projects are in a state. */
    public long projects(Account account, State state) {
        return jdbc.sql("SELECT COUNT(*) FROM two_way_project WHERE account = ? AND tenant = ? AND state = ?")
                .params(account.name(), account.tenant(), state.name()).query(Long.class).single();
    }

    /** How many values of its projects wait for a person. */
    public long waitingConflicts(Account account) {
        return jdbc.sql("SELECT COUNT(*) FROM two_way_conflict WHERE taken IS NULL AND decided_at IS NULL"
                        + " AND project_id IN (SELECT id FROM two_way_project WHERE account = ? AND tenant = ?)")
                .params(account.name(), account.tenant()).query(Long.class).single();
    }

    /**
     * A project of which nothing is written any more, or of which values wait.
     *
     * @param trouble for programs, why its last pass failed; null when it did not, or in an earlier release
     * @param message for people, why it is in that state; null when there is nothing to say
     * @param waiting how many values wait for a person
     * @param since   when the first of them was noticed, in milliseconds since 1970 UTC; null for none
     */
    public record Held(long id, String name, State state, String trouble, String message, int waiting, Long since) {
    }

    /** All of an account's projects that need a person; those that a person has paused or unpaired do not. */
    public List<Held> held(Account account) {
        return jdbc.sql("SELECT * FROM (SELECT id, name, state, trouble, message, (SELECT COUNT(*)" + WAITING
                        + ") AS waiting, (SELECT MIN(noticed_at)" + WAITING + ") AS since FROM two_way_project"
                        + " WHERE account = ? AND tenant = ? AND state IN ('IDLE', 'PARKED', 'ERROR')) project"
                        + " WHERE state <> 'IDLE' OR waiting > 0 ORDER BY id")
                .params(account.name(), account.tenant())
                .query((row, number) -> new Held(row.getLong("id"), row.getString("name"),
                        State.valueOf(row.getString("state")), row.getString("trouble"), row.getString("message"),
                        row.getInt("waiting"), row.getObject("since", Long.class))).list();
    }
}
