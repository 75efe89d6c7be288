package dev.sibridge.benchmark.scenario;

import dev.sibridge.benchmark.Lab;
import dev.sibridge.benchmark.Results;
import dev.sibridge.benchmark.job.Least;
import dev.sibridge.benchmark.job.SampleProject;
import dev.sibridge.benchmark.process.Product;

/** Exports of several sizes: synced for the first time, unchanged, and with one row changed; the service is warm. */
public final class FirstSync implements Scenario {

    public static final String NAME = "first-sync";

    private static final int WARM_UP = 100;

    @Override
    public void measure(Lab lab, Results results) {
        try (Product product = lab.start()) {
            warmUp(lab, product);
            lab.sandbox().latency(lab.options().latency());
            for (int rows : lab.options().rows()) {
                SampleProject project = new SampleProject(lab.tag(), rows);
                Least least = new Least(project);
                sync(lab, product, project.export(), "synced")
                        .report(lab, results, NAME, rows + " rows, first", least.firstSync());
                sync(lab, product, project.export(), "unchanged")
                        .report(lab, results, NAME, rows + " rows, unchanged", 0);
                sync(lab, product, project.exportWithOneMore(), "synced")
                        .report(lab, results, NAME, rows + " rows, one changed", least.oneRowChanged());
            }
        }
    }

    /** Syncs a few exports, so that the virtual machine has compiled what it needs, and shared records are there. */
    static void warmUp(Lab lab, Product product) {
        for (int time = 0; time < 3; time++) {
            sync(lab, product, new SampleProject(lab.tag(), WARM_UP).export(), "synced");
        }
    }

    static Run sync(Lab lab, Product product, String export, String outcome) {
        lab.sandbox().calls();
        lab.sandbox().export(export);
        int inRuns = product.poll(outcome);
        return new Run(lab.sandbox().calls(), inRuns);
    }
}
