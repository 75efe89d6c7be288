package dev.sibridge.benchmark.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The product as it is shipped: its jar in a folder of its own, with an embedded database that begins empty. */
public final class Product implements AutoCloseable {

    /** Of Java, as the files in {@code deploy} have them. */
    public static final List<String> OPTIONS = List.of("-Xms64m", "-Xmn40m", "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1");

    private static final String PASSWORD = "benchmark";

    private final Http http = new Http("admin:" + PASSWORD);
    private final String url;
    private final JavaProcess process;
    private final double readyAfter;

    /**
     * Starts the service and waits until it is ready.
     *
     * @param options of Java, besides {@link #OPTIONS}
     */
    public Product(Path jar, Path folder, Sandbox sandbox, int concurrency, List<String> options) {
        this(jar, folder, sandbox, concurrency, options, Map.of());
    }

    /** @param more variables that are set */
    public Product(Path jar, Path folder, Sandbox sandbox, int concurrency, List<String> options,
            Map<String, String> more) {
        JavaProcess.remove(folder);
        int port = Http.freePort();
        url = "http://127.0.0.1:" + port;
        Map<String, String> variables = variables(sandbox, concurrency);
        variables.put("SERVER_PORT", String.valueOf(port));
        variables.putAll(more);
        process = new JavaProcess(folder, variables, command(options, jar));
        readyAfter = process.awaitAnswer(http, url + "/actuator/health/readiness");
    }

    /** Polls once in a new process. Returns the milliseconds from the start of the process to its end. */
    public static double once(Path jar, Path folder, Sandbox sandbox, String... options) {
        JavaProcess.remove(folder);
        try (JavaProcess process = new JavaProcess(folder, variables(sandbox, 8),
                command(List.of(options), jar, "--once"))) {
            return process.awaitEnd();
        }
    }

    private static List<String> command(List<String> options, Path jar, String... arguments) {
        List<String> command = new ArrayList<>(OPTIONS);
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Map<String, String> variables(Sandbox sandbox, int concurrency) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("DTOOLS_URL", sandbox.url() + "/sandbox/SI");
        variables.put("DTOOLS_API_KEY", "sandbox");
        variables.put("CONNECTWISE_SITE", sandbox.url() + "/sandbox");
        variables.put("CONNECTWISE_COMPANY", "sandbox");
        variables.put("CONNECTWISE_CLIENT_ID", "00000000-0000-4000-8000-000000000000");
        variables.put("CONNECTWISE_PUBLIC_KEY", "sandbox");
        variables.put("CONNECTWISE_PRIVATE_KEY", "sandbox");
        variables.put("CONNECTWISE_CONCURRENCY", String.valueOf(concurrency));
        // More than there can be.
        variables.put("CONNECTWISE_REQUESTS_PER_MINUTE", "100000");
        variables.put("SYNC_SINCE", "1970-01-01T00:00:00Z");
        variables.put("SYNC_SALES_REP", "dsales");
        variables.put("SYNC_WON_STATUS", "Won");
        variables.put("SYNC_PROGRESSES", "Approved");
        variables.put("ADMIN_PASSWORD", PASSWORD);
        return variables;
    }

    /** Milliseconds from the start of the process until it was ready. */
    public double readyAfter() {
        return readyAfter;
    }

    public JavaProcess.Heap heap() {
        return process.heap();
    }

    /** Processor time so far, in microseconds; null where the system does not tell. */
    public Double cpu() {
        return process.cpu();
    }

    /** Starts a poll. Returns what tells how far it is. */
    public String begin() {
        return url + "/api/polls/" + http.post(url + "/api/polls", "").path("id").asLong();
    }

    /** How a poll has ended: how many exports by outcome; null while it goes on. */
    public JsonNode outcomes(String poll) {
        JsonNode answer = http.get(poll);
        return answer.path("state").asText().equals("running") ? null : answer.path("outcomes");
    }

    /**
     * Polls, and waits until every export is done.
     *
     * @param outcome that every export must have
     * @return the calls to Manage without those before the exports
     */
    public int poll(String outcome) {
        String poll = begin();
        while (outcomes(poll) == null) {
            // Each look takes some of the product's time.
            Http.pause(250);
        }
        int calls = 0;
        for (JsonNode id : http.get(poll).path("runs")) {
            JsonNode run = http.get(url + "/api/runs/" + id.asLong());
            if (!run.path("outcome").asText().equals(outcome)) {
                throw new IllegalStateException("Not " + outcome + ": " + run.path("project") + " "
                        + run.path("outcome") + " " + run.path("messages"));
            }
            calls += run.path("calls").asInt();
        }
        return calls;
    }

    /** Asks its API. */
    public JsonNode get(String path) {
        return http.get(url + path);
    }

    /** Has its API do something. */
    public JsonNode post(String path, String body) {
        return http.post(url + path, body);
    }

    @Override
    public void close() {
        process.close();
    }
}
