package dev.sibridge.routes;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.si.poll.PollPause;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.junit.jupiter.api.Test;

/** The product polls by itself at the start; the timer comes an interval later. Every test waits for several. */
class PollAccountTest extends RouteTest {

    private static final long SOON = 100;
    private static final long SEVERAL = 3;

    private final Accounts accounts = bean("accounts", Accounts.class);

    private final PollPause pollPause = bean("pollPause", PollPause.class);

    PollAccountTest() {
        super("poll-account", "timer");
        when(pollPause.takeTurn(any())).thenReturn(true);
    }

    @Test
    void whileKeysAreRefusedOnlyTheProbesPoll() {
        Account acme = TestAccounts.account("acme");
        when(accounts.get("acme")).thenReturn(acme);
        AtomicInteger asked = new AtomicInteger();
        when(pollPause.takeTurn(acme)).thenAnswer(call -> asked.incrementAndGet() == SEVERAL);

        timer("acme", SOON);

        await().untilAsserted(() -> assertThat(asked).hasValueGreaterThan(2 * (int) SEVERAL));
        assertThat(polls()).containsExactly(Map.entry(acme, 1L));
    }

    @Test
    void aPollThatFailsIsFollowedByTheNext() throws InterruptedException {
        when(accounts.get("acme")).thenReturn(TestAccounts.account("acme"));
        fails("poll-exports", 0, new IOException("no connection"));
        route("poll-exports").expectedMinimumMessageCount((int) SEVERAL);

        timer("acme", SOON);

        route("poll-exports").assertIsSatisfied();
    }

    @Test
    void everyAccountIsPolledAgainAndAgainWhateverItsName() {
        List<String> names = List.of("acme", "second-dealer", "acme.eu", "acme_2", "2", "true", "null", "Acme AV");
        List<Account> all = names.stream().map(name -> mock(Account.class, name)).toList();
        for (int index = 0; index < names.size(); index++) {
            when(accounts.get(names.get(index))).thenReturn(all.get(index));
        }

        names.forEach(name -> timer(name, SOON));

        await().untilAsserted(() -> assertThat(polls()).containsOnlyKeys(all)
                .allSatisfy((account, times) -> assertThat(times).isGreaterThanOrEqualTo(SEVERAL)));
    }

    @Test
    void theIntervalIsTheAccounts() {
        timer("acme", 300_000);

        assertThat(camel.getRoute("poll-timer-acme").getEndpoint().getEndpointUri())
                .startsWith("quartz://poll/acme?").contains("trigger.repeatInterval=300000");
    }

    @Test
    void untilATimerIsMadeNothingIsPolled() {
        assertThat(camel.getRoutes()).extracting(route -> route.getRouteId()).containsExactlyInAnyOrder("poll-account",
                "poll-exports");
    }

    /** How often each account was polled. */
    private Map<Account, Long> polls() {
        return List.copyOf(route("poll-exports").getReceivedExchanges()).stream()
                .collect(groupingBy(poll -> poll.getProperty("account", Account.class), counting()));
    }

    private void timer(String name, long interval) {
        TemplatedRouteBuilder.builder(camel, "timer").routeId("poll-timer-" + name)
                .parameter("route", "poll-account").parameter("group", "poll").parameter("name", name)
                .parameter("first", interval).parameter("interval", interval).add();
    }
}
