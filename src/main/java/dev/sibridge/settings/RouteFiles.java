package dev.sibridge.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Tells Camel which route files to load: those in the folder {@code routes} beside the jar, and from inside the jar
 * those that are not there.
 */
public class RouteFiles implements EnvironmentPostProcessor {

    private static final String SUFFIX = ".camel.yaml";
    private static final Path FOLDER = Path.of("routes");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("route files",
                Map.of("camel.main.routes-include-pattern", String.join(",", files().values()))));
    }

    /** The ids that the files must hold; error-handling holds no route. */
    public static List<String> ids() {
        return files().keySet().stream().map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .filter(id -> !id.equals("error-handling")).toList();
    }

    /** What the files say whose names begin so. */
    public static String contents(String prefix) {
        StringBuilder contents = new StringBuilder();
        files().forEach((name, location) -> {
            if (name.startsWith(prefix)) {
                try {
                    contents.append(new DefaultResourceLoader().getResource(location)
                            .getContentAsString(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException("The route file " + location + " cannot be read", e);
                }
            }
        });
        return contents.toString();
    }

    /** Where each route file is loaded from, by file name. */
    static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        try {
            Resource[] insideTheJar = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:routes/*" + SUFFIX);
            for (Resource inside : insideTheJar) {
                files.put(inside.getFilename(), "classpath:routes/" + inside.getFilename());
            }
            if (Files.isDirectory(FOLDER)) {
                try (Stream<Path> beside = Files.list(FOLDER)) {
                    beside.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(SUFFIX))
                            .forEach(name -> files.put(name, "file:" + FOLDER + "/" + name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The route files cannot be listed", e);
        }
        return files;
    }
}
