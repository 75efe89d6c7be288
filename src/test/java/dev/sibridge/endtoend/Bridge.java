package dev.sibridge.endtoend;

import dev.sibridge.SiBridge;
import dev.sibridge.benchmark.process.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The product as an operator starts it: a process of its own, with {@code --once}, in a folder of its own, told by the
 * documented variables where the two vendors are.
 */
final class Bridge {

    static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private final Path folder;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final List<String> options = new ArrayList<>();
    private Class<?> main = SiBridge.class;

    Bridge(Path folder, Vendors vendors) {
        this.folder = folder;
        variables.putAll(vendors.settings());
    }

    Bridge with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Bridge without(String variable) {
        variables.remove(variable);
        return this;
    }

    /** Starts it by another class than its own. */
    Bridge startedBy(Class<?> other) {
        main = other;
        return this;
    }

    /** Gives the process no more memory than that, such as {@code 128m}. */
    Bridge withHeap(String size) {
        options.add("-Xmx" + size);
        return this;
    }

    /** Starts to poll once, with standard output and error in these files. */
    Process start(Path out, Path err, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--once"));
        all.addAll(List.of(arguments));
        return launch(out, err, all);
    }

    /** Starts the service on a free port. */
    Process startService(Path out, Path err) {
        return launch(out, err, List.of("--server.port=0"));
    }

    private Process launch(Path out, Path err, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(Product.OPTIONS);
        command.addAll(options);
        command.addAll(StartArchive.options());
        command.add(main.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(variables);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs to the end. */
    Result once(String... arguments) {
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            Process process = start(out, err, arguments);
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("It did not end: " + Files.readString(err));
            }
            return new Result(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8).lines().toList(),
                    Files.readString(err, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a run left behind.
     *
     * @param summary standard output, line by line
     * @param log     standard error
     */
    record Result(int exitCode, List<String> summary, String log) {

        String total() {
            return summary.get(summary.size() - 1);
        }

        String lineOf(String project) {
            return summary.stream().filter(line -> line.startsWith("run ") && line.contains("\"" + project + "\""))
                    .findFirst().orElseThrow();
        }

        /** A figure of a summary line. */
        static int figure(String line, String name) {
            return Integer.parseInt(line.replaceFirst(".* " + name + "=(\\d+).*", "$1"));
        }
    }
}
