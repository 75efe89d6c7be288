package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.verify;

import dev.sibridge.database.LateNotes;
import java.io.IOException;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.junit.jupiter.api.Test;

class AlertTimerTest extends RouteTest {

    private final LateNotes notes = bean("lateNotes", LateNotes.class);

    AlertTimerTest() {
        super("alert-timer");
    }

    @Test
    void alertsAreSentAgainAndAgainThoughOneTimeFails() throws InterruptedException {
        fails("send-alerts", 0, new IOException("no connection"));
        route("send-alerts").expectedMinimumMessageCount(3);

        TemplatedRouteBuilder.builder(camel, "alert-timer").routeId("alert-timer-all").parameter("interval", 100).add();

        route("send-alerts").assertIsSatisfied();
        verify(notes, atLeast(3)).catchUp();
    }

    @Test
    void untilTheTimerIsMadeNothingIsSent() {
        assertThat(camel.getRoutes()).extracting(route -> route.getRouteId()).containsExactly("send-alerts");
    }
}
