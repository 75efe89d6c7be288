package dev.sibridge.routes;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Has routes called again and again while the service runs, by the route template {@code timer}. */
@Component
public class Timers {

    private final CamelContext camel;
    private final boolean on;

    /** @param on whether SI Bridge acts by itself */
    public Timers(CamelContext camel, @Value("${bridge.timers}") boolean on) {
        this.camel = camel;
        this.on = on;
    }

    /** Whether there are any. */
    public boolean areOn() {
        return on;
    }

    /**
     * Starts one.
     *
     * @param id    of the timer's own route
     * @param route that it calls
     * @param group what kind of timer it is
     * @param name  the account, or whatever else it is for
     */
    public void start(String id, String route, String group, String name, Duration first, Duration interval) {
        TemplatedRouteBuilder.builder(camel, "timer").routeId(id)
                .parameter("route", route).parameter("group", group).parameter("name", name)
                .parameter("first", first.toMillis()).parameter("interval", interval.toMillis()).add();
    }
}
