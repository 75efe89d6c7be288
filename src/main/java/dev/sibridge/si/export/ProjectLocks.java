package dev.sibridge.si.export;

import dev.sibridge.account.Account;
import dev.sibridge.database.lock.BusyException;
import dev.sibridge.database.lock.LocalLocks;
import dev.sibridge.database.lock.LocalLocks.Turn;
import dev.sibridge.database.lock.Locks;
import dev.sibridge.database.lock.LostLockException;
import dev.sibridge.history.Run;
import dev.sibridge.text.Text;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Lets one run at a time work on a project: within this process a change order waits for its project and the reverse,
 * and no other process works on it meanwhile.
 */
@Component
public class ProjectLocks {

    private final Locks locks;
    private final LocalLocks turns = new LocalLocks();

    public ProjectLocks(Locks locks) {
        this.locks = locks;
    }

    /**
     * Takes the project of the run's export. Sets the property {@code claim}.
     *
     * @throws BusyException when another process has it
     */
    public void enter(Exchange exchange) throws InterruptedException {
        Account account = exchange.getProperty("account", Account.class);
        Run export = exchange.getProperty("export", Run.class);
        String name = name(account.name(), account.tenant(), export.projectId());
        exchange.setProperty("claim", turns.take(name, locks::tryToTake).orElseThrow(() -> new BusyException(
                "Another run is processing this project; the next poll continues.")));
    }

    /** The lock that somebody at work on a project has. */
    public static String name(String account, String tenant, String projectId) {
        return "project " + account + " " + tenant + " " + Text.fold(projectId);
    }

    /**
     * Makes sure, before each write, that nobody else may have the project by now.
     *
     * @throws LostLockException when its connection broke
     */
    public void confirm(@ExchangeProperty("claim") Turn claim) {
        if (!claim.lock().holds()) {
            throw new LostLockException();
        }
    }

    /** Gives the project back, if it was taken. */
    public void leave(Exchange exchange) {
        Turn claim = (Turn) exchange.removeProperty("claim");
        if (claim != null) {
            claim.close();
        }
    }
}
