package dev.sibridge.twoway.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Sends requests to the sandbox's Manage over plain HTTP, and keeps what was sent. */
public final class SandboxCalls implements ManageCalls {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String KEYS = "Basic " + Base64.getEncoder()
            .encodeToString("sandbox+sandbox:sandbox".getBytes(StandardCharsets.UTF_8));

    public final List<String> sent = new ArrayList<>();

    @Override
    public JsonNode call(ConnectWiseRequest request) {
        sent.add(request.method() + " " + request.path());
        try {
            HttpResponse<String> response = HTTP.send(http(request), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() > 299) {
                throw new SideException(outcome(response.statusCode()), response.body(), null);
            }
            return response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body());
        } catch (IOException e) {
            // No answer, or one that is none.
            throw new SideException(Outcome.UNKNOWN, e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Outcome outcome(int status) {
        return status >= 500 ? Outcome.UNKNOWN : status == 429 ? Outcome.CLOSED
                : status == 404 ? Outcome.OVERTAKEN : Outcome.REFUSED;
    }

    private static HttpRequest http(ConnectWiseRequest request) throws IOException {
        String query = request.encodedQuery();
        return HttpRequest.newBuilder(URI.create(RunningSandbox.shared().url() + "/sandbox/v4_6_release/apis/3.0"
                        + request.path() + (query.isEmpty() ? "" : "?" + query)))
                .header("Authorization", KEYS).header("clientId", "3f0a1c52-8d5e-4b7f-9a61-0c2d4e6f8a90")
                .header("Content-Type", "application/json")
                .method(request.method(), request.body() == null ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(JSON.writeValueAsString(request.body()))).build();
    }
}
