package dev.sibridge.routes;

import dev.sibridge.settings.CannotStartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
 * those that are not there. A file counts by its name, whichever folder below {@code routes} it lies in.
 */
public class RouteFiles
        implements EnvironmentPostProcessor, ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path FOLDER = Path.of("routes");
    private static final String INSIDE = "/routes/";

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

    /** Where the file of a route lies, for people: such as {@code routes/si/sync-export.camel.yaml}. */
    public static String place(String id) {
        String name = id + RouteFolder.SUFFIX;
        String location = files().getOrDefault(name, "routes/" + name);
        return location.substring(location.indexOf(':') + 1);
    }

    /** Where the files lie in which a step has that id, for people. */
    public static List<String> places(String step) {
        Pattern id = Pattern.compile("(?m)\\bid: *['\"]?" + Pattern.quote(step) + "['\"]? *([,}].*)?$");
        return files().entrySet().stream().filter(file -> id.matcher(content(file.getValue())).find())
                .map(file -> place(RouteFolder.id(file.getKey()))).toList();
    }

    /** What the files say whose names begin so. */
    public static String contents(String prefix) {
        return files().entrySet().stream().filter(file -> file.getKey().startsWith(prefix))
                .map(file -> content(file.getValue())).collect(Collectors.joining());
    }

    private static String content(String location) {
        try {
            return new DefaultResourceLoader().getResource(location).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The route file " + location + " cannot be read", e);
        }
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
        insideTheJar().forEach(place -> files.put(name(place), "classpath:routes/" + place));
        RouteFolder.taken(FOLDER).forEach(place -> files.put(name(place), "file:" + FOLDER + "/" + place));
        return files;
    }

    private static String name(String place) {
        return RouteFolder.id(place) + RouteFolder.SUFFIX;
    }

    /** Paths below {@code routes}. */
    private static List<String> insideTheJar() {
        try {
            List<String> places = new ArrayList<>();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:routes/**/*"
                    + RouteFolder.SUFFIX)) {
                String url = file.getURL().toString();
                if (!url.endsWith("/")) {
                    places.add(url.substring(url.lastIndexOf(INSIDE) + INSIDE.length()));
                }
            }
            return places;
        } catch (IOException e) {
            throw new UncheckedIOException("The route files cannot be listed", e);
        }
    }
}
