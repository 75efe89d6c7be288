package dev.sibridge.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.routes.Timers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** One shot sends what is due before it ends, but not at any price. */
class AlertPostTest {

    private final CountDownLatch sent = new CountDownLatch(1);

    @Test
    void aMailServerThatHangsHoldsNobodyUp() throws Exception {
        CountDownLatch forEver = new CountDownLatch(1);

        send(exchange -> forEver.await(), Duration.ofMillis(50));

        assertThat(forEver.getCount()).as("it was not waited for").isEqualTo(1);
    }

    @Test
    void troubleWithMailsIsNoTroubleOfThePoll() throws Exception {
        send(exchange -> {
            throw new IllegalStateException("database down");
        }, Duration.ofMinutes(1));
    }

    @Test
    void whatIsDueHasLeftBeforeItEnds() throws Exception {
        send(exchange -> sent.countDown(), Duration.ofMinutes(1));

        assertThat(sent.getCount()).isZero();
    }

    private static void send(Processor sending, Duration patience) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getShutdownStrategy().setTimeout(1);
            camel.getShutdownStrategy().setShutdownNowOnTimeout(true);
            // Whoever hangs still hangs when it ends.
            camel.getExecutorServiceManager().setShutdownAwaitTermination(100);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:send-alerts").process(sending);
                    from("direct:send-webhooks").stop();
                }
            });
            camel.start();
            new AlertPost(camel.createFluentProducerTemplate(), new Timers(camel, false)).send(patience);
        }
    }
}
