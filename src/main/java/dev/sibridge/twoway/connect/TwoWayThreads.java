package dev.sibridge.twoway.connect;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.AccountsChangedEvent;
import dev.sibridge.routes.ThreadsForEach;
import dev.sibridge.twoway.pass.SideBySide;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Threads of two-way; those of the first kind wait for those of the second, never the other way round. */
@Configuration
class TwoWayThreads {

    private static final int PROJECTS = 4;
    /** What Quartz has by itself. */
    private static final int OF_TIMERS = 10;
    /** How many there are is fixed when the timers start; accounts may get a tool later. */
    private static final int OF_LATER_ACCOUNTS = 4;

    /** Each sees one project through. Every pass has threads of its own. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService projectPasses() {
        AtomicLong passes = new AtomicLong();
        return new ThreadsForEach(PROJECTS, () -> "two-way-" + passes.incrementAndGet());
    }

    /** Each writes one record after the other, or reads what belongs to it. */
    @Bean(destroyMethod = "shutdownNow")
    SideWrites sideWrites(@Value("${bridge.connectwise.concurrency}") int most, Accounts accounts) {
        return new SideWrites(most, accounts.all());
    }

    /** As many as the accounts with a tool can use. */
    static final class SideWrites extends ThreadPoolExecutor {

        private final int perAccount;

        SideWrites(int perAccount, Collection<Account> accounts) {
            super(perAccount * withTool(accounts), perAccount * withTool(accounts), 0, TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(), new CustomizableThreadFactory("two-way-write-"));
            this.perAccount = perAccount;
        }

        @EventListener
        synchronized void follow(AccountsChangedEvent change) {
            int threads = perAccount * withTool(change.now());
            setCorePoolSize(Math.min(threads, getMaximumPoolSize()));
            setMaximumPoolSize(threads);
            setCorePoolSize(threads);
        }
    }

    /** A pass keeps one of the timers' threads while it goes on: polls and emails need theirs beside them. */
    @Bean
    ComponentCustomizer timerThreads(Accounts accounts) {
        return (name, component) -> {
            if (component instanceof QuartzComponent timers) {
                timers.setProperties(Map.of("org.quartz.threadPool.threadCount",
                        String.valueOf(OF_TIMERS + withTool(accounts.all()) + OF_LATER_ACCOUNTS)));
            }
        };
    }

    private static int withTool(Collection<Account> accounts) {
        return Math.max(1, (int) accounts.stream().filter(account -> account.twoWay() != null).count());
    }

    /** Nobody writes to a project while it is read. */
    @Bean
    SideBySide sideBySide(ExecutorService sideWrites) {
        return new SideBySide(sideWrites);
    }
}
