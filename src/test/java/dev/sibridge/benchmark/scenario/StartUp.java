package dev.sibridge.benchmark.scenario;

import dev.sibridge.benchmark.Lab;
import dev.sibridge.benchmark.Results;
import dev.sibridge.benchmark.empty.EmptyJar;
import dev.sibridge.benchmark.process.Http;
import dev.sibridge.benchmark.process.Image;
import dev.sibridge.benchmark.process.JavaProcess;
import dev.sibridge.benchmark.process.Product;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the start of the process until it is ready, or has found nothing to do, beside an empty application. */
public final class StartUp implements Scenario {

    public static final String NAME = "start";

    @Override
    public void measure(Lab lab, Results results) {
        Path jar = lab.folder("empty").resolve("empty.jar");
        EmptyJar.write(lab.options().jar(), jar);
        double empty = empty(lab, jar);
        Path packaged = lab.options().jar();
        Image image = Image.of(packaged, lab.folder("image"));
        results.of(NAME, "empty application").with("ms", empty);
        service(lab, packaged, empty, results.of(NAME, "service"));
        service(lab, image.jar(), empty, results.of(NAME, "service in the image"), image.option());
        once(lab, packaged, empty, results.of(NAME, "--once, nothing to do"));
        once(lab, image.jar(), empty, results.of(NAME, "the same in the image"), image.option());
    }

    private static void service(Lab lab, Path jar, double empty, Results.Job job, String... options) {
        try (Product product = lab.start(jar, options)) {
            job.with("ms", product.readyAfter()).with("÷ empty", product.readyAfter() / empty)
                    .with("resident MB", product.heap().resident());
        }
    }

    private static void once(Lab lab, Path jar, double empty, Results.Job job, String... options) {
        double once = Product.once(jar, lab.folder("once"), lab.sandbox(), options);
        job.with("ms", once).with("÷ empty", once / empty);
    }

    private static double empty(Lab lab, Path jar) {
        int port = Http.freePort();
        List<String> command = new ArrayList<>(Product.OPTIONS);
        command.addAll(List.of("-jar", jar.toString(), "--server.port=" + port, "--server.address=127.0.0.1"));
        try (JavaProcess process = new JavaProcess(lab.folder("empty").resolve("work"), Map.of(), command)) {
            return process.awaitAnswer(new Http("admin:benchmark"),
                    "http://127.0.0.1:" + port + "/actuator/health/readiness");
        }
    }
}
