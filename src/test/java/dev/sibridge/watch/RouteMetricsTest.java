package dev.sibridge.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RouteMetricsTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withBean(SimpleMeterRegistry.class).withUserConfiguration(RouteMetrics.class);

    @Test
    void aOneShotCountsNothingThatNobodyCouldRead() {
        application.withPropertyValues("once=").run(context ->
                assertThat(context).doesNotHaveBean(CamelContextConfiguration.class));
    }

    @Test
    void aServiceDoes() {
        application.run(context -> assertThat(context).hasSingleBean(CamelContextConfiguration.class));
    }
}
