package dev.sibridge.benchmark.process;

import dev.sibridge.benchmark.calls.Call;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** D-Tools and Manage: the sandbox in a process of its own, which keeps every call to Manage in a file. */
public final class Sandbox implements AutoCloseable {

    private static final String CONTROL = "/sandbox/control/";

    private final Http http = new Http("nobody:");
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
