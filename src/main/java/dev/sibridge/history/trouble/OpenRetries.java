package dev.sibridge.history.trouble;

import dev.sibridge.account.Account;
import dev.sibridge.history.Run;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is under way. */
@Repository
public class OpenRetries {

    private final JdbcClient jdbc;

    public OpenRetries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The runs that have not ended, and those that somebody has asked for just now.
     *
     * @param since what was asked for since then counts, though it is over; in milliseconds since 1970 UTC
     * @return by project ({@link #key}) the last run of each
     */
    public Map<String, Long> of(Account account, long since) {
        Map<String, Long> open = new HashMap<>();
        jdbc.sql("SELECT id, project_id, co_number FROM run WHERE account = ? AND tenant = ? AND mode <> 'PREVIEW'"
                        + " AND project_id IS NOT NULL AND superseded_by IS NULL"
                        + " AND (outcome IS NULL OR retry_of IS NOT NULL AND started_at >= ?) ORDER BY id")
                .params(account.name(), account.tenant(), since)
                .query(row -> {
                    open.put(key(row.getString("project_id"), row.getString("co_number")), row.getLong("id"));
                });
        return open;
    }

    /** What tells the projects and change orders of runs apart. */
    public static String key(Run run) {
        return key(run.projectId(), run.coNumber());
    }

    private static String key(String projectId, String coNumber) {
        return projectId + "/" + Objects.requireNonNullElse(coNumber, "");
    }
}
