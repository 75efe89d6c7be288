package dev.sibridge.endtoend.twoway;

import dev.sibridge.sandbox.RequestLog;
import dev.sibridge.twoway.model.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import java.nio.charset.StandardCharsets;

/** A request that was on its way for so long that its sender has given it up. */
record LateRequest(String url, Side side, RequestLog.Entry sent) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<Side, String> PREFIXES = Map.of(Side.TOOL, "/sandbox/pm", Side.MANAGE,
            "/sandbox/v4_6_release/apis/3.0");
    private static final Map<Side, String> KEYS = Map.of(Side.TOOL, "Bearer sandbox", Side.MANAGE, "Basic "
            + Base64.getEncoder().encodeToString("sandbox+sandbox:sandbox".getBytes(StandardCharsets.UTF_8)));

    /** It is done now, or refused. */
    void arrive() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + PREFIXES.get(side) + sent.path()
                + (sent.query() == null ? "" : "?" + sent.query()))).header("Authorization", KEYS.get(side));
        sent.headers().forEach((name, value) -> {
            if (name.equals("content-type") || name.equals("clientid") || name.startsWith("if-")
                    || name.startsWith("idempotency")) {
                request.header(name, value);
            }
        });
        try {
            HTTP.send(request.method(sent.method(), BodyPublishers.ofString(sent.body())).build(),
                    BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
