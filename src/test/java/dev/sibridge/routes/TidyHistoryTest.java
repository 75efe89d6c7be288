package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.history.tidy.Retention;
import dev.sibridge.si.poll.Tidying;
import java.util.List;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class TidyHistoryTest extends RouteTest {

    private static final Retention.Limits FIRST = new Retention.Limits("first", 1, 2);
    private static final Retention.Limits SECOND = new Retention.Limits("second", 3, 4);

    private final Tidying tidying = bean("tidying", Tidying.class);
    private final Retention retention = bean("retention", Retention.class);

    TidyHistoryTest() {
        super("tidy-history", "timer");
    }

    @Test
    void itGoesOnThoughTheDatabaseWasAwayOnce() {
        doThrow(new DataAccessResourceFailureException("away")).doNothing().when(tidying).endInterrupted();

        TemplatedRouteBuilder.builder(camel, "timer").routeId("tidy-history-timer").parameter("route", "tidy-history")
                .parameter("group", "history").parameter("name", "tidy").parameter("first", 1).parameter("interval", 20)
                .add();

        verify(tidying, timeout(10_000).atLeast(3)).endInterrupted();
    }

    @Test
    void whatWasInterruptedIsEndedBeforeAnythingIsDeleted() {
        when(retention.ofAccounts()).thenReturn(List.of(FIRST, SECOND));

        send(null);

        assertThat(journal()).containsExactly("tidying.endInterrupted", "retention.ofAccounts", "delete-old-history",
                "delete-old-history");
        assertThat(asked("delete-old-history")).containsExactly(FIRST, SECOND);
    }
}
