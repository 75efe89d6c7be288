package dev.sibridge.twoway.run;

import dev.sibridge.account.Account;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.springframework.stereotype.Component;

/** Two-way, for those who want something of it: the command, the API, the timers. */
@Component
public class TwoWay {

    private final FluentProducerTemplate producer;
    private final TwoWayAlerts alerts;
    private final Clock clock;

    public TwoWay(FluentProducerTemplate producer, TwoWayAlerts alerts, Clock clock) {
        this.producer = producer;
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * Makes one pass and waits for its end. What becomes of single projects is told by the pass.
     *
     * @throws RuntimeException when nothing could be done at all
     */
    public AccountPass reconcile(Account account, Wanted wanted) {
        return reconcile(new AccountPass(account, wanted, clock.instant()));
    }

    AccountPass reconcile(AccountPass pass) {
        Exchange answer = producer.to("direct:reconcile-projects").withExchangeProperty("account", pass.account())
                .withBody(pass).send();
        if (answer.getException() != null) {
            alerts.stopped(pass, answer.getException());
            throw answer.getException() instanceof RuntimeException trouble ? trouble
                    : new IllegalStateException(answer.getException());
        }
        if (!pass.wanted().dryRun()) {
            alerts.begun(pass);
        }
        return pass;
    }
}
