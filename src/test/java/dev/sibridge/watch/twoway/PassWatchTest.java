package dev.sibridge.watch.twoway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.twoway.run.AccountPass;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.event.ExchangeCompletedEvent;
import org.apache.camel.impl.event.ExchangeFailedEvent;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class PassWatchTest {

    private static final Account ACCOUNT = TestAccounts.withTool(Map.of());

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PassWatch watch = new PassWatch(meters, accounts());

    @Test
    void beforeTheFirstPassEverythingThatIsCountedIsZero() {
        assertThat(meters.get(PassWatch.PASSES).tag("account", "default").timers()).hasSize(5)
                .allMatch(timer -> timer.count() == 0);
        assertThat(meters.get(PassWatch.WRITES).counters()).hasSize(6).allMatch(counter -> counter.count() == 0);
        assertThat(meters.get(PassWatch.CONFLICTS).counters()).hasSize(2);
    }

    @Test
    void anAccountWithoutAToolHasNoMeters() {
        assertThat(meters.getMeters()).allMatch(meter -> "default".equals(meter.getId().getTag("account")));
    }

    @Test
    void whyNoPassCouldBeginIsRememberedUntilOneGoesWell() {
        watch.notify(failed(pass(null)));
        assertThat(watch.trouble(ACCOUNT)).hasValueSatisfying(reason ->
                assertThat(reason).contains("unexpected error"));

        watch.notify(new ExchangeCompletedEvent(exchange(pass(7L))));
        assertThat(watch.trouble(ACCOUNT)).as("one project says nothing of all").isPresent();

        watch.notify(new ExchangeCompletedEvent(exchange(pass(null))));
        assertThat(watch.trouble(ACCOUNT)).isEmpty();
    }

    private static CamelEvent failed(AccountPass pass) {
        Exchange exchange = exchange(pass);
        exchange.setException(new IllegalStateException("broken"));
        return new ExchangeFailedEvent(exchange);
    }

    private static Exchange exchange(AccountPass pass) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(pass);
        return exchange;
    }

    private static AccountPass pass(Long project) {
        AccountPass pass = mock(AccountPass.class);
        when(pass.account()).thenReturn(ACCOUNT);
        when(pass.wanted()).thenReturn(new Wanted(false, project, false, false));
        return pass;
    }

    private static Accounts accounts() {
        Accounts accounts = mock(Accounts.class);
        when(accounts.all()).thenReturn(List.of(ACCOUNT, TestAccounts.account("other")));
        return accounts;
    }
}
