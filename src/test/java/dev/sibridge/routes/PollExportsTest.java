package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;

import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.si.flow.PollRun;
import dev.sibridge.si.poll.Polls;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollExportsTest extends RouteTest {

    private static final long POLL = 7L;

    private final Account account = TestAccounts.account("default");
    private final Polls polls = bean("polls", Polls.class);

    PollExportsTest() {
        super("poll-exports");
        properties.put("account", account);
    }

    @BeforeEach
    void noPollIsRunning() {
        begins(true);
    }

    @Test
    void aPollThatCannotBeNotedIsNotBegun() throws InterruptedException {
        IllegalStateException trouble = new IllegalStateException("database down");
        doThrow(trouble).when(polls).begin(any());

        assertThat(send(null).getException()).isSameAs(trouble);
        assertNothingIsTaken();
    }

    @Test
    void aSecondPollDoesNothingAndAnswersWithTheOneThatRuns() throws InterruptedException {
        begins(false);

        Exchange poll = send(null);

        assertThat(poll.getMessage().getBody()).isEqualTo(POLL);
        assertNothingIsTaken();
    }

    @Test
    void whatGoesWrongAfterwardsIsNotTheAskersTrouble() throws InterruptedException {
        fails("take-exports", new IOException("no connection"));
        route("take-exports").expectedMessageCount(1);

        Exchange poll = send(null);

        route("take-exports").assertIsSatisfied();
        assertThat(poll.getException()).isNull();
        assertThat(poll.getMessage().getBody()).isEqualTo(POLL);
    }

    @Test
    void whoeverAskedHasTheAnswerBeforeTheExportsAreTaken() {
        CountDownLatch answered = new CountDownLatch(1);
        CompletableFuture<Boolean> before = new CompletableFuture<>();
        does("take-exports", exchange -> before.complete(answered.await(5, TimeUnit.SECONDS)));

        assertThat(send(null).getMessage().getBody()).isEqualTo(POLL);
        answered.countDown();

        assertThat(before).succeedsWithin(Duration.ofSeconds(10), InstanceOfAssertFactories.BOOLEAN).isTrue();
    }

    @Test
    void exportsAreTakenForTheAccountAndThePoll() throws InterruptedException {
        route("take-exports").expectedMessageCount(1);

        send(null);

        route("take-exports").assertIsSatisfied();
        assertThat(route("take-exports").getReceivedExchanges()).singleElement()
                .returns(account, exchange -> exchange.getProperty("account"))
                .returns(POLL, exchange -> exchange.getProperty("poll", PollRun.class).getId());
        assertThat(journal()).containsExactly("polls.begin", "take-exports");
    }

    private void assertNothingIsTaken() throws InterruptedException {
        route("take-exports").expectedMessageCount(0);
        route("take-exports").setAssertPeriod(200);
        route("take-exports").assertIsSatisfied();
        assertThat(journal()).containsExactly("polls.begin");
    }

    private void begins(boolean begun) {
        doAnswer(call -> {
            Exchange exchange = call.getArgument(0);
            exchange.setProperty("poll", TestRuns.poll(POLL, begun));
            return null;
        }).when(polls).begin(any());
    }
}
