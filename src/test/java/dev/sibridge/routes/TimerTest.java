package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimerTest extends RouteTest {

    TimerTest() {
        super("timer");
    }

    @BeforeEach
    void timed() throws Exception {
        stub("send-alerts");
    }

    @Test
    void theRouteIsCalledAgainAndAgainThoughOneTimeFails() throws InterruptedException {
        MockEndpoint alerts = route("send-alerts");
        fails("send-alerts", 0, new IOException("no connection"));
        alerts.expectedMinimumMessageCount(3);

        TemplatedRouteBuilder.builder(camel, "timer").routeId("alert-timer-all").parameter("route", "send-alerts")
                .parameter("group", "alert").parameter("name", "send").parameter("first", 100)
                .parameter("interval", 100).add();

        alerts.assertIsSatisfied();
        assertThat(asked("send-alerts")).containsOnly("send");
    }

    @Test
    void untilATimerIsMadeNothingIsCalled() {
        assertThat(camel.getRoutes()).extracting(route -> route.getRouteId()).containsExactly("send-alerts");
    }
}
