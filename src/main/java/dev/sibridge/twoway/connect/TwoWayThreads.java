package dev.sibridge.twoway.connect;

import dev.sibridge.account.Accounts;
import dev.sibridge.twoway.pass.SideBySide;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Threads of two-way; those of the first kind wait for those of the second, never the other way round. */
@Configuration
class TwoWayThreads {

    private static final int PROJECTS = 4;
    /** What Quartz has by itself. */
    private static final int OF_TIMERS = 10;

    /** Each sees one project through. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService projectPasses() {
        return new ThreadsForEach(PROJECTS, "two-way-");
    }

    /** Each writes one record after the other, or reads what belongs to it. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService sideWrites(@Value("${bridge.connectwise.concurrency}") int most, Accounts accounts) {
        return Executors.newFixedThreadPool(most * withTool(accounts),
                new CustomizableThreadFactory("two-way-write-"));
    }

    /** A pass keeps one of the timers' threads while it goes on: polls and emails need theirs beside them. */
    @Bean
    ComponentCustomizer timerThreads(Accounts accounts) {
        return (name, component) -> {
            if (component instanceof QuartzComponent timers) {
                timers.setProperties(Map.of("org.quartz.threadPool.threadCount",
                        String.valueOf(OF_TIMERS + withTool(accounts))));
            }
        };
    }

    private static int withTool(Accounts accounts) {
        return Math.max(1, (int) accounts.all().stream().filter(account -> account.twoWay() != null).count());
    }

    /** Nobody writes to a project while it is read. */
    @Bean
    SideBySide sideBySide(ExecutorService sideWrites) {
        return new SideBySide(sideWrites);
    }
}
