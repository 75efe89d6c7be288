package dev.sibridge.history.poll;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many projects fared badly last. */
@Repository
public class OpenTroubles {

    private final JdbcClient jdbc;

    public OpenTroubles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Exports in the account's last complete poll, or since, that were refused or failed and nothing mended since. */
    public int count(String account) {
        return jdbc.sql("SELECT COUNT(*) FROM run WHERE account = ? AND mode <> 'PREVIEW'"
                        + " AND outcome IN ('failed', 'refused') AND poll_id >= " + PollLog.LAST_COMPLETE
                        + " AND NOT EXISTS (SELECT 1 FROM run later WHERE later.account = run.account"
                        + " AND later.tenant = run.tenant AND later.project_id = run.project_id"
                        + " AND later.id > run.id AND later.outcome IS NOT NULL AND later.mode <> 'PREVIEW'"
                        + " AND COALESCE(later.co_number, '') = COALESCE(run.co_number, ''))")
                .params(account, account).query(Integer.class).single();
    }
}
