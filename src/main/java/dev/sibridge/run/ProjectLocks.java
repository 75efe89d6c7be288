package dev.sibridge.run;

import dev.sibridge.mapping.Text;
import dev.sibridge.settings.Account;
import dev.sibridge.sync.BusyException;
import dev.sibridge.sync.Locks;
import dev.sibridge.sync.Locks.Lock;
import dev.sibridge.sync.LostLockException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Lets one run at a time work on a project, in whichever process. */
@Component
public class ProjectLocks {

    private final Locks locks;

    public ProjectLocks(Locks locks) {
        this.locks = locks;
    }

    /**
     * Takes the project of the run's export. Sets the property {@code lock}.
     *
     * @throws BusyException when another run has it
     */
    public void enter(Exchange exchange) {
        Account account = exchange.getProperty("account", Account.class);
        Run export = exchange.getProperty("export", Run.class);
        String name = "project " + account.name() + " " + account.tenant() + " " + Text.fold(export.projectId());
        exchange.setProperty("lock", locks.tryToTake(name).orElseThrow(() -> new BusyException(
                "Another run is at work on this project; the next poll goes on.")));
    }

    /**
     * Makes sure, before each write, that nobody else may have the project by now.
     *
     * @throws LostLockException when its connection broke
     */
    public void confirm(@ExchangeProperty("lock") Lock lock) {
        if (!lock.holds()) {
            throw new LostLockException();
        }
    }

    /** Gives the project back, if it was taken. */
    public void leave(@ExchangeProperty("lock") Lock lock) {
        if (lock != null) {
            lock.close();
        }
    }
}
