package dev.sibridge.benchmark.scenario;

import dev.sibridge.benchmark.Lab;
import dev.sibridge.benchmark.Results;
import dev.sibridge.benchmark.job.SampleProject;
import dev.sibridge.benchmark.process.Product;

/** A large export with little memory, beside a usual one in the same process. */
public final class LargeExport implements Scenario {

    public static final String NAME = "large-export";

    private static final int USUAL = 500;

    @Override
    public void measure(Lab lab, Results results) {
        try (Product product = lab.start("-Xmx" + lab.options().heap())) {
            FirstSync.warmUp(lab, product);
            FirstSync.sync(lab, product, new SampleProject(lab.tag(), USUAL).export(), "synced");
            double usual = sync(lab, product, results, USUAL);
            double large = sync(lab, product, results, lab.options().large());
            results.of(NAME, lab.options().large() + " rows").with("of " + USUAL, large / usual)
                    .with(product.heap());
        }
    }

    private static double sync(Lab lab, Product product, Results results, int rows) {
        int before = lab.sandbox().lines();
        SampleProject project = new SampleProject(lab.tag(), rows);
        Run run = FirstSync.sync(lab, product, project.export(), "synced");
        lab.sandbox().checkLines(before + 2 * project.lines());
        results.of(NAME, rows + " rows").with("ms", run.wall()).with("ms/row", run.wall() / rows);
        return run.wall() / rows;
    }
}
