package dev.sibridge.benchmark;

import dev.sibridge.benchmark.process.Product;
import dev.sibridge.benchmark.process.Sandbox;
import java.nio.file.Path;
import java.util.List;
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

    /** The same with another build of it. */
    public Product start(Path jar, String... javaOptions) {
        sandbox.reset();
        return new Product(jar, folder("product"), sandbox, options.concurrency(), List.of(javaOptions));
    }
}
