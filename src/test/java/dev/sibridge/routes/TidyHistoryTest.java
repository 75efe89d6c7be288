package dev.sibridge.routes;

import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import dev.sibridge.si.poll.Tidying;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class TidyHistoryTest extends RouteTest {

    private final Tidying tidying = bean("tidying", Tidying.class);

    TidyHistoryTest() {
        super("tidy-history", "timer");
    }

    @Test
    void itGoesOnThoughTheDatabaseWasAwayOnce() {
        doThrow(new DataAccessResourceFailureException("away")).doNothing().when(tidying).nowAndThen();

        TemplatedRouteBuilder.builder(camel, "timer").routeId("tidy-history-timer").parameter("route", "tidy-history")
                .parameter("group", "history").parameter("name", "tidy").parameter("first", 1).parameter("interval", 20)
                .add();

        verify(tidying, timeout(10_000).atLeast(3)).nowAndThen();
    }
}
