package dev.sibridge.twoway.store;

import dev.sibridge.account.Account;
import dev.sibridge.twoway.store.PairedProject.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many of an account's projects stand how, for those who watch. */
@Component
public class Standing {

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
}
