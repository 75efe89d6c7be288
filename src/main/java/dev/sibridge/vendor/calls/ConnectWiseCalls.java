package dev.sibridge.vendor.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sibridge.account.Account;
import dev.sibridge.network.InterceptedException;
import dev.sibridge.vendor.answers.AnswerTimeout;
import dev.sibridge.vendor.answers.GarbledAnswerException;
import dev.sibridge.vendor.connectwise.Caller;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.Requesting;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.apache.camel.component.http.HttpMethods;
import org.springframework.stereotype.Component;

/** Turns a request to Manage into an HTTP message and the answer into JSON. */
@Component
public class ConnectWiseCalls {

    private final Codebases codebases;
    private final Interception interception;
    private final Redaction redaction;
    private final Clock clock;
    private final ObjectMapper json;

    public ConnectWiseCalls(Codebases codebases, Interception interception, Redaction redaction, ObjectMapper json,
            Clock clock) {
        this.codebases = codebases;
        this.interception = interception;
        this.redaction = redaction;
        this.clock = clock;
        this.json = json.copy()
                // Money stays exact on its way to the ledger.
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                // What begins as an answer and goes on as something else is none.
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** Begins a call; the body is what comes to its request. */
    public ManageCall begin(@Body Requesting asked) {
        return new ManageCall(asked);
    }

    /** Whether something is left to be asked for. */
    public boolean isUnfinished(@ExchangeProperty(Call.PROPERTY) ManageCall call) {
        return call.next() != null;
    }

    /** The page that is asked for next. */
    public ConnectWiseRequest next(@ExchangeProperty(Call.PROPERTY) ManageCall call) {
        return call.next();
    }

    /** Whether Manage refused the last request. */
    public boolean isRefused(@ExchangeProperty(Call.PROPERTY) ManageCall call) {
        return call.getRefusal() != null;
    }

    /** Whether the last request was for a token that the others wait for. */
    public boolean isForToken(@ExchangeProperty(Call.PROPERTY) ManageCall call) {
        return call.request().isToken();
    }

    /** What all pages together say. */
    public Object whole(@ExchangeProperty(Call.PROPERTY) ManageCall call) {
        return call.answer();
    }

    /** Sets everything that the HTTP step needs, and nothing else, and counts the call. */
    public void prepare(Exchange exchange) throws JsonProcessingException {
        Message message = exchange.getMessage();
        ConnectWiseRequest request = message.getBody(ConnectWiseRequest.class);
        Account account = exchange.getProperty("account", Account.class);
        Call.forgetHeaders(message);
        // As a name, it would be looked up for each call.
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.valueOf(request.method()));
        if (!request.isSigningKey()) {
            message.setHeader(Exchange.HTTP_PATH, request.path());
        }
        if (!request.query().isEmpty()) {
            message.setHeader(Exchange.HTTP_QUERY, request.encodedQuery());
        }
        message.setHeader("Accept", "application/json");
        message.setHeader(AnswerTimeout.HEADER, account.connectwise().timeout().toMillis());
        if (!request.isCompanyInfo()) {
            message.setHeader(Credentials.ACCOUNT_HEADER, account.handle());
        }
        if (request.body() != null) {
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        }
        message.setBody(request.body() == null ? null : json.writeValueAsBytes(request.body()));
        String url = request.isSigningKey() ? request.path()
                : request.isCompanyInfo() ? account.connectwise().siteUrl() : codebases.url(account);
        message.setHeader(Exchange.HTTP_URI, url);
        ManageCall call = ManageCall.of(exchange);
        if (call.below() != null) {
            message.setHeader(Credentials.BELOW_HEADER, call.below());
        }
        call.sends(request, url, clock.instant());
        count(exchange);
    }

    /**
     * Takes the answer: the body becomes JSON, the call tells whether a list goes on. When Manage refused, the call
     * says so, and {@link #refuse} throws it.
     *
     * @throws InterceptedException   when something in between answered
     * @throws GarbledAnswerException when what came is not the answer that Manage gives to such a request
     */
    public void answer(Exchange exchange) {
        Message message = exchange.getMessage();
        ManageCall call = ManageCall.of(exchange);
        ConnectWiseRequest request = call.request();
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        String body = text(message.getBody(byte[].class));
        String what = request.method() + " " + request.path();
        Account account = exchange.getProperty("account", Account.class);
        interception.check(request, account, message, body);
        if (status < 200 || status > 299) {
            call.refused(new ConnectWiseException(what, request.about(), status, redaction.redact(body, account),
                    message.getHeader("Retry-After", String.class)));
            return;
        }
        String links = message.getHeader("Link", "", String.class);
        Call.forgetHeaders(message);
        JsonNode answer = read(body, what);
        request.complaintAbout(status, answer).ifPresent(complaint -> {
            throw new GarbledAnswerException(complaint);
        });
        call.hasNextPage(hasNextPage(links, answer));
        message.setBody(answer);
    }

    /**
     * Lets the call fail with what Manage said.
     *
     * @throws ConnectWiseException in any case
     */
    public void refuse(@ExchangeProperty(Call.PROPERTY) ManageCall call) {
        throw call.getRefusal();
    }

    /** Takes a page of the answer. */
    public void add(@Body JsonNode page, @ExchangeProperty(Call.PROPERTY) ManageCall call) {
        call.add(page);
    }

    // Of a full page without any link nobody knows whether it is the last: something in between may drop headers.
    private static boolean hasNextPage(String links, JsonNode answer) {
        return links.contains("rel=\"next\"")
                || links.isBlank() && answer.isArray() && answer.size() >= ConnectWiseRequest.MAX_PAGE_SIZE;
    }

    // JSON is UTF-8, whatever charset the answer claims.
    private static String text(byte[] body) {
        return body == null ? null : new String(body, StandardCharsets.UTF_8);
    }

    private JsonNode read(String body, String what) {
        try {
            return body == null || body.isBlank() ? MissingNode.getInstance() : json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new GarbledAnswerException("ConnectWise responded to " + what + " with something that is not JSON.");
        }
    }

    private static void count(Exchange exchange) {
        Stream.of("run", "poll", "pass").map(exchange::getProperty).filter(Caller.class::isInstance).map(Caller.class::cast)
                .findFirst().ifPresent(Caller::called);
    }
}
