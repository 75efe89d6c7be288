package dev.sibridge.vendor.calls;

import dev.sibridge.account.Account;
import dev.sibridge.memory.HeapRoom;
import dev.sibridge.network.InterceptedException;
import dev.sibridge.vendor.answers.AnswerLimits;
import dev.sibridge.vendor.answers.PayloadProperties;
import dev.sibridge.vendor.dtools.DToolsException;
import dev.sibridge.vendor.dtools.DToolsRequest;
import dev.sibridge.vendor.dtools.DToolsRequest.Kind;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import dev.sibridge.vendor.dtools.reading.ExportReader;
import dev.sibridge.vendor.dtools.reading.PayloadCopy;
import dev.sibridge.vendor.dtools.reading.PayloadLimits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.http.HttpMethods;
import org.springframework.stereotype.Component;

/** Turns a request to D-Tools into an HTTP message; the answer is read as a stream, up to a limit. */
@Component("dtoolsCalls")
public class DToolsCalls {

    // Enough for the title of a web page.
    private static final int BEGINNING = 4096;

    private final Interception interception;
    private final PayloadLimits limits;

    public DToolsCalls(Interception interception, PayloadProperties payload) {
        this.interception = interception;
        this.limits = payload.limits();
    }

    /** Sets everything that the HTTP step needs, and nothing else. */
    public void prepare(Exchange exchange) {
        Message message = exchange.getMessage();
        DToolsRequest request = message.getBody(DToolsRequest.class);
        Account account = exchange.getProperty("account", Account.class);
        Call.forgetHeaders(message);
        message.setHeader(Exchange.HTTP_URI, account.dtools().url().toString());
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.valueOf(request.method()));
        message.setHeader(Exchange.HTTP_PATH, request.path());
        message.setHeader(Exchange.HTTP_QUERY, request.encodedQuery());
        message.setHeader("Accept", "application/json");
        message.setHeader(Credentials.ACCOUNT_HEADER, account.handle());
        if (request.kind() == Kind.PROJECT) {
            message.setHeader(AnswerLimits.EXPORT_HEADER, true);
        }
        message.setBody(null);
        Call<DToolsRequest> call = new Call<>();
        call.sends(request);
        exchange.setProperty(Call.PROPERTY, call);
    }

    /**
     * Takes the answer: the body becomes the page of the queue or the project.
     *
     * @throws InterceptedException      when something in between answered
     * @throws DToolsException           when D-Tools refused
     * @throws UnreadableExportException when it answered something else, or more than is taken
     */
    public void answer(Exchange exchange) throws IOException {
        try (InputStream answer = exchange.getMessage().getBody(InputStream.class)) {
            // Whatever comes of it: nobody else may try to read what is read here.
            exchange.getMessage().setBody(null);
            exchange.getMessage().setBody(read(exchange, answer));
        }
    }

    private Object read(Exchange exchange, InputStream answer) throws IOException {
        Message message = exchange.getMessage();
        DToolsRequest request = (DToolsRequest) Call.of(exchange).request();
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        boolean success = status >= 200 && status <= 299;
        if (success && request.kind() == Kind.PROJECT) {
            ExportReader.checkSize(message.getHeader("Content-Length", Long.class), limits);
        }
        InputStream payload = new BufferedInputStream(answer == null ? InputStream.nullInputStream() : answer);
        boolean page = interception.check(request, exchange.getProperty("account", Account.class), message,
                beginning(payload));
        if (!success) {
            throw new DToolsException(request.method() + " " + request.path(), status,
                    message.getHeader("Retry-After", String.class), page);
        }
        Call.forgetHeaders(message);
        if (request.kind() != Kind.PROJECT) {
            return ExportReader.read(request, payload, limits);
        }
        PayloadCopy copy = new PayloadCopy(HeapRoom.guard(payload));
        Object project = ExportReader.read(request, copy, limits);
        Call.of(exchange).copy(copy);
        return project;
    }

    /** Looks ahead; who reads on finds all of it. */
    private static String beginning(InputStream payload) throws IOException {
        payload.mark(BEGINNING);
        String beginning = new String(payload.readNBytes(BEGINNING), StandardCharsets.UTF_8);
        payload.reset();
        return beginning;
    }
}
