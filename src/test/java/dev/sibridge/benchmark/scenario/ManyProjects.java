package dev.sibridge.benchmark.scenario;

import dev.sibridge.benchmark.Lab;
import dev.sibridge.benchmark.Results;
import dev.sibridge.benchmark.job.Least;
import dev.sibridge.benchmark.job.SampleProject;
import dev.sibridge.benchmark.process.Product;
import java.util.List;
import java.util.stream.IntStream;

/** Many exports found by one poll. */
public final class ManyProjects implements Scenario {

    public static final String NAME = "many-projects";

    private static final int PROJECTS = 20;
    private static final int ROWS = 50;

    @Override
    public void measure(Lab lab, Results results) {
        try (Product product = lab.start()) {
            FirstSync.warmUp(lab, product);
            lab.sandbox().latency(lab.options().latency());
            List<SampleProject> projects =
                    IntStream.range(0, PROJECTS).mapToObj(i -> new SampleProject(lab.tag(), ROWS)).toList();
            lab.sandbox().calls();
            projects.forEach(project -> lab.sandbox().export(project.export()));
            int inRuns = product.poll("synced");
            new Run(lab.sandbox().calls(), inRuns).report(lab, results, NAME,
                    PROJECTS + " projects of " + ROWS + " rows",
                    projects.stream().mapToLong(project -> new Least(project).firstSync()).sum());
        }
    }
}
