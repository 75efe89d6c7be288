package dev.sibridge.twoway.changes;

import dev.sibridge.account.Account;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Phases that D-Tools' exports have written in Manage. Manage cannot be asked which of them have changed; the ledger
 * knows which we have changed ourselves.
 */
@Component
public class ExportedPhases {

    private final JdbcClient jdbc;

    public ExportedPhases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A phase of Manage.
     *
     * @param project that it belongs to, by our id
     */
    record Written(long project, String phase) {
    }

    /** Those of paired projects. */
    List<Written> since(Account account, Instant since) {
        return jdbc.sql("SELECT pair.project_id, pair.manage_id FROM ledger"
                        + " JOIN ledger_state ON ledger_state.ledger_id = ledger.id"
                        + " JOIN two_way_pair pair ON pair.manage_id = CAST(ledger_state.remote_id AS CHAR)"
                        + " JOIN two_way_project project ON project.id = pair.project_id"
                        + " WHERE ledger.account = ? AND ledger.tenant = ? AND ledger.record_type = ?"
                        + " AND ledger_state.updated_at >= ? AND pair.kind = 'PHASE'"
                        + " AND project.account = ledger.account AND project.tenant = ledger.tenant")
                .params(account.name(), account.tenant(), RecordType.PHASE.name(), since.toEpochMilli())
                .query((row, number) -> new Written(row.getLong(1), row.getString(2))).list();
    }
}
