package dev.sibridge.engine.ledger;

import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.failure.FailedCall;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The ledger as routes see it: an idempotent repository whose keys are the ids of its rows. {@code add} claims a
 * planned record by a compare-and-set, so that of two who try only one writes.
 */
@Component
public class LedgerClaims extends ServiceSupport implements IdempotentRepository {

    private final JdbcClient jdbc;
    private final SharedClaims shared;
    private final Clock clock;

    public LedgerClaims(JdbcClient jdbc, Confirmations confirmations, Clock clock) {
        this.jdbc = jdbc;
        this.shared = new SharedClaims(confirmations, this::claim);
        this.clock = clock;
    }

    /**
     * Claims a planned record: true for exactly one of those who try. The ledger is told at the same time what the run
     * has confirmed meanwhile.
     */
    @Override
    public boolean add(Exchange exchange, String id) {
        return shared.claim(exchange.getProperty("run", SyncRun.class).id(), Long.parseLong(id));
    }

    @Override
    public boolean add(String id) {
        return claim(Long.parseLong(id));
    }

    private boolean claim(long row) {
        return moves(row, "PLANNED", "SENT");
    }

    @Override
    public boolean contains(String id) {
        return jdbc.sql("SELECT COUNT(*) FROM ledger_state WHERE ledger_id = ? AND state <> 'PLANNED'")
                .params(Long.valueOf(id)).query(Integer.class).single() > 0;
    }

    /**
     * Gives a claim back after a failure, but only when it is certain that Manage did nothing. Otherwise the time that
     * an unknown outcome has to settle begins now.
     */
    @Override
    public boolean remove(Exchange exchange, String id) {
        if (FailedCall.of(exchange.getException()).didNothing()) {
            return remove(id);
        }
        // It may have waited for its turn since it was claimed: Manage may be at it from now on.
        moves(Long.parseLong(id), "SENT", "SENT");
        return false;
    }

    @Override
    public boolean remove(String id) {
        return moves(Long.parseLong(id), "SENT", "FAILED");
    }

    /** {@link Ledger#done} or {@link Confirmations} say it, with what Manage answered. */
    @Override
    public boolean confirm(String id) {
        return true;
    }

    /** Memory is never cleared as a whole. */
    @Override
    public void clear() {
        throw new UnsupportedOperationException("The ledger cannot be cleared");
    }

    private boolean moves(long row, String from, String to) {
        return jdbc.sql("UPDATE ledger_state SET state = ?, updated_at = ? WHERE ledger_id = ? AND state = ?")
                .params(to, clock.millis(), row, from).update() == 1;
    }
}
