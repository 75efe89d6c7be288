package dev.sibridge.setup.trial;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.vendor.calls.Call;
import dev.sibridge.vendor.calls.Codebases;
import dev.sibridge.vendor.calls.ConnectWiseCalls;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.dtools.DToolsRequest;
import dev.sibridge.vendor.dtools.ProjectList;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.springframework.stereotype.Component;

/** Asks a vendor once, as polls do, but without repetitions: somebody waits who can press the button again. */
@Component
class OneAttempt {

    private static final int NOT_FOUND = 404;

    private final FluentProducerTemplate producer;
    private final ConnectWiseCalls calls;
    private final Codebases codebases;

    OneAttempt(FluentProducerTemplate producer, ConnectWiseCalls calls, Codebases codebases) {
        this.producer = producer;
        this.calls = calls;
        this.codebases = codebases;
    }

    /** Why a vendor did not answer as it should: the cause. */
    static final class FailedAttemptException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        FailedAttemptException(Throwable cause) {
            super(cause);
        }
    }

    /** Signs in to Manage and reads something that every member may read. */
    void connect(Account account) {
        ask(account, ConnectWiseRequest.list("/company/companies/statuses", null));
    }

    /** @return the records of a list, one page at most */
    JsonNode ask(Account account, ConnectWiseRequest request) {
        if (codebases.isUnknown(account)) {
            try {
                codebases.learn(manage(account, codebases.question(account)), account);
            } catch (Codebases.UnknownCompanyException e) {
                throw new FailedAttemptException(e);
            } catch (FailedAttemptException e) {
                // Some sites do not know the question.
                if (!(e.getCause() instanceof ConnectWiseException refusal) || refusal.status() != NOT_FOUND) {
                    throw e;
                }
            }
        }
        return manage(account, request);
    }

    private JsonNode manage(Account account, ConnectWiseRequest request) {
        return body(producer.to("direct:connectwise-request").withExchangeProperty("account", account)
                .withExchangeProperty(Call.PROPERTY, calls.begin(request)).withBody(request).send(), JsonNode.class);
    }

    /** The first page of D-Tools' queue. */
    ProjectList queue(Account account) {
        return body(producer.to("direct:dtools-request").withExchangeProperty("account", account)
                .withBody(DToolsRequest.list(1)).send(), ProjectList.class);
    }

    private static <T> T body(Exchange done, Class<T> type) {
        if (done.getException() != null) {
            throw new FailedAttemptException(done.getException());
        }
        return done.getMessage().getBody(type);
    }
}
