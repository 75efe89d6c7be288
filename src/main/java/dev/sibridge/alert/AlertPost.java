package dev.sibridge.alert;

import dev.sibridge.routes.Timers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sees to it that alerts are sent: by a timer in a service, when asked in one shot. */
@Component
public class AlertPost {

    private static final Logger LOG = LoggerFactory.getLogger(AlertPost.class);
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final FluentProducerTemplate producer;
    private final Timers timers;

    public AlertPost(FluentProducerTemplate producer, Timers timers) {
        this.producer = producer;
        this.timers = timers;
    }

    /** Sends what is due, but does not wait longer than that for receivers. What was not sent goes next time. */
    public void send(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        List.of(producer.to("direct:send-alerts").asyncSend(), producer.to("direct:send-webhooks").asyncSend())
                .forEach(sending -> await(sending, end - System.nanoTime()));
    }

    private static void await(Future<Exchange> sending, long nanos) {
        try {
            Exception trouble = sending.get(nanos, TimeUnit.NANOSECONDS).getException();
            if (trouble != null) {
                LOG.debug("Alerts are waiting for the next attempt", trouble);
            }
        } catch (TimeoutException e) {
            LOG.warn("The mail server or a webhook takes too long; SI Bridge retries what it has not accepted next"
                    + " time.");
        } catch (ExecutionException e) {
            LOG.warn("Alerts could not be sent; SI Bridge sends them next time.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins to send what is due, and does not wait for that. */
    public void sendSoon() {
        producer.to("direct:send-alerts").asyncSend();
    }

    @EventListener(ApplicationReadyEvent.class)
    void startTimer() {
        if (timers.areOn()) {
            // Not at once: a firing before the route is ready would be the last.
            timers.start("alert-timer-all", "send-alerts", "alert", "send", INTERVAL, INTERVAL);
            // Beside the other: a mail server that hangs keeps no webhook waiting.
            timers.start("webhook-timer-all", "send-webhooks", "webhook", "send", INTERVAL, INTERVAL);
        }
    }
}
