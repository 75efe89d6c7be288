package dev.sibridge.vendor.calls.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.Account;
import dev.sibridge.account.ToolSettings;
import dev.sibridge.pm.ToolHttp;
import dev.sibridge.pm.ToolHttp.Answer;
import dev.sibridge.vendor.calls.Call;
import dev.sibridge.vendor.calls.Credentials;
import dev.sibridge.vendor.connectwise.Caller;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.http.HttpMethods;
import org.springframework.stereotype.Component;

/** Turns a request to a project-management tool into an HTTP message, and the answer into JSON. */
@Component("toolCalls")
public class ToolCalls {

    private final ObjectMapper json;

    public ToolCalls(ObjectMapper json) {
        this.json = json.copy()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                // What begins as an answer and goes on as something else is none.
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** Sets everything that the HTTP step needs, and nothing else, and counts the call. */
    public void prepare(Exchange exchange) throws JsonProcessingException {
        Message message = exchange.getMessage();
        ToolHttp.Request request = message.getBody(ToolHttp.Request.class);
        Account account = exchange.getProperty("account", Account.class);
        ToolSettings tool = account.twoWay().tool();
        Call.forgetHeaders(message);
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.valueOf(request.method()));
        message.setHeader(Exchange.HTTP_URI, tool.url().toString());
        message.setHeader(Exchange.HTTP_PATH, request.path());
        if (!request.query().isEmpty()) {
            message.setHeader(Exchange.HTTP_QUERY, query(request));
        }
        request.headers().forEach(message::setHeader);
        message.setHeader("Accept", "application/json");
        message.setHeader(Credentials.ACCOUNT_HEADER, account.handle());
        if (request.body() != null) {
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        }
        message.setBody(request.body() == null ? null : json.writeValueAsBytes(request.body()));
        exchange.setProperty(Call.PROPERTY, new ToolCall(request));
        if (exchange.getProperty("pass") instanceof Caller caller) {
            caller.called();
        }
    }

    private static String query(ToolHttp.Request request) {
        return request.query().entrySet().stream().map(parameter -> parameter.getKey() + "="
                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }

    /**
     * Takes the answer: the body becomes an {@link Answer}, whatever the tool said.
     *
     * @throws ToolUnavailableException when it cannot take the request now
     */
    public void answer(Exchange exchange) {
        Message message = exchange.getMessage();
        ToolHttp.Request request = (ToolHttp.Request) Call.of(exchange).request();
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        if (ToolUnavailableException.isSaidBy(status)) {
            throw new ToolUnavailableException(request.method() + " " + request.path(), status,
                    message.getHeader("Retry-After", String.class));
        }
        byte[] body = message.getBody(byte[].class);
        Call.forgetHeaders(message);
        message.setBody(new Answer(status, read(body)));
    }

    private JsonNode read(byte[] body) {
        try {
            // JSON is UTF-8, whatever charset the answer claims.
            JsonNode read = body == null || body.length == 0 ? null
                    : json.readTree(new String(body, StandardCharsets.UTF_8));
            return read == null || read.isMissingNode() ? null : read;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
