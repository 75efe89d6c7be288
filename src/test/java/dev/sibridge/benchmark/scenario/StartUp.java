package dev.sibridge.benchmark.scenario;

import dev.sibridge.benchmark.Lab;
import dev.sibridge.benchmark.Results;
import dev.sibridge.benchmark.empty.EmptyJar;
import dev.sibridge.benchmark.process.Http;
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
        double service;
        JavaProcess.Heap heap;
        try (Product product = lab.start()) {
            service = product.readyAfter();
            heap = product.heap();
        }
        double empty = empty(lab, jar);
        double once = Product.once(lab.options().jar(), lab.folder("once"), lab.sandbox());
        results.of(NAME, "empty application").with("ms", empty);
        results.of(NAME, "service").with("ms", service).with("÷ empty", service / empty)
                .with("resident MB", heap.resident());
        results.of(NAME, "--once, nothing to do").with("ms", once).with("÷ empty", once / empty);
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
