package dev.sibridge.sandbox.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Somebody who is called back: remembers what came, and answers 200 unless told otherwise. */
final class CallbackReceiver implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new ArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private volatile CountDownLatch together = new CountDownLatch(0);

    CallbackReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    /** What came. */
    record Received(String query, String signature, byte[] body, JsonNode json) {

        String action() {
            return json.get("Action").asText();
        }

        /** The summary of the record. */
        JsonNode entity() {
            try {
                return MAPPER.readTree(json.get("Entity").asText());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return json.get("Type").asText() + " " + id() + " " + action();
        }

        int id() {
            return json.get("ID").asInt();
        }
    }

    /** The next calls are answered with these. */
    synchronized CallbackReceiver answer(Integer... statuses) {
        answers.addAll(List.of(statuses));
        return this;
    }

    /** Answers nobody before that many have come. */
    void gather(int callers) {
        together = new CountDownLatch(callers);
    }

    /** The URL to register. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?recordId=";
    }

    synchronized List<Received> received() {
        return List.copyOf(received);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int status = keep(exchange, body);
        together.countDown();
        try {
            together.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private synchronized int keep(HttpExchange exchange, byte[] body) throws IOException {
        received.add(new Received(exchange.getRequestURI().getQuery(),
                exchange.getRequestHeaders().getFirst("x-content-signature"), body, MAPPER.readTree(body)));
        return answers.isEmpty() ? 200 : answers.poll();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
