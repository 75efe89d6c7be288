package dev.sibridge.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before Manage's sandbox as its gateway does: only at the codebase that it names at the moment is the API. */
final class MovingTenant implements AutoCloseable {

    private static final String AT_HOME = "v4_6_release";
    private static final Set<String> OWN_HEADERS = Set.of("host", "connection", "content-length", "transfer-encoding",
            "upgrade", "http2-settings");

    private final String sandbox;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConcurrentLinkedQueue<String> askedAt = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    private volatile String codebase = AT_HOME;
    private volatile String signal = "";
    private volatile String next;

    MovingTenant(String sandbox) throws IOException {
        this.sandbox = sandbox;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void livesAt(String codebase) {
        this.codebase = codebase;
    }

    /** Moves when it is asked so for the first time, before it answers. */
    void movesOn(String method, String path, String codebase) {
        this.next = codebase;
        this.signal = method + " " + path;
    }

    /** At which codebases the API was asked, in order. */
    List<String> askedAt() {
        return List.copyOf(askedAt);
    }

    /** What was asked where the tenant no longer is. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getRawPath();
            if (path.startsWith("/login/")) {
                HttpResponse<byte[]> info = forward(exchange, "/sandbox" + path, body);
                send(exchange, info.statusCode(), new String(info.body(), StandardCharsets.UTF_8)
                        .replace(AT_HOME, codebase).getBytes(StandardCharsets.UTF_8));
                return;
            }
            String[] parts = path.split("/apis/3.0", 2);
            String what = exchange.getRequestMethod() + " " + parts[1];
            if (what.equals(signal)) {
                signal = "";
                codebase = next;
            }
            askedAt.add(parts[0].substring(1));
            if (!parts[0].equals("/" + codebase)) {
                refused.add(what);
                send(exchange, 404, "<html>404 - File or directory not found.</html>".getBytes(StandardCharsets.UTF_8));
                return;
            }
            HttpResponse<byte[]> answer = forward(exchange, "/sandbox/" + AT_HOME + "/apis/3.0" + parts[1], body);
            answer.headers().firstValue("Link").ifPresent(link -> exchange.getResponseHeaders().set("Link", link));
            send(exchange, answer.statusCode(), answer.body());
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, String path, byte[] body) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        URI target = URI.create(sandbox + path + (query == null ? "" : "?" + query));
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase())) {
                request.header(name, values.get(0));
            }
        });
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
