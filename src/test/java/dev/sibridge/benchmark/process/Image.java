package dev.sibridge.benchmark.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The product as the image has it: unpacked, with an archive of the classes that a first run has loaded. */
public record Image(Path jar, Path archive) {

    /** Makes it of the packaged jar, as the {@code Dockerfile} does. */
    public static Image of(Path packaged, Path folder) {
        JavaProcess.remove(folder);
        Image image = new Image(folder.resolve("bridge/si-bridge.jar"), folder.resolve("bridge/si-bridge.jsa"));
        end(folder.resolve("extract"), "-Djarmode=tools", "-jar", packaged.toString(), "extract", "--destination",
                image.jar.getParent().toString());
        List<String> first = new ArrayList<>(Product.OPTIONS);
        first.addAll(List.of("-XX:ArchiveClassesAtExit=" + image.archive, "-jar", image.jar.toString(), "--once",
                "--spring.profiles.active=sandbox", "--server.port=0", "--server.address=127.0.0.1"));
        end(folder.resolve("first"), first.toArray(String[]::new));
        return image;
    }

    /** What Java must be told for it, besides {@link Product#OPTIONS}. */
    public String option() {
        return "-XX:SharedArchiveFile=" + archive;
    }

    private static void end(Path folder, String... command) {
        try (JavaProcess process = new JavaProcess(folder, Map.of("DATABASE_URL", "jdbc:h2:mem:first"),
                List.of(command))) {
            process.awaitEnd();
        }
    }
}
