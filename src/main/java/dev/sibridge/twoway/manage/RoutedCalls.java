package dev.sibridge.twoway.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sibridge.account.Account;
import dev.sibridge.diagnosis.Failures;
import dev.sibridge.failure.Causes;
import dev.sibridge.failure.FailedCall;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.vendor.connectwise.Caller;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;

/** Sends an account's requests on the way of all others, the route {@code connectwise-call}. */
public final class RoutedCalls implements ManageCalls {

    private static final int UNAUTHORIZED = 401;

    private final FluentProducerTemplate producer;
    private final Account account;
    private final Caller caller;

    /** @param caller who counts the calls */
    public RoutedCalls(FluentProducerTemplate producer, Account account, Caller caller) {
        this.producer = producer;
        this.account = account;
        this.caller = caller;
    }

    @Override
    public JsonNode call(ConnectWiseRequest request) {
        Exchange answer = producer.to("direct:connectwise-call").withExchangeProperty("account", account)
                .withExchangeProperty("pass", caller).withBody(request).send();
        if (answer.getException() != null) {
            throw failed(answer.getException());
        }
        Object body = answer.getMessage().getBody();
        return body instanceof List<?> records ? array(records) : (JsonNode) body;
    }

    private static ArrayNode array(List<?> records) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        records.forEach(record -> array.add((JsonNode) record));
        return array;
    }

    private static SideException failed(Exception trouble) {
        ConnectWiseException refusal = Causes.find(ConnectWiseException.class, trouble);
        FailedCall call = FailedCall.of(trouble);
        Outcome outcome = !call.didNothing() ? Outcome.UNKNOWN
                : refusal == null || refusal.status() == UNAUTHORIZED || refusal.isMisrouted() || call.mayPass()
                        ? Outcome.CLOSED : refusal.isMissing() ? Outcome.OVERTAKEN : Outcome.REFUSED;
        String reason = refusal != null ? refusal.getMessage()
                : Failures.isForeseen(trouble) ? "Manage: " + Failures.sentence(trouble) : trouble.getMessage();
        return new SideException(outcome, reason, trouble);
    }
}
