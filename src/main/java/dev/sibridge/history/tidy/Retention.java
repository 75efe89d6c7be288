package dev.sibridge.history.tidy;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Deletes history when it is old, a little at a time so that nobody waits long for a lock. What later polls go by stays
 * however old it is: which export a project's records in Manage come from, and which are not tried again. The ledger
 * is no history.
 */
@Component
public class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 200;

    private static final String SAME_PROJECT = "SELECT 1 FROM run later WHERE later.account = run.account"
            + " AND later.tenant = run.tenant AND later.project_id = run.project_id AND later.id > run.id"
            + " AND later.mode <> 'PREVIEW'";
    private static final String OLD_RUNS = "SELECT id FROM run WHERE account = ? AND started_at < ?"
            + " AND outcome IS NOT NULL"
            + " AND (NOT written OR EXISTS (" + SAME_PROJECT + " AND later.written"
            + " AND later.fingerprint = run.fingerprint AND later.settings = run.settings))"
            + " AND (outcome <> 'refused' AND NOT lasting OR EXISTS (" + SAME_PROJECT + "))"
            + " ORDER BY id LIMIT " + BATCH;
    private static final String OLD_POLLS = "SELECT id FROM poll WHERE account = ? AND started_at < ?"
            + " AND state <> 'running' AND NOT EXISTS (SELECT 1 FROM run WHERE run.poll_id = poll.id)"
            + " ORDER BY id LIMIT " + BATCH;
    private static final String OLD_EXPORTS = "SELECT run_id FROM kept_export WHERE account = ? AND kept_at < ?"
            + " ORDER BY run_id LIMIT " + BATCH;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Clock clock;

    public Retention(JdbcClient jdbc, Accounts accounts, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Deletes of every account what is older than its settings keep it. */
    public void apply() {
        accounts.all().forEach(this::apply);
    }

    private void apply(Account account) {
        long runs = before(account.keeping().runs());
        delete(OLD_EXPORTS, account, Math.max(runs, before(account.keeping().exports())),
                "DELETE FROM kept_export WHERE run_id");
        int gone = delete(OLD_RUNS, account, runs, "DELETE FROM run_record WHERE run_id",
                "DELETE FROM run_problem WHERE run_id", "DELETE FROM run WHERE id");
        delete(OLD_POLLS, account, runs, "DELETE FROM poll WHERE id");
        if (gone > 0) {
            LOG.info("Deleted {} runs of account {} that were older than {} days", gone, account.name(),
                    account.keeping().runs().toDays());
        }
    }

    private long before(Duration kept) {
        return clock.millis() - kept.toMillis();
    }

    private int delete(String old, Account account, long before, String... deletions) {
        int count = 0;
        List<Long> ids;
        do {
            ids = jdbc.sql(old).params(account.name(), before).query(Long.class).list();
            for (String deletion : ids.isEmpty() ? new String[0] : deletions) {
                jdbc.sql(deletion + " IN (:ids)").param("ids", ids).update();
            }
            count += ids.size();
        } while (ids.size() == BATCH);
        return count;
    }
}
