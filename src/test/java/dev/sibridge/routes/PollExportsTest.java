package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isA;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.dtools.ProjectInfo;
import dev.sibridge.run.ExportQueue;
import dev.sibridge.run.Polls;
import dev.sibridge.settings.Account;
import dev.sibridge.sync.BlockedException;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.seda.SedaEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollExportsTest extends RouteTest {

    private static final long POLL = 7L;

    private final Account account = TestAccounts.account();
    private final Polls polls = bean("polls", Polls.class);
    private final ExportQueue exportQueue = bean("exportQueue", ExportQueue.class);

    PollExportsTest() {
        super("poll-exports");
        setting("bridge.queue", "mock:queue");
        properties.put("account", account);
    }

    @BeforeEach
    void noPollIsRunning() {
        begins(true);
    }

    @Test
    void nothingIsQueuedWhenThePreflightFindsSomethingMissing() {
        BlockedException blocked = new BlockedException(List.of("There is no board."));
        fails("preflight", blocked);

        Exchange poll = send(null);

        assertThat(journal()).containsExactly("polls.begin", "preflight", "polls.failed");
        verify(polls).failed(account, blocked);
        assertThat(asked("queue")).isEmpty();
        assertThat(poll.getMessage().getBody()).as("the answer").isEqualTo(POLL);
    }

    @Test
    void nothingIsQueuedWhenDToolsCannotBeRead() {
        fails("list-exports", new IOException("no connection"));

        send(null);

        assertThat(journal()).containsExactly("polls.begin", "preflight", "list-exports", "polls.failed");
        verify(polls).failed(eq(account), isA(IOException.class));
    }

    @Test
    void aQueueThatTakesNothingIsAFailureOfThePoll() {
        takes(List.of(1L));
        fails("queue", new IllegalStateException("Queue full"));

        Exchange poll = send(null);

        verify(polls).failed(eq(account), any());
        assertThat(poll.getMessage().getBody()).as("the answer").isEqualTo(POLL);
    }

    @Test
    void aSecondPollDoesNothingAndAnswersWithTheOneThatRuns() {
        begins(false);

        Exchange poll = send(null);

        assertThat(journal()).containsExactly("polls.begin");
        assertThat(poll.getMessage().getBody()).isEqualTo(POLL);
    }

    @Test
    void everyExportWithWorkToDoIsQueuedInOrder() {
        List<ProjectInfo> rows = List.of();
        answers("list-exports", rows);
        takes(List.of(11L, 12L, 13L));

        Exchange poll = send(null);

        assertThat(journal()).containsExactly("polls.begin", "preflight", "list-exports", "exportQueue.take");
        verify(exportQueue).take(rows, account, POLL);
        assertThat(asked("queue")).containsExactly(11L, 12L, 13L);
        assertThat(poll.getMessage().getBody()).isEqualTo(POLL);
    }

    @Test
    void nothingToDoIsNoFailure() {
        takes(List.of());

        Exchange poll = send(null);

        assertThat(journal()).doesNotContain("polls.failed");
        assertThat(asked("queue")).isEmpty();
        assertThat(poll.getMessage().getBody()).isEqualTo(POLL);
    }

    @Test
    void aFirstPollMayFindThousands() {
        Components.configure(camel, "seda");
        ProducerTemplate producer = camel.createProducerTemplate();
        List<Long> ids = LongStream.range(0, 5_000).boxed().toList();
        route("queue").whenAnyExchangeReceived(exchange ->
                producer.sendBody("seda:exports", exchange.getMessage().getBody()));
        takes(ids);

        send(null);

        assertThat(journal()).doesNotContain("polls.failed");
        assertThat(camel.getEndpoint("seda:exports", SedaEndpoint.class).getCurrentQueueSize()).isEqualTo(5_000);
    }

    private void begins(boolean begun) {
        doAnswer(call -> {
            Exchange exchange = call.getArgument(0);
            exchange.setProperty("poll", POLL);
            exchange.setProperty("begun", begun);
            return null;
        }).when(polls).begin(any());
    }

    private void takes(List<Long> ids) {
        answers("list-exports", List.<ProjectInfo>of());
        when(exportQueue.take(anyList(), any(), anyLong())).thenReturn(ids);
    }
}
