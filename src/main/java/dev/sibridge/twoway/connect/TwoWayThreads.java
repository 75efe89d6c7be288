package dev.sibridge.twoway.connect;

import dev.sibridge.twoway.pass.SideBySide;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Threads of two-way; those of the first kind wait for those of the second, never the other way round. */
@Configuration
class TwoWayThreads {

    private static final int PROJECTS = 4;

    /** Each sees one project through. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService projectPasses() {
        return Executors.newFixedThreadPool(PROJECTS, new CustomizableThreadFactory("two-way-"));
    }

    /** Each writes one record after the other, or reads what belongs to it. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService sideWrites(@Value("${bridge.connectwise.concurrency}") int most) {
        return Executors.newFixedThreadPool(most, new CustomizableThreadFactory("two-way-write-"));
    }

    /** Nobody writes to a project while it is read. */
    @Bean
    SideBySide sideBySide(ExecutorService sideWrites) {
        return new SideBySide(sideWrites);
    }
}
