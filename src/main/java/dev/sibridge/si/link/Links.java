package dev.sibridge.si.link;

import dev.sibridge.account.Account;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The choices of persons about SI projects whose exports waited. A choice holds for all later exports, too. */
@Repository
public class Links {

    private final JdbcClient jdbc;
    private final Clock clock;

    public Links(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was chosen for a project, the last time if that was several times. */
    public Optional<Link> find(Account account, String projectId) {
        return jdbc.sql("SELECT link.opportunity_id, project_link.manage_project_id FROM link"
                        + " LEFT JOIN project_link ON project_link.account = link.account"
                        + " AND project_link.tenant = link.tenant AND project_link.project_id = link.project_id"
                        + " WHERE link.account = ? AND link.tenant = ? AND link.project_id = ?")
                .params(account.name(), account.tenant(), Text.fold(projectId))
                .query((row, number) -> new Link(row.getObject("opportunity_id", Long.class),
                        row.getObject("manage_project_id", Long.class))).optional();
    }

    /** When something was chosen, in milliseconds since 1970 UTC, by the project's id as {@link Text#fold} has it. */
    public Map<String, Long> decisions(Account account) {
        return jdbc.sql("SELECT project_id, decided_at FROM link WHERE account = ? AND tenant = ?")
                .params(account.name(), account.tenant())
                .query((row, number) -> Map.entry(row.getString("project_id"), row.getLong("decided_at"))).list()
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Remembers a choice. */
    @Transactional
    public void save(Account account, String projectId, Link link) {
        saveOpportunity(account, Text.fold(projectId), link.opportunityId());
        jdbc.sql("DELETE FROM project_link WHERE account = ? AND tenant = ? AND project_id = ?")
                .params(account.name(), account.tenant(), Text.fold(projectId)).update();
        if (link.projectId() != null) {
            jdbc.sql("INSERT INTO project_link (account, tenant, project_id, manage_project_id) VALUES (?, ?, ?, ?)")
                    .params(account.name(), account.tenant(), Text.fold(projectId), link.projectId()).update();
        }
    }

    private void saveOpportunity(Account account, String project, Long opportunityId) {
        int changed = jdbc.sql("UPDATE link SET opportunity_id = ?, decided_at = ?"
                        + " WHERE account = ? AND tenant = ? AND project_id = ?")
                .params(opportunityId, clock.millis(), account.name(), account.tenant(), project).update();
        if (changed == 0) {
            jdbc.sql("INSERT INTO link (opportunity_id, decided_at, account, tenant, project_id)"
                            + " VALUES (?, ?, ?, ?, ?)")
                    .params(opportunityId, clock.millis(), account.name(), account.tenant(), project).update();
        }
    }

    /** The opportunity that our memory knows as a project's own. */
    public Optional<Long> opportunityOf(Account account, String projectId) {
        return ownOf(account, RecordType.OPPORTUNITY, projectId);
    }

    /** The project in Manage that our memory knows as a project's own. */
    public Optional<Long> projectOf(Account account, String projectId) {
        return ownOf(account, RecordType.PROJECT, projectId);
    }

    private Optional<Long> ownOf(Account account, RecordType type, String projectId) {
        return jdbc.sql("SELECT remote_id FROM ledger JOIN ledger_state ON ledger_id = id"
                        + " WHERE account = ? AND tenant = ? AND record_type = ? AND source_key = ?"
                        + " AND remote_id IS NOT NULL")
                .params(account.name(), account.tenant(), type.name(), projectId).query(Long.class).optional();
    }

    /** The SI projects that a record in Manage belongs to by our memory or by a choice; one at most, if all is well. */
    public List<String> ownersOf(Account account, RecordType type, long remoteId) {
        return jdbc.sql("SELECT source_key FROM ledger JOIN ledger_state ON ledger_id = id"
                        + " WHERE account = :account AND tenant = :tenant AND record_type = :type AND remote_id = :id"
                        + " UNION SELECT project_id FROM link WHERE account = :account AND tenant = :tenant"
                        + " AND :type = 'OPPORTUNITY' AND opportunity_id = :id"
                        + " UNION SELECT project_id FROM project_link WHERE account = :account AND tenant = :tenant"
                        + " AND :type = 'PROJECT' AND manage_project_id = :id")
                .param("account", account.name()).param("tenant", account.tenant()).param("type", type.name())
                .param("id", remoteId)
                .query(String.class).list();
    }
}
