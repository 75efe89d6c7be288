package dev.sibridge.alert;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sees to it that alerts are sent: by a timer in a service, when asked in one shot. */
@Component
public class AlertPost {

    private static final Logger LOG = LoggerFactory.getLogger(AlertPost.class);
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final CamelContext camel;
    private final FluentProducerTemplate producer;
    private final boolean timers;

    public AlertPost(CamelContext camel, FluentProducerTemplate producer,
            @Value("${bridge.timers}") boolean timers) {
        this.camel = camel;
        this.producer = producer;
        this.timers = timers;
    }

    /** Sends what is due, but does not wait longer than that for the mail server. What was not sent goes next time. */
    public void send(Duration patience) {
        Future<Exchange> sending = producer.to("direct:send-alerts").asyncSend();
        try {
            Exception trouble = sending.get(patience.toMillis(), TimeUnit.MILLISECONDS).getException();
            if (trouble != null) {
                LOG.debug("Alerts are waiting for the next attempt", trouble);
            }
        } catch (TimeoutException e) {
            LOG.warn("The mail server takes too long; SI Bridge retries what it has not accepted next time.");
        } catch (ExecutionException e) {
            LOG.warn("Alerts could not be sent; SI Bridge sends them next time.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void startTimer() {
        if (timers) {
            // Not at once: a firing before the route is ready would be the last.
            TemplatedRouteBuilder.builder(camel, "timer").routeId("alert-timer-all")
                    .parameter("route", "send-alerts").parameter("group", "alert").parameter("name", "send")
                    .parameter("first", INTERVAL.toMillis()).parameter("interval", INTERVAL.toMillis()).add();
        }
    }
}
