package dev.sibridge.vendor.calls;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.FluentProducerTemplate;
import org.springframework.stereotype.Component;

/** Where the API of each tenant lives. Cloud tenants move with every release. */
@Component
public class Codebases {

    /** Always answers, on whatever release a tenant is. */
    private static final String ANY_RELEASE = "v4_6_release";

    /** The properties that say for whom Manage is asked. */
    private static final Set<String> WORK = Set.of("account", "run", "poll", "pass");

    private final Map<String, String> codebases = new ConcurrentHashMap<>();
    private final FluentProducerTemplate producer;

    public Codebases(FluentProducerTemplate producer) {
        this.producer = producer;
    }

    /**
     * After a request that led nowhere: asks the tenant again where it lives ({@code discover-codebase}), unless another
     * request has found that out meanwhile.
     */
    public void lookAgain(Exchange exchange) {
        if (ledNowhere(exchange) && !hasMoved(exchange)) {
            producer.to("direct:discover-codebase").withProcessor(question ->
                    WORK.forEach(property -> question.setProperty(property, exchange.getProperty(property)))).send();
        }
    }

    /** Whether a request led nowhere because the tenant lives elsewhere by now. */
    public boolean hasMoved(Exchange exchange) {
        return ledNowhere(exchange) && !url(exchange.getProperty("account", Account.class))
                .equals(ManageCall.of(exchange).url());
    }

    private static boolean ledNowhere(Exchange exchange) {
        ManageCall call = ManageCall.of(exchange);
        return call != null && call.getRefusal() != null && call.getRefusal().isMisrouted()
                && !call.request().isCompanyInfo() && !call.request().isSigningKey();
    }

    /** The API's base for an account, without a slash at its end. */
    public String url(Account account) {
        return account.connectwise().apiUrl(codebases.getOrDefault(place(account), ANY_RELEASE));
    }

    // The account may be another tenant's by now, or be tried with settings that nobody has kept.
    private static String place(Account account) {
        return account.name() + " " + account.connectwise().siteUrl() + " " + account.connectwise().company();
    }

    /** Whether a tenant has not told yet which release it runs. */
    public boolean isUnknown(@ExchangeProperty("account") Account account) {
        return !codebases.containsKey(place(account));
    }

    /** What a tenant is asked. */
    public ConnectWiseRequest question(@ExchangeProperty("account") Account account) {
        return ConnectWiseRequest.companyInfo(account.connectwise().company());
    }

    /**
     * Takes what the tenant says of itself.
     *
     * @throws UnknownCompanyException when the site knows no such company
     */
    public void learn(@Body JsonNode companyInfo, @ExchangeProperty("account") Account account) {
        if (companyInfo.isNull()) {
            throw new UnknownCompanyException(account);
        }
        String codebase = companyInfo.path("Codebase").asText("");
        if (!codebase.isBlank()) {
            codebases.put(place(account), codebase);
        }
    }

    /** The site answers, but the company id is none of its. */
    public static class UnknownCompanyException extends RuntimeException implements Failing {

        private static final long serialVersionUID = 1L;

        UnknownCompanyException(Account account) {
            super("ConnectWise at " + account.connectwise().site() + " does not know the company \""
                    + account.connectwise().company() + "\": check CONNECTWISE_COMPANY and CONNECTWISE_SITE.");
        }

        @Override
        public List<Failure> failures() {
            return List.of(Failure.of(Kind.SETUP, "unknown-company", getMessage()));
        }
    }
}
