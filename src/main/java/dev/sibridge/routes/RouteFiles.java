package dev.sibridge.routes;

import dev.sibridge.settings.CannotStartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Tells Camel which route files to load: those in the folder {@code routes} beside the jar, and from inside the jar
 * those that are not there.
 */
public class RouteFiles
        implements EnvironmentPostProcessor, ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path FOLDER = Path.of("routes");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("route files",
                Map.of("camel.main.routes-include-pattern", String.join(",", files().values()))));
    }

    /** The ids that the files must hold; error-handling holds no route. */
    public static List<String> ids() {
        return files().keySet().stream().map(RouteFolder::id)
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

    /**
     * Makes sure that every file beside the jar counts. Before Camel reads them: it knows no files, only routes.
     *
     * @throws CannotStartException with all that is wrong
     */
    @Override
    public void initialize(ConfigurableApplicationContext application) {
        List<String> mistakes = new RouteFolder(FOLDER, insideTheJar().stream().map(RouteFolder::id).toList())
                .mistakes();
        if (!mistakes.isEmpty()) {
            throw new CannotStartException(String.join(" ", mistakes));
        }
    }

    /** Where each route file is loaded from, by file name. */
    static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        insideTheJar().forEach(name -> files.put(name, "classpath:routes/" + name));
        RouteFolder.taken(FOLDER).forEach(name -> files.put(name, "file:" + FOLDER + "/" + name));
        return files;
    }

    private static List<String> insideTheJar() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:routes/*"
                    + RouteFolder.SUFFIX)).map(Resource::getFilename).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The route files cannot be listed", e);
        }
    }
}
