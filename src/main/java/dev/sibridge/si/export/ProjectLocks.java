package dev.sibridge.si.export;

import dev.sibridge.database.lock.BusyException;
import dev.sibridge.database.lock.LocalLocks;
import dev.sibridge.database.lock.LocalLocks.Turn;
import dev.sibridge.database.lock.Locks;
import dev.sibridge.database.lock.LostLockException;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.text.Text;
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
     * Takes the project of the run's export.
     *
     * @throws BusyException when another process has it
     */
    public void enter(@ExchangeProperty("run") ExportRun run) throws InterruptedException {
        String name = name(run.account().name(), run.account().tenant(), run.export().projectId());
        run.claim(turns.take(name, locks::tryToTake).orElseThrow(() -> new BusyException(
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
    public void confirm(@ExchangeProperty("run") ExportRun run) {
        Turn claim = run.claim();
        if (claim == null || !claim.lock().holds()) {
            throw new LostLockException();
        }
    }

    /** Gives the project back, if it was taken. */
    public void leave(@ExchangeProperty("run") ExportRun run) {
        if (run.claim() != null) {
            run.claim().close();
            run.claim(null);
        }
    }
}
