package dev.sibridge.twoway.tool;

import dev.sibridge.account.Account;
import dev.sibridge.diagnosis.Failures;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolHttp;
import dev.sibridge.vendor.connectwise.Caller;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;

/** Sends an account's requests to its tool on the way of all others, the route {@code tool-call}. */
public final class RoutedTool implements ToolHttp {

    private final FluentProducerTemplate producer;
    private final Account account;
    private volatile Caller caller;

    /** @param caller who counts the calls */
    public RoutedTool(FluentProducerTemplate producer, Account account, Caller caller) {
        this.producer = producer;
        this.account = account;
        this.caller = caller;
    }

    /** Somebody else counts from now on. */
    public void countFor(Caller next) {
        caller = next;
    }

    @Override
    public Answer send(Request request) {
        Exchange answer = producer.to("direct:tool-call").withExchangeProperty("account", account)
                .withExchangeProperty("pass", caller).withBody(request).send();
        if (answer.getException() != null) {
            throw new ToolException(ToolException.Kind.PASSING, "The project-management tool: "
                    + Failures.sentence(answer.getException()), List.of());
        }
        return answer.getMessage().getBody(Answer.class);
    }
}
