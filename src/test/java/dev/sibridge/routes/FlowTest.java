package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/flow.md} to what the routes say: it is generated from them. {@code -Dflow.write} writes it anew.
 */
class FlowTest {

    private static final Path PAGE = Path.of("docs/flow.md");
    private static final int DEEPEST = 6;

    /** Folders in the order of the story. */
    private static final Map<String, String> FOLDERS = Map.of(
            "1 timers", "What happens by itself",
            "2 si", "From SI's queue to Manage, one project after the other",
            "3 dtools", "Asking D-Tools",
            "4 manage", "Asking Manage, and writing to it",
            "5 customize", "Your own routes",
            "6 two-way", "Keeping projects in step with a project-management tool",
            "7 mail", "Emails",
            "8 notice", "Notices to webhooks");

    private final Map<String, ShippedRoute> routes = ShippedRoute.all().stream()
            .filter(route -> !route.name().equals("error-handling"))
            .collect(Collectors.toMap(ShippedRoute::name, Function.identity()));

    @Test
    void noCallIsMoreThanSixDeep() {
        assertThat(routes.keySet()).allSatisfy(route ->
                assertThat(longest(route, new LinkedHashSet<>())).hasSizeLessThanOrEqualTo(1 + DEEPEST));
    }

    @Test
    void everyRouteIsOnThePage() {
        assertThat(FOLDERS.keySet().stream().flatMap(folder -> in(folder.substring(2)).stream()))
                .containsExactlyInAnyOrderElementsOf(routes.values());
    }

    @Test
    void thePageSaysWhatTheRoutesDo() throws IOException {
        if (System.getProperty("flow.write") != null) {
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE).as("if a route was changed on purpose, write the page with -Dtest=FlowTest -Dflow.write")
                .hasContent(page());
    }

    private List<String> longest(String route, Set<String> way) {
        if (!way.add(route)) {
            return List.copyOf(way);
        }
        List<String> longest = List.copyOf(way);
        for (String called : routes.get(route).calls()) {
            List<String> further = longest(called, new LinkedHashSet<>(way));
            longest = further.size() > longest.size() ? further : longest;
        }
        return longest;
    }

    private String page() {
        return """
                # The flow

                This page is generated from the files in [`routes/`](../routes) and shows which route calls which. Boxes
                with round ends are where something begins: a timer, a request to the API, `--once`, or the queue.
                Dotted arrows do not wait for an answer. No call is more than %d routes deep.
                """.formatted(DEEPEST) + FOLDERS.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(folder -> section(folder.getValue(), in(folder.getKey().substring(2))))
                .collect(Collectors.joining());
    }

    private String section(String title, List<ShippedRoute> all) {
        Set<String> here = all.stream().map(ShippedRoute::name).collect(Collectors.toSet());
        Stream<String> boxes = all.stream().map(FlowTest::box);
        Stream<String> others = all.stream().flatMap(route -> route.calls().stream())
                .filter(called -> !here.contains(called)).distinct().sorted()
                .map(called -> called + "[/" + called + "/]");
        Stream<String> arrows = all.stream().flatMap(FlowTest::arrows);
        return "\n## " + title + "\n\n```mermaid\nflowchart LR\n" + Stream.of(boxes, others,
                arrows).flatMap(lines -> lines)
                .map(line -> "  " + line + "\n").collect(Collectors.joining()) + "```\n";
    }

    private static String box(ShippedRoute route) {
        String label = "\"" + route.name() + "<br><small>" + description(route) + "</small>\"";
        return route.name() + (RoutesTest.BEGINNINGS.contains(route.name()) ? "([" + label + "])" : "[" + label + "]");
    }

    private static Stream<String> arrows(ShippedRoute route) {
        Set<String> taps = route.all("wireTap").stream().map(step -> step.path("parameters").path("name").asText())
                .collect(Collectors.toSet());
        return Stream.concat(route.calls().stream().map(called -> route.name()
                + (taps.contains(called) ? " -.-> " : " --> ") + called),
                route.queues() ? Stream.of(route.name() + " -. queue .-> sync-export") : Stream.empty());
    }

    private static String description(ShippedRoute route) {
        return route.content().get(0).iterator().next().path("description").asText();
    }

    private List<ShippedRoute> in(String folder) {
        return routes.values().stream().filter(route -> route.file().getParent().endsWith(folder))
                .sorted((one, other) -> one.name().compareTo(other.name())).toList();
    }
}
