package dev.sibridge.benchmark;

import dev.sibridge.benchmark.process.Product;
import dev.sibridge.benchmark.process.Sandbox;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What scenarios work with: the settings, the vendors, and the product as often as they start it. */
public record Lab(Options options, Sandbox sandbox, AtomicInteger jobs) {

    Lab(Options options, Sandbox sandbox) {
        this(options, sandbox, new AtomicInteger());
    }

    /** A name for a job that no other job has. */
    public String tag() {
        return "T" + jobs.incrementAndGet();
    }

    /** A folder to work in. */
    public Path folder(String name) {
        return options.folder().resolve(name);
    }

    /** Starts the product with an empty database, and Manage without anything of ours. */
    public Product start(String... javaOptions) {
        return start(options.jar(), javaOptions);
    }

    /** The same, in step with the sandbox's project-management tool. */
    public Product startTwoWay(String... settings) {
        sandbox.reset();
        Map<String, String> variables = new HashMap<>(Map.of("PM_TYPE", "open", "PM_URL", sandbox.url() + "/sandbox/pm",
                "PM_API_KEY", "sandbox", "TWO_WAY_MAPPING_FILE", "classpath:sandbox/mappings.yaml"));
        for (String setting : settings) {
            variables.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }
        return new Product(options.jar(), folder("product"), sandbox, options.concurrency(), List.of(), variables);
    }

    /** The same with another build of it. */
    public Product start(Path jar, String... javaOptions) {
        sandbox.reset();
        return new Product(jar, folder("product"), sandbox, options.concurrency(), List.of(javaOptions));
    }
}
