package dev.sibridge.benchmark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.benchmark.process.Http;
import dev.sibridge.benchmark.process.Sandbox;
import dev.sibridge.benchmark.scenario.ChangingCapacity;
import dev.sibridge.benchmark.scenario.FirstSync;
import dev.sibridge.benchmark.scenario.Import;
import dev.sibridge.benchmark.scenario.InStep;
import dev.sibridge.benchmark.scenario.LargeExport;
import dev.sibridge.benchmark.scenario.LongQueue;
import dev.sibridge.benchmark.scenario.ManyProjects;
import dev.sibridge.benchmark.scenario.Scenario;
import dev.sibridge.benchmark.scenario.StartUp;
import dev.sibridge.benchmark.scenario.Throughput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Measures the product from outside, in processes of their own; {@code docs/performance.md} says how and what. */
public final class Benchmark {

    static final List<String> SCENARIOS = List.of(FirstSync.NAME, ManyProjects.NAME, ChangingCapacity.NAME,
            Throughput.NAME, LargeExport.NAME, LongQueue.NAME, StartUp.NAME, InStep.NAME,
            Import.NAME);

    private static final Map<String, Scenario> BY_NAME = Map.of(
            FirstSync.NAME, new FirstSync(), ManyProjects.NAME, new ManyProjects(),
            ChangingCapacity.NAME, new ChangingCapacity(), Throughput.NAME, new Throughput(),
            LargeExport.NAME, new LargeExport(), LongQueue.NAME, new LongQueue(), StartUp.NAME, new StartUp(),
            InStep.NAME, new InStep(), Import.NAME, new Import());

    private Benchmark() {
    }

    public static void main(String[] args) throws IOException {
        Options options;
        try {
            options = Options.of(String.join(" ", args).trim());
        } catch (IllegalArgumentException e) {
            System.err.println("Nothing was measured: " + e.getMessage());
            System.exit(2);
            return;
        }
        measure(options);
    }

    private static void measure(Options options) throws IOException {
        Results results = new Results();
        try (Sandbox sandbox = new Sandbox(options.jar(), options.folder().resolve("sandbox"))) {
            Lab lab = new Lab(options, sandbox);
            for (String scenario : options.only()) {
                for (int time = 0; time < options.repeat(); time++) {
                    BY_NAME.get(scenario).measure(lab, results);
                }
                System.out.println(results.table(scenario));
            }
        }
        Path json = options.folder().resolve("result.json");
        ObjectNode all = Http.JSON.createObjectNode().put("at", Instant.now().toString())
                .put("java", System.getProperty("java.version"))
                .put("cores", Runtime.getRuntime().availableProcessors());
        all.set("options", options.json());
        all.set("results", results.json());
        Http.JSON.writerWithDefaultPrettyPrinter().writeValue(json.toFile(), all);
        Files.writeString(options.folder().resolve("performance.svg"), new Plot(all).svg());
        System.out.println("Results: " + json);
    }
}
