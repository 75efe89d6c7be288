package dev.sibridge.endtoend;

import dev.sibridge.benchmark.process.Product;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * What a process of the product starts with in little more than half the time, as the image does: jars, and an archive
 * of the classes that a first run has loaded from them. It is made once for each build, by whichever test comes first.
 */
final class StartArchive {

    private static final Path FOLDER = Path.of("target", "start").toAbsolutePath();
    private static final Path ARCHIVE = FOLDER.resolve("start.jsa");
    private static final Path MADE_OF = FOLDER.resolve("made-of.txt");
    private static final List<String> OPTIONS = options(System.getProperty("java.class.path"));

    private StartArchive() {
    }

    /** Options of {@code java}, with the class path. */
    static List<String> options() {
        return OPTIONS;
    }

    private static List<String> options(String classPath) {
        List<Path> places = Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList();
        try {
            Files.createDirectories(FOLDER);
            // Tests run in several processes.
            try (FileChannel turn = FileChannel.open(FOLDER.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE)) {
                turn.lock();
                String state = classPath + " " + newest(places);
                boolean isNew = !Files.exists(MADE_OF) || !Files.readString(MADE_OF).equals(state);
                List<String> options = List.of("-XX:SharedArchiveFile=" + ARCHIVE, "-cp", jars(places, isNew));
                if (isNew) {
                    archive(options.get(2));
                    Files.writeString(MADE_OF, state);
                }
                return options;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When the last of our own classes was made. */
    private static long newest(List<Path> places) throws IOException {
        long newest = 0;
        for (Path place : places.stream().filter(Files::isDirectory).toList()) {
            try (Stream<Path> files = Files.walk(place)) {
                newest = Math.max(newest, files.mapToLong(file -> file.toFile().lastModified()).max().orElse(0));
            }
        }
        return newest;
    }

    // Java archives no classes from a path with folders.
    private static String jars(List<Path> places, boolean make) {
        List<String> jars = new ArrayList<>();
        for (Path place : places) {
            Path jar = Files.isDirectory(place) ? FOLDER.resolve(place.getFileName() + ".jar") : place;
            if (make && Files.isDirectory(place) && ToolProvider.findFirst("jar").orElseThrow().run(System.out,
                    System.err, "--create", "--no-compress", "--file", jar.toString(), "-C", place.toString(),
                    ".") != 0) {
                throw new IllegalStateException("There is no " + jar);
            }
            jars.add(jar.toString());
        }
        return String.join(File.pathSeparator, jars);
    }

    private static void archive(String classPath) throws IOException {
        Files.deleteIfExists(ARCHIVE);
        List<String> command = new ArrayList<>(List.of(Bridge.JAVA));
        command.addAll(Product.OPTIONS);
        command.addAll(List.of("-XX:ArchiveClassesAtExit=" + ARCHIVE, "-cp", classPath, "dev.sibridge.SiBridge",
                "--once", "--spring.profiles.active=sandbox"));
        ProcessBuilder first = new ProcessBuilder(command).directory(FOLDER.toFile())
                .redirectErrorStream(true).redirectOutput(FOLDER.resolve("first-run.txt").toFile());
        first.environment().put("DATABASE_URL", "jdbc:h2:mem:first");
        try {
            if (first.start().waitFor() != 0) {
                throw new IllegalStateException(Files.readString(FOLDER.resolve("first-run.txt")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
