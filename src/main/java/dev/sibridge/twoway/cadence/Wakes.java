package dev.sibridge.twoway.cadence;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.run.TwoWay;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.TwoWayAccounts;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Sees to it that a project that something has happened to has a pass soon. However often it is woken until the pass
 * begins, it is one pass. What is lost with the process is found by the next look at what has changed.
 */
@Component
public class Wakes implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Wakes.class);
    /** One edit often brings several events. */
    private static final Duration SETTLE = Duration.ofSeconds(1);
    private static final int THREADS = 2;

    private final TwoWay twoWay;
    private final Accounts accounts;
    private final PairedProjects projects;
    private final TwoWayAccounts progress;
    private final Set<Long> waiting = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor soon = new ScheduledThreadPoolExecutor(THREADS,
            new CustomizableThreadFactory("two-way-wake-"));

    public Wakes(TwoWay twoWay, Accounts accounts, PairedProjects projects, TwoWayAccounts progress) {
        this.twoWay = twoWay;
        this.accounts = accounts;
        this.projects = projects;
        this.progress = progress;
        soon.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Wakes a project.
     *
     * @param tickets  of Manage that have changed; null if anything may have
     * @param attended whether a person waits for it
     */
    public void wake(long project, Set<String> tickets, boolean attended) {
        projects.wake(project, tickets);
        if (waiting.add(project)) {
            soon.schedule(() -> pass(project, attended), attended ? 0 : SETTLE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** How many projects wait for their pass. */
    public int waiting() {
        return waiting.size();
    }

    private void pass(long project, boolean attended) {
        waiting.remove(project);
        try {
            projects.accountOf(project).map(accounts::get).filter(account -> account.twoWay() != null)
                    .ifPresent(account -> pass(account, project, attended));
        } catch (RuntimeException e) {
            // It is noted with the account, and the project stays woken.
            LOG.debug("A pass that was asked for failed", e);
        }
    }

    private void pass(Account account, long project, boolean attended) {
        if (progress.of(account).isOff()) {
            return;
        }
        twoWay.reconcile(account, new Wanted(false, project, false, attended));
    }

    @Override
    public void destroy() {
        soon.shutdownNow();
    }
}
