package dev.sibridge.benchmark.scenario;

import dev.sibridge.benchmark.Lab;
import dev.sibridge.benchmark.Results;
import dev.sibridge.benchmark.job.SampleProject;
import dev.sibridge.benchmark.process.Product;

/** Thousands of messages in D-Tools' queue, found by one poll of a service with little memory. */
public final class LongQueue implements Scenario {

    public static final String NAME = "long-queue";

    private static final int ROWS = 10;

    @Override
    public void measure(Lab lab, Results results) {
        try (Product product = lab.start("-Xmx" + lab.options().heap())) {
            FirstSync.warmUp(lab, product);
            int messages = lab.options().queue();
            int before = lab.sandbox().lines();
            int lines = 0;
            for (int i = 0; i < messages; i++) {
                SampleProject project = new SampleProject(lab.tag(), ROWS);
                lines += 2 * project.lines();
                lab.sandbox().export(project.export());
            }
            long begun = System.nanoTime();
            product.poll("synced");
            double ms = (System.nanoTime() - begun) / 1e6;
            lab.sandbox().checkLines(before + lines);
            results.of(NAME, messages + " messages").with("ms", ms).with("ms/message", ms / messages)
                    .with(product.heap());
        }
    }
}
