package dev.sibridge.benchmark.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.benchmark.calls.Call;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** D-Tools and Manage: the sandbox in a process of its own, which keeps every call to Manage in a file. */
public final class Sandbox implements AutoCloseable {

    private static final String CONTROL = "/sandbox/control/";

    private final Http http = new Http("nobody:");
    private final Http manage = new Http(Map.of("Authorization", Http.basic("sandbox+sandbox:sandbox"), "clientId",
            "00000000-0000-4000-8000-000000000000"));
    private final Path journal;
    private final String url;
    private final JavaProcess process;
    private long read;

    public Sandbox(Path jar, Path folder) {
        JavaProcess.remove(folder);
        int port = Http.freePort();
        url = "http://127.0.0.1:" + port;
        journal = folder.resolve("calls.jsonl");
        process = new JavaProcess(folder, Map.of(), List.of("-Xmx3g", "-jar", jar.toString(),
                "--spring.profiles.active=sandbox", "--server.port=" + port, "--bridge.timers=false",
                "--sandbox.journal=" + journal));
        process.awaitAnswer(http, url + "/sandbox/state/money");
    }

    public String url() {
        return url;
    }

    /** Manage as at the start, nothing exported. */
    public void reset() {
        http.post(url + CONTROL + "manage/reset", "");
        http.post(url + CONTROL + "dtools/reset?empty=true", "");
        http.post(url + CONTROL + "pm/reset", "");
        calls();
    }

    /** Every call to Manage waits that long before it is answered. */
    public void latency(long ms) {
        http.post(url + CONTROL + "manage/latency", "{\"ms\":" + ms + "}");
    }

    /** Manage serves so many calls at once, and answers 429 to more. */
    public void capacity(int calls) {
        http.post(url + CONTROL + "manage/capacity", "{\"calls\":" + calls + ",\"retryAfter\":1}");
    }

    public void liftCapacity() {
        http.delete(url + CONTROL + "manage/capacity");
    }

    public void export(String project) {
        http.post(url + "/sandbox/exports", project);
    }

    /** The calls to Manage that came since this was last asked, in the order of their arrival. */
    public List<Call> calls() {
        try (BufferedReader lines = Files.newBufferedReader(journal)) {
            lines.skip(read);
            List<Call> calls = lines.lines().peek(line -> read += line.length() + 1).map(Sandbox::call)
                    .sorted(Comparator.comparingLong(Call::arrived)).toList();
            return calls;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Call call(String line) {
        try {
            return Http.JSON.readValue(line, Call.class);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    /** Does something in Manage, as another program. */
    public JsonNode inManage(String method, String path, String body) {
        return manage.send(method, url + "/sandbox/v4_6_release/apis/3.0" + path, body);
    }

    /**
     * Does something in the project-management tool, as another program.
     *
     * @param rev the version of the record that it is about; null for none
     */
    public JsonNode inTool(String method, String path, String rev, String body) {
        Map<String, String> headers = new TreeMap<>(Map.of("Authorization", "Bearer sandbox"));
        if (rev != null) {
            headers.put("If-Match", rev);
        }
        return new Http(headers).send(method, url + "/sandbox/pm" + path, body);
    }

    /** The tool takes that long for each call. */
    public void toolLatency(long ms) {
        http.post(url + CONTROL + "pm/latency", "{\"ms\":" + ms + "}");
    }

    /** The calls to the tool since this was last asked, in the order of their arrival. */
    public List<ToolCall> toolCalls() {
        JsonNode log = http.get(url + CONTROL + "pm/log");
        http.delete(url + CONTROL + "pm/log");
        List<ToolCall> calls = new ArrayList<>();
        log.forEach(call -> calls.add(new ToolCall(ChronoUnit.MICROS.between(Instant.EPOCH,
                Instant.parse(call.path("at").asText())), call.path("method").asText(), call.path("path").asText())));
        return calls;
    }

    /**
     * A call to the tool.
     *
     * @param arrived in microseconds since 1970
     */
    public record ToolCall(long arrived, String method, String path) {
    }

    /** How many lines Manage holds, on opportunities and on projects. */
    public int lines() {
        Map<String, Integer> lines = new TreeMap<>();
        http.get(url + "/sandbox/state/money").forEach(list -> list.forEach(record ->
                lines.merge("lines", record.path("lines").asInt(), Integer::sum)));
        return lines.getOrDefault("lines", 0);
    }

    /** Fails unless Manage holds so many lines. */
    public void checkLines(int expected) {
        int held = lines();
        if (held != expected) {
            throw new IllegalStateException("Manage holds " + held + " lines instead of " + expected);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
