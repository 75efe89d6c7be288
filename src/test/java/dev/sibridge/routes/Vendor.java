package dev.sibridge.routes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A vendor's server on this machine. It answers as it was told, in order; told nothing more, as Manage does when all is
 * well.
 */
final class Vendor implements AutoCloseable {

    /** How Manage refuses. */
    static final String REFUSAL = "{\"code\":\"No\",\"message\":\"No.\"}";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch hangUps = new CountDownLatch(1);

    Vendor() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** What came over the wire. Names of headers are in lower case; {@code port} tells connections apart. */
    record Call(String method, String path, String query, Map<String, String> headers, String body, long millis,
            int port) {
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The calls so far. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The only call. */
    Call call() {
        if (calls.size() != 1) {
            throw new AssertionError("There should be one call, but there are " + calls);
        }
        return calls.get(0);
    }

    /** Milliseconds from the first call to the second. */
    long pause() {
        return calls.get(1).millis() - calls.get(0).millis();
    }

    /** @param headers names and values by turns */
    Vendor answers(int status, String body, String... headers) {
        return answers(status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Vendor answers(byte[] body, String... headers) {
        return answers(200, body, headers);
    }

    private Vendor answers(int status, byte[] bytes, String... headers) {
        answers.add(exchange -> {
            for (int header = 0; header < headers.length; header += 2) {
                exchange.getResponseHeaders().add(headers[header], headers[header + 1]);
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
        return this;
    }

    /** Answers some times with the same status. */
    Vendor answers(int times, int status) {
        for (int time = 0; time < times; time++) {
            answers(status, "{}");
        }
        return this;
    }

    /** Takes the request and breaks the connection. */
    Vendor breaksOff() {
        answers.add(exchange -> { });
        return this;
    }

    /** Announces an answer of so many bytes and sends none of them. */
    Vendor announces(long bytes) {
        answers.add(exchange -> {
            exchange.sendResponseHeaders(200, bytes);
            exchange.getResponseBody().flush();
            untilClosed();
        });
        return this;
    }

    /** Answers with a text that repeats until the caller hangs up. */
    Vendor answersWithoutEnd(String begin, String repeated) {
        answers.add(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] bytes = repeated.repeat(1 + 10_000 / repeated.length()).getBytes(StandardCharsets.UTF_8);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(begin.getBytes(StandardCharsets.UTF_8));
                while (closed.getCount() > 0) {
                    body.write(bytes);
                }
            } catch (IOException hungUp) {
                hangUps.countDown();
            }
        });
        return this;
    }

    /** Whether a caller hung up on an answer without end, or does so within ten seconds. */
    boolean wasHungUpOn() throws InterruptedException {
        return hangUps.await(10, TimeUnit.SECONDS);
    }

    /** Takes the request and never answers. */
    Vendor isSilent() {
        answers.add(exchange -> untilClosed());
        return this;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void untilClosed() {
        try {
            closed.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void allIsWell(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = switch (exchange.getRequestMethod()) {
            case "GET" -> path.startsWith("/v4_6_release/") ? "[]" : "{}";
            case "POST" -> path.endsWith("/tokens") ? "{\"publicKey\":\"p\",\"privateKey\":\"q\"}" : "{\"id\":1}";
            case "PATCH" -> "{\"id\":" + path.substring(path.lastIndexOf('/') + 1) + "}";
            default -> "";
        };
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(bytes.length == 0 ? 204 : 200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach(
                    (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(new Call(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(),
                    exchange.getRequestURI().getRawQuery(), headers, body, TimeUnit.NANOSECONDS.toMillis(
                            System.nanoTime()), exchange.getRemoteAddress().getPort()));
            Answer answer = answers.poll();
            if (answer == null) {
                allIsWell(exchange);
            } else {
                answer.to(exchange);
            }
        }
    }
}
