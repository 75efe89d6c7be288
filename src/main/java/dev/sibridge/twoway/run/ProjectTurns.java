package dev.sibridge.twoway.run;

import dev.sibridge.account.Account;
import dev.sibridge.database.lock.BusyException;
import dev.sibridge.database.lock.LocalLocks;
import dev.sibridge.database.lock.LocalLocks.Turn;
import dev.sibridge.database.lock.Locks.Lock;
import dev.sibridge.database.lock.Locks;
import dev.sibridge.twoway.run.ProjectPass.Outcome;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProject.State;
import dev.sibridge.twoway.store.PairedProjects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Lets one pass at a time work on a project, in this process and among all on one database. */
@Component
public class ProjectTurns {

    private final Locks locks;
    private final PairedProjects projects;
    private final LocalLocks turns = new LocalLocks();
    private final Set<Long> running = ConcurrentHashMap.newKeySet();

    public ProjectTurns(Locks locks, PairedProjects projects) {
        this.locks = locks;
        this.projects = projects;
    }

    /** Wakes an account's projects whose pass has died with its process, and what had woken them with it. */
    void wakeAbandoned(Account account) {
        projects.of(account).stream().filter(PairedProject::isTaken).map(PairedProject::id).forEach(id -> {
            Optional<Lock> lock = locks.tryToTake(name(id));
            // Somebody who lives has it.
            lock.ifPresent(taken -> {
                try (taken) {
                    wakeIfTaken(id);
                }
            });
        });
    }

    /** Nobody knows how far a pass came that has died, so the project wants one over all. */
    private void wakeIfTaken(long id) {
        if (projects.byId(id).filter(PairedProject::isTaken).isPresent()) {
            projects.wake(id, null);
            projects.left(id);
        }
    }

    private static String name(long project) {
        return "two-way " + project;
    }

    /**
     * Takes the project, and what has woken it.
     *
     * @throws BusyException when another process has it; what has woken it stays
     */
    public void enter(@ExchangeProperty("pass") ProjectPass pass) throws InterruptedException {
        if (pass.whole().wanted().dryRun()) {
            return;
        }
        long id = pass.project().id();
        Turn turn = turns.take(name(id), locks::tryToTake).orElseThrow(() -> new BusyException(
                "Another process is at work on this project; the next pass continues."));
        // Before anything else may go wrong: only what the pass has is given back.
        pass.take(pass.project(), turn);
        running.add(id);
        wakeIfTaken(id);
        PairedProject now = projects.take(id).orElse(null);
        if (now != null) {
            pass.take(now, turn);
        }
        if (now == null || now.state() == State.UNPAIRED) {
            throw new HeldException(Outcome.PAUSED, "The project was unpaired meanwhile.");
        }
        if (now.state() == State.PAUSED) {
            throw new HeldException(Outcome.PAUSED, "The project was paused meanwhile.");
        }
    }

    /** Gives the project back, if it was taken. */
    public void leave(@ExchangeProperty("pass") ProjectPass pass) {
        if (pass.turn() != null) {
            running.remove(pass.project().id());
            try {
                projects.left(pass.project().id());
            } finally {
                pass.turn().close();
            }
        }
    }

    /** Whether this process is at work on a project. */
    public boolean isRunning(long project) {
        return running.contains(project);
    }
}
