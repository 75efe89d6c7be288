package dev.sibridge.si.shared;

import dev.sibridge.database.lock.BusyException;
import dev.sibridge.database.lock.LocalLocks;
import dev.sibridge.database.lock.Locks;
import dev.sibridge.si.flow.ExportRun;
import java.time.Duration;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Lets one export at a time create records of a tenant that others may need, too: two that create the same manufacturer
 * at once would make it twice.
 */
@Component
public class SharedRecords {

    // Nobody else's turn takes longer, unless it hangs.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Locks locks;
    private final LocalLocks turns = new LocalLocks();

    public SharedRecords(Locks locks) {
        this.locks = locks;
    }

    /**
     * Waits for one's turn.
     *
     * @throws BusyException when another process does not let it come
     */
    public void enter(@ExchangeProperty("run") ExportRun run) throws InterruptedException {
        run.shared().begin(turns.take("shared " + run.account().tenant(), name -> locks.take(name, PATIENCE))
                .orElseThrow(() -> new BusyException("Another process has been creating companies and products for "
                        + PATIENCE.toMinutes() + " minutes; the next poll continues.")));
    }

    /** Lets the next export have its turn, unless it has it already. */
    public void leave(@ExchangeProperty("run") ExportRun run) {
        run.shared().end();
    }
}
