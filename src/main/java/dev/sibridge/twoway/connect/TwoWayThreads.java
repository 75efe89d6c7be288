package dev.sibridge.twoway.connect;

import dev.sibridge.account.Accounts;
import dev.sibridge.twoway.pass.SideBySide;
import java.util.concurrent.ExecutorService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Threads of two-way; those of the first kind wait for those of the second, never the other way round. */
@Configuration
class TwoWayThreads {

    private static final int PROJECTS = 4;

    /** Each sees one project through. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService projectPasses(Accounts accounts) {
        return new SharedThreads(PROJECTS * withTool(accounts), "two-way-");
    }

    /** Each writes one record after the other, or reads what belongs to it. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService sideWrites(@Value("${bridge.connectwise.concurrency}") int most, Accounts accounts) {
        return new SharedThreads(most * withTool(accounts), "two-way-write-");
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
