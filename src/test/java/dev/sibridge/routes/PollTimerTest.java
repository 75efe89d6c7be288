package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.settings.Account;
import dev.sibridge.settings.Accounts;
import java.io.IOException;
import java.util.List;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

class PollTimerTest extends RouteTest {

    private static final long SOON = 20;
    private static final long TOMORROW = 86_400_000;

    private final Accounts accounts = bean("accounts", Accounts.class);
    private final Account account = TestAccounts.account();

    PollTimerTest() {
        super("poll-timer");
    }

    @Test
    void aPollThatFailsIsFollowedByTheNext() throws InterruptedException {
        when(accounts.get("acme")).thenReturn(account);
        fails("poll-exports", 0, new IOException("no connection"));
        route("poll-exports").expectedMinimumMessageCount(2);

        timer("acme", SOON);

        route("poll-exports").assertIsSatisfied();
    }

    @Test
    void everyAccountIsPolledWhateverItsName() throws InterruptedException {
        List<String> names = List.of("acme", "second-dealer", "acme.eu", "acme_2", "2", "true", "null", "Acme AV");
        List<Account> all = names.stream().map(name -> mock(Account.class, name)).toList();
        for (int index = 0; index < names.size(); index++) {
            when(accounts.get(names.get(index))).thenReturn(all.get(index));
        }
        MockEndpoint polls = route("poll-exports");
        polls.expectedMessageCount(names.size());

        names.forEach(name -> timer(name, TOMORROW));

        polls.assertIsSatisfied();
        assertThat(polls.getReceivedExchanges()).extracting(poll -> poll.getProperty("account"))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void theIntervalIsTheAccounts() {
        timer("acme", 300_000);

        assertThat(camel.getRoute("poll-timer-acme").getEndpoint().getEndpointUri())
                .startsWith("timer://poll-acme?").contains("period=300000");
    }

    @Test
    void untilATimerIsMadeNothingIsPolled() {
        assertThat(camel.getRoutes()).extracting(route -> route.getRouteId()).containsExactly("poll-exports");
    }

    private void timer(String name, long interval) {
        TemplatedRouteBuilder.builder(camel, "poll-timer").routeId("poll-timer-" + name)
                .parameter("account", name).parameter("interval", interval).add();
    }
}
