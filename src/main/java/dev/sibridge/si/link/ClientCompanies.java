package dev.sibridge.si.link;

import dev.sibridge.account.Account;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

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

        /** Whether a company is still to be made. */
        public boolean isNew() {
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

    /**
     * What contradicts an answer about an export that waits: another one that was given, or the company that was made
     * or found for the client since the export began to wait.
     *
     * @param companyId of the answer; null for a new company
     * @param since     when the export began to wait, in milliseconds since 1970 UTC
     */
    public Optional<Answer> contradiction(Account account, String client, Long companyId, long since) {
        return jdbc.sql("SELECT remote_id, updated_at FROM ledger JOIN ledger_state ON ledger_id = id"
                        + " WHERE account = ? AND tenant = ? AND record_type = 'COMPANY' AND source_key = ?"
                        + " AND remote_id IS NOT NULL")
                .params(account.name(), account.tenant(), client)
                .query((row, number) -> new Answer(row.getLong("remote_id"), row.getLong("updated_at"))).optional()
                .filter(known -> known.at() >= since)
                .or(() -> find(account, client).filter(answer -> answer.at() >= since))
                .filter(other -> !Objects.equals(other.companyId(), companyId));
    }

    /**
     * Remembers an answer about an export that waits.
     *
     * @param companyId null for a new company
     * @param since     when the export began to wait: a different answer that was given since stays
     * @return whether it is remembered
     */
    public boolean save(Account account, String client, Long companyId, long since) {
        int changed = jdbc.sql("UPDATE company_choice SET company_id = :id, decided_at = :now"
                        + " WHERE account = :account AND tenant = :tenant AND client = :client"
                        + " AND (decided_at < :since OR company_id "
                        + (companyId == null ? "IS NULL)" : "= :id)"))
                .param("id", companyId).param("now", clock.millis()).param("account", account.name())
                .param("tenant", account.tenant()).param("client", client).param("since", since).update();
        return changed > 0 || insert(account, client, companyId);
    }

    // One that is there by now was given by somebody else at the same moment.
    private boolean insert(Account account, String client, Long companyId) {
        try {
            return jdbc.sql("INSERT INTO company_choice (company_id, decided_at, account, tenant, client)"
                            + " VALUES (?, ?, ?, ?, ?)")
                    .params(companyId, clock.millis(), account.name(), account.tenant(), client).update() > 0;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }
}
