package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isA;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.history.Purpose;
import dev.sibridge.memory.MemoryShortage;
import dev.sibridge.si.flow.PollRun;
import dev.sibridge.si.poll.CutOver;
import dev.sibridge.si.poll.ExportQueue;
import dev.sibridge.si.poll.Polls;
import dev.sibridge.si.poll.Tidying;
import dev.sibridge.si.tenant.BlockedException;
import dev.sibridge.si.tenant.Finding;
import dev.sibridge.vendor.dtools.ProjectInfo;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.seda.SedaEndpoint;
import org.junit.jupiter.api.Test;

class TakeExportsTest extends RouteTest {

    private final PollRun poll = new PollRun(Purpose.SYNC, false);

    private final Account account = TestAccounts.account("default");
    private final CutOver cutOver = bean("cutOver", CutOver.class);
    private final Tidying tidying = bean("tidying", Tidying.class);
    private final Polls polls = bean("polls", Polls.class);
    private final MemoryShortage shortage = bean("memoryShortage", MemoryShortage.class);
    private final ExportQueue exportQueue = bean("exportQueue", ExportQueue.class);

    TakeExportsTest() {
        super("take-exports");
        setting("bridge.queue", "mock:queue");
        properties.put("account", account);
        properties.put("poll", poll);
    }

    @Test
    void nothingIsQueuedWhenThePreflightFindsSomethingMissing() {
        BlockedException blocked = new BlockedException(List.of(Finding.block("Project board", "board-missing",
                "There is no board.", "Create one.")));
        fails("preflight", blocked);

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("cutOver.begin", "tidying.beforePoll", "list-exports", "exportQueue.listRead",
                "preflight", "memoryShortage.ofPoll", "polls.failed");
        verify(polls).failed(account, blocked, poll);
        assertThat(asked("queue")).isEmpty();
    }

    @Test
    void nothingIsQueuedWhenDToolsCannotBeRead() {
        fails("list-exports", new IOException("no connection"));

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("cutOver.begin", "tidying.beforePoll", "list-exports",
                "memoryShortage.ofPoll", "polls.failed");
        verify(polls).failed(eq(account), isA(IOException.class), any());
    }

    @Test
    void aMistakeOfOursIsAFailureToo() {
        does("list-exports", exchange -> exchange.setException(new StackOverflowError()));

        send(null);

        verify(polls).failed(eq(account), argThat(trouble -> trouble.getCause() instanceof StackOverflowError),
                any());
    }

    @Test
    void whenTheMemoryDidNotSufficeThatIsNoticed() {
        does("list-exports", exchange -> exchange.setException(new OutOfMemoryError()));

        send(null);

        verify(shortage).ofPoll(argThat(MemoryShortage::isCauseOf));
    }

    @Test
    void aQueueThatTakesNothingIsAFailureOfThePoll() {
        takes(List.of(1L));
        fails("queue", new IllegalStateException("Queue full"));

        assertThat(send(null).getException()).isNull();
        verify(polls).failed(eq(account), any(), any());
    }

    @Test
    void everyExportWithWorkToDoIsQueuedInOrder() {
        List<ProjectInfo> rows = List.of();
        answers("list-exports", rows);
        answers("preflight", "a verdict");
        takes(List.of(11L, 12L, 13L));

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("cutOver.begin", "tidying.beforePoll", "list-exports", "exportQueue.listRead",
                "preflight", "exportQueue.take");
        verify(exportQueue).listRead(rows, account, poll);
        verify(cutOver).begin(account, poll);
        verify(tidying).beforePoll(account, poll);
        verify(exportQueue).take(rows, account, poll);
        assertThat(asked("queue")).containsExactly(11L, 12L, 13L);
    }

    @Test
    void nothingToDoIsNoFailure() {
        takes(List.of());

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).doesNotContain("polls.failed");
        assertThat(asked("queue")).isEmpty();
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

    private void takes(List<Long> ids) {
        answers("list-exports", List.<ProjectInfo>of());
        when(exportQueue.take(anyList(), any(), any())).thenReturn(ids);
    }
}
