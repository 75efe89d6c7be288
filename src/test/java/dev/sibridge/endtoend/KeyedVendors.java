package dev.sibridge.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before the vendors with keys that are told apart from any other text, and may answer writes by saying what it
 * was sent, credentials and all.
 */
final class KeyedVendors implements AutoCloseable {

    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "content-length", "transfer-encoding", "host", "upgrade", "http2-settings", "expect");
    private static final String OPEN_SESAME =
            "Basic " + Base64.getEncoder().encodeToString("sandbox+sandbox:sandbox".getBytes(StandardCharsets.UTF_8));

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final String behind;
    private final String dtoolsKey;
    private final String authorization;
    private volatile int echoes;

    KeyedVendors(String behind, String dtoolsKey, String publicKey, String privateKey) throws IOException {
        this.behind = behind;
        this.dtoolsKey = dtoolsKey;
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(
                ("sandbox+" + publicKey + ":" + privateKey).getBytes(StandardCharsets.UTF_8));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Writes to Manage are refused with this status and everything that came with them; 0 for no more. */
    void echoWith(int status) {
        echoes = status;
    }

    private void serve(HttpExchange call) throws IOException {
        try (call) {
            boolean manage = call.getRequestURI().getPath().contains("/apis/");
            String shown = call.getRequestHeaders().getFirst(manage ? "Authorization" : "X-DTSI-ApiKey");
            byte[] body = call.getRequestBody().readAllBytes();
            if (manage && echoes > 0 && !call.getRequestMethod().equals("GET")) {
                String said = "{\"code\":\"Echo\",\"message\":\"You sent " + shown + ", that is "
                        + new String(Base64.getDecoder().decode(shown.substring(6)), StandardCharsets.UTF_8) + "\"}";
                answer(call, echoes, said.getBytes(StandardCharsets.UTF_8));
                return;
            }
            HttpResponse<byte[]> answer = client.send(passedOn(call, body, (manage ? authorization : dtoolsKey)
                    .equals(shown), manage), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!NOT_PASSED_ON.contains(name.toLowerCase()) && !name.startsWith(":")) {
                    call.getResponseHeaders().put(name, values);
                }
            });
            answer(call, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest passedOn(HttpExchange call, byte[] body, boolean known, boolean manage) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(behind + call.getRequestURI()))
                .method(call.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        call.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase())) {
                values.forEach(value -> request.header(name, value));
            }
        });
        if (known) {
            request.setHeader(manage ? "Authorization" : "X-DTSI-ApiKey", manage ? OPEN_SESAME : "sandbox");
        }
        return request.build();
    }

    private static void answer(HttpExchange call, int status, byte[] body) {
        try {
            call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                call.getResponseBody().write(body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
