package dev.sibridge.benchmark.scenario;

import dev.sibridge.benchmark.Lab;
import dev.sibridge.benchmark.Results;
import dev.sibridge.benchmark.bare.BareClient;
import dev.sibridge.benchmark.bare.Replay;
import dev.sibridge.benchmark.job.SampleProject;
import dev.sibridge.benchmark.process.JavaProcess;
import dev.sibridge.benchmark.process.Product;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How much of the machine a sync needs: a Manage that answers at once, beside a client that only sends the calls. */
public final class Throughput implements Scenario {

    public static final String NAME = "no-latency";

    private static final int RUNS = 3;

    @Override
    public void measure(Lab lab, Results results) {
        int rows = lab.options().fast();
        Path calls = lab.folder("replay.jsonl");
        warmUpSandbox(lab, calls);
        double[] bare = bare(lab, calls);
        double[] product = new double[RUNS];
        Double[] cpu = new Double[RUNS];
        JavaProcess.Heap heap;
        try (Product service = lab.start()) {
            for (int time = 0; time < RUNS; time++) {
                Double before = service.cpu();
                Run run = sync(lab, service);
                product[time] = run.wall();
                cpu[time] = before == null ? null : (service.cpu() - before) / run.calls().size();
            }
            heap = service.heap();
        }
        report(results, rows + " rows, cold", rows, product[0], bare[0]).with("CPU µs/call", cpu[0]);
        report(results, rows + " rows, warm", rows, product[RUNS - 1], bare[RUNS - 1])
                .with("CPU µs/call", cpu[RUNS - 1])
                .with("heap MB", heap.used()).with("resident MB", heap.resident());
    }

    /** Whoever came first would otherwise wait for a sandbox that has not compiled yet what it needs. */
    private static void warmUpSandbox(Lab lab, Path calls) {
        try (Product service = lab.start()) {
            Replay.write(sync(lab, service).graph(), calls);
        }
        bare(lab, calls);
    }

    private static Run sync(Lab lab, Product service) {
        String export = new SampleProject(lab.tag(), lab.options().fast()).export();
        return FirstSync.sync(lab, service, export, "synced");
    }

    private static double[] bare(Lab lab, Path calls) {
        lab.sandbox().reset();
        try (JavaProcess client = new JavaProcess(lab.folder("bare"), Map.of(),
                List.of("-cp", System.getProperty("java.class.path"), BareClient.class.getName(), lab.sandbox().url(),
                        calls.toString(), String.valueOf(lab.options().concurrency()), String.valueOf(RUNS)))) {
            client.awaitEnd();
            return client.output().lines().mapToDouble(Double::parseDouble).toArray();
        }
    }

    private static Results.Job report(Results results, String job, int rows, double product, double bare) {
        return results.of(NAME, job).with("rows/s", rows * 1000 / product).with("bare rows/s", rows * 1000 / bare)
                .with("rows/s ÷ bare", bare / product).with("ms", product).with("bare ms", bare);
    }
}
