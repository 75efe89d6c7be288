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
        double[] product = new double[RUNS];
        JavaProcess.Heap heap;
        try (Product service = lab.start()) {
            for (int time = 0; time < RUNS; time++) {
                Run run = FirstSync.sync(lab, service, new SampleProject(lab.tag(), rows).export(), "synced");
                product[time] = run.wall();
                if (time == 0) {
                    Replay.write(run.graph(), calls);
                }
            }
            heap = service.heap();
        }
        double[] bare = bare(lab, calls);
        report(results, rows + " rows, cold", rows, product[0], bare[0]);
        report(results, rows + " rows, warm", rows, product[RUNS - 1], bare[RUNS - 1])
                .with("heap MB", heap.used()).with("resident MB", heap.resident());
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
                .with("product ÷ bare", bare / product).with("ms", product).with("bare ms", bare);
    }
}
