package dev.sibridge.benchmark.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Java process in a folder of its own, which keeps its output and what its garbage collector says. */
public final class JavaProcess implements AutoCloseable {

    private static final Pattern COLLECTED = Pattern.compile(" (\\d+)M->(\\d+)M\\(\\d+M\\)");
    private static final Pattern MOST_RESIDENT = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB");
    // What might be set for something else on this machine; options of Java's own apply to all processes alike.
    private static final List<String> OTHERS = List.of("DTOOLS_", "CONNECTWISE_", "SYNC_", "SMTP_", "DATABASE_",
            "SERVER_", "SPRING_", "OTEL_", "HTTPS_PROXY", "https_proxy");

    private final Path folder;
    private final Process process;
    private final long started = System.nanoTime();

    /**
     * Starts it.
     *
     * @param command what follows {@code java}
     */
    public JavaProcess(Path folder, Map<String, String> variables, List<String> command) {
        this.folder = folder;
        List<String> all = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:gc:file=" + folder.resolve("gc.log")));
        all.addAll(command);
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(all).directory(folder.toFile())
                    .redirectOutput(folder.resolve("out.txt").toFile())
                    .redirectError(folder.resolve("err.txt").toFile());
            builder.environment().keySet().removeIf(name -> OTHERS.stream().anyMatch(name::startsWith));
            builder.environment().putAll(variables);
            process = builder.start();
            // Nothing is left when somebody stops the benchmark.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Milliseconds since it was started. */
    public double age() {
        return (System.nanoTime() - started) / 1e6;
    }

    /** Waits until an address answers with success. Returns the milliseconds since the start. */
    public double awaitAnswer(Http http, String url) {
        while (!http.answers(url)) {
            if (!process.isAlive() || age() > 120_000) {
                throw new IllegalStateException("It does not start; see " + folder);
            }
            Http.pause(5);
        }
        return age();
    }

    /** Waits until it ends by itself. Returns the milliseconds since the start. */
    public double awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("It ended with status " + process.exitValue() + "; see " + folder);
            }
            return age();
        } catch (InterruptedException e) {
            throw Http.interrupted(e);
        }
    }

    /** Standard output so far. */
    public String output() {
        return read(folder.resolve("out.txt"));
    }

    /** The most heap in use, in MB, as far as a collection saw it: before one, and after one. */
    public Heap heap() {
        long before = 0;
        long after = 0;
        Matcher collected = COLLECTED.matcher(read(folder.resolve("gc.log")));
        while (collected.find()) {
            before = Math.max(before, Long.parseLong(collected.group(1)));
            after = Math.max(after, Long.parseLong(collected.group(2)));
        }
        return new Heap(before, after, resident());
    }

    // Only Linux tells.
    private Long resident() {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        Matcher most = MOST_RESIDENT.matcher(Files.exists(status) ? read(status) : "");
        return most.find() ? Long.parseLong(most.group(1)) / 1024 : null;
    }

    /** Processor time so far, in microseconds; null where the system does not tell. */
    public Double cpu() {
        return process.info().totalCpuDuration().map(time -> time.toNanos() / 1e3).orElse(null);
    }

    /**
     * How much memory a process needed at most, in MB.
     *
     * @param used     heap in use before a collection
     * @param kept     heap in use after a collection
     * @param resident memory of the whole process; null where the system does not tell
     */
    public record Heap(long used, long kept, Long resident) {
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw Http.interrupted(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder with all that is in it. */
    public static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
