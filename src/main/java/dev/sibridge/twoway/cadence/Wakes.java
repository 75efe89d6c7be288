package dev.sibridge.twoway.cadence;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.twoway.model.Touch;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.run.TwoWay;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.TwoWayAccounts;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
    /** One edit often brings several events: a pass begins as soon as none has come for that long. */
    private static final Duration SETTLE = Duration.ofSeconds(1);
    /** Somebody may be typing all day: that long after the first it begins in any case. */
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** So many of an account's passes at once: a side that hangs holds up no other account. */
    private static final int PASSES = 2;

    private final TwoWay twoWay;
    private final Accounts accounts;
    private final PairedProjects projects;
    private final TwoWayAccounts progress;
    private final Map<Long, Waiting> waiting = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor soon = new ScheduledThreadPoolExecutor(1,
            new CustomizableThreadFactory("two-way-soon-"));
    private final Map<String, ExecutorService> passes = new ConcurrentHashMap<>();

    public Wakes(TwoWay twoWay, Accounts accounts, PairedProjects projects, TwoWayAccounts progress) {
        this.twoWay = twoWay;
        this.accounts = accounts;
        this.projects = projects;
        this.progress = progress;
        soon.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** What waits, since when, and when it was woken last, by {@link System#nanoTime}. */
    private record Waiting(long first, long last, boolean attended) {

        Waiting and(Waiting later) {
            return new Waiting(first, later.last, attended || later.attended);
        }

        /** How long it is to wait yet; nobody who watches is kept waiting. */
        long nanos(long now) {
            return attended ? 0 : Math.min(last + SETTLE.toNanos() - now, first + LONGEST.toNanos() - now);
        }
    }

    /**
     * Wakes a project.
     *
     * @param what     has changed; null if anything may have
     * @param attended whether a person waits for it
     */
    public void wake(long project, Set<Touch> what, boolean attended) {
        projects.wake(project, what);
        long now = System.nanoTime();
        Waiting woken = new Waiting(now, now, attended);
        if (waiting.merge(project, woken, Waiting::and) == woken || attended) {
            look(project, woken.nanos(now));
        }
    }

    private void look(long project, long nanos) {
        soon.schedule(() -> look(project), nanos, TimeUnit.NANOSECONDS);
    }

    private void look(long project) {
        Waiting known = waiting.get(project);
        long left = known == null ? 0 : known.nanos(System.nanoTime());
        if (left > 0) {
            look(project, left);
        } else if (known != null) {
            begin(project);
        }
    }

    private void begin(long project) {
        try {
            Account account = projects.accountOf(project).map(accounts::get).orElseThrow();
            passes.computeIfAbsent(account.name(), name -> Executors.newFixedThreadPool(PASSES,
                    new CustomizableThreadFactory("two-way-wake-"))).execute(() -> pass(account, project));
        } catch (RuntimeException e) {
            waiting.remove(project);
            LOG.debug("A pass that was asked for cannot begin", e);
        }
    }

    /** How many projects wait for their pass. */
    public int waiting() {
        return waiting.size();
    }

    private void pass(Account account, long project) {
        Waiting woken = waiting.remove(project);
        try {
            if (woken != null && account.twoWay() != null && !progress.of(account).isOff()) {
                twoWay.reconcile(account, new Wanted(false, project, false, woken.attended()));
            }
        } catch (RuntimeException e) {
            // It is noted with the account, and the project stays woken.
            LOG.debug("A pass that was asked for failed", e);
        }
    }

    @Override
    public void destroy() {
        soon.shutdownNow();
        passes.values().forEach(ExecutorService::shutdownNow);
    }
}
