package dev.sibridge.engine.ledger;

import dev.sibridge.engine.ledger.LedgerEntry.State;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.RowMapper;

/** Reads the ledger's rows. */
record LedgerRows(LedgerJson json) implements RowMapper<LedgerEntry> {

    @Override
    public LedgerEntry mapRow(ResultSet row, int number) throws SQLException {
        RecordRef ref = new RecordRef(RecordType.valueOf(row.getString("record_type")), row.getString("source_key"));
        long remoteId = row.getLong("remote_id");
        Long known = row.wasNull() ? null : remoteId;
        return new LedgerEntry(row.getLong("id"), ref, State.valueOf(row.getString("state")), known,
                json.read(row.getString("body")), json.read(row.getString("held")), json.read(row.getString("origin")),
                row.getBoolean("adopted"), row.getLong("updated_at"));
    }
}
