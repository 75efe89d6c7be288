package dev.sibridge.benchmark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.benchmark.process.Http;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the benchmark is to do; {@code docs/performance.md} explains it.
 *
 * @param only        the scenarios
 * @param rows        sizes of first syncs
 * @param latency     milliseconds that Manage takes for each call
 * @param concurrency calls to Manage at once
 * @param fast        size of the exports at 0 ms
 * @param large       size of the export that is synced with a small heap
 * @param queue       messages in the queue that is worked off with a small heap
 * @param heap        that heap
 * @param repeat      how often everything is measured
 * @param jar         the product
 * @param folder      where it works and leaves its results
 */
public record Options(List<String> only, List<Integer> rows, long latency, int concurrency, int fast, int large,
        int queue, String heap, int repeat, Path jar, Path folder) {

    private static final int LEAST_ROWS = 10;
    private static final int MOST = 50_000;

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("only", String.join(",", Benchmark.SCENARIOS)), Map.entry("rows", "10,100,500"),
            Map.entry("latency", "100"), Map.entry("concurrency", "8"), Map.entry("fast", "500"),
            Map.entry("large", "5000"), Map.entry("queue", "100"), Map.entry("heap", "256m"),
            Map.entry("repeat", "1"), Map.entry("jar", "target/si-bridge.jar"),
            Map.entry("folder", "target/benchmark"));

    /** @throws IllegalArgumentException that says which option there is not, or what it must be */
    static Options of(String arguments) {
        Map<String, String> options = new HashMap<>(DEFAULTS);
        for (String argument : arguments.isEmpty() ? new String[0] : arguments.split("\\s+")) {
            String[] parts = argument.split("=", 2);
            String name = parts[0].replaceFirst("^--", "");
            if (parts.length < 2 || !DEFAULTS.containsKey(name)) {
                throw new IllegalArgumentException("\"" + argument + "\" is none of --" + String.join("=, --",
                        DEFAULTS.keySet().stream().sorted().toList()) + "=");
            }
            options.put(name, parts[1]);
        }
        List<String> only = List.of(options.get("only").split(","));
        if (!Benchmark.SCENARIOS.containsAll(only)) {
            throw new IllegalArgumentException("--only is \"" + options.get("only") + "\"; it must be some of "
                    + String.join(",", Benchmark.SCENARIOS));
        }
        return new Options(only, Arrays.stream(options.get("rows").split(",")).map(rows ->
                number("rows", rows, LEAST_ROWS)).toList(),
                number(options, "latency", 0), number(options, "concurrency", 1),
                number(options, "fast", LEAST_ROWS), number(options, "large", LEAST_ROWS),
                number(options, "queue", 1), options.get("heap"), number(options, "repeat", 1),
                Path.of(options.get("jar")).toAbsolutePath(), Path.of(options.get("folder")).toAbsolutePath());
    }

    private static int number(Map<String, String> options, String name, int least) {
        return number(name, options.get(name), least);
    }

    private static int number(String name, String given, int least) {
        int number = given.matches("\\d{1,9}") ? Integer.parseInt(given) : -1;
        if (number < least || number > MOST) {
            throw new IllegalArgumentException("--" + name + " is \"" + given + "\"; it must be a number from " + least
                    + " to " + MOST);
        }
        return number;
    }

    /** What the figures depend on. */
    ObjectNode json() {
        ObjectNode json = Http.JSON.valueToTree(this);
        return json.remove(List.of("jar", "folder", "only"));
    }
}
