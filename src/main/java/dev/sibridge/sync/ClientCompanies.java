package dev.sibridge.sync;

import dev.sibridge.settings.Account;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What persons have said which company in Manage a client is. An answer holds for all projects of the client. */
@Repository
public class ClientCompanies {

    private final JdbcClient jdbc;
    private final Clock clock;

    public ClientCompanies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An answer.
     *
     * @param companyId of the company in Manage; null for one that is still to be made
     * @param at        when it was given, in milliseconds since 1970 UTC
     */
    public record Answer(Long companyId, long at) {

        boolean isNew() {
            return companyId == null;
        }
    }

    /**
     * What was said of a client, the last time if that was several times.
     *
     * @param client the source key of its company
     */
    public Optional<Answer> find(Account account, String client) {
        return jdbc.sql("SELECT company_id, decided_at FROM company_choice"
                        + " WHERE account = ? AND tenant = ? AND client = ?")
                .params(account.name(), account.tenant(), client)
                .query((row, number) -> new Answer(row.getObject("company_id", Long.class), row.getLong("decided_at")))
                .optional();
    }

    /** Remembers an answer; no id means a new company. */
    @Transactional
    public void save(Account account, String client, Long companyId) {
        int changed = jdbc.sql("UPDATE company_choice SET company_id = ?, decided_at = ?"
                        + " WHERE account = ? AND tenant = ? AND client = ?")
                .params(companyId, clock.millis(), account.name(), account.tenant(), client).update();
        if (changed == 0) {
            jdbc.sql("INSERT INTO company_choice (company_id, decided_at, account, tenant, client)"
                            + " VALUES (?, ?, ?, ?, ?)")
                    .params(companyId, clock.millis(), account.name(), account.tenant(), client).update();
        }
    }
}
