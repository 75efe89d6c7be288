package dev.sibridge.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** A route file as data. */
record ShippedRoute(String name, Path file, List<String> lines, JsonNode content) {

    private static final Path FOLDER = Path.of("routes");
    private static final String SUFFIX = ".camel.yaml";
    private static final ObjectMapper JSON = new ObjectMapper();

    static ShippedRoute of(String name) {
        try {
            Path file = paths().filter(path -> path.getFileName().toString().equals(name + SUFFIX)).findFirst()
                    .orElseThrow();
            String text = Files.readString(file);
            return new ShippedRoute(name, file, text.lines().toList(), JSON.valueToTree(new Yaml().load(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<ShippedRoute> all() {
        return names().stream().map(ShippedRoute::of).toList();
    }

    private static List<String> names() {
        return paths().map(file -> file.getFileName().toString()).sorted()
                .map(file -> file.substring(0, file.length() - SUFFIX.length())).toList();
    }

    private static Stream<Path> paths() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where Camel finds it. */
    String location() {
        return "file:" + file;
    }

    /** Everything that stands under a key, however deep. */
    List<JsonNode> all(String key) {
        return below(content).flatMap(node -> node.has(key) ? Stream.of(node.get(key)) : Stream.empty()).toList();
    }

    /** Every object in the file, with the key that it stands under; those in a list stand under the list's key. */
    Stream<Map.Entry<String, JsonNode>> steps() {
        return below(content).filter(JsonNode::isObject).flatMap(node -> node.properties().stream())
                .flatMap(entry -> entry.getValue().isArray()
                        ? StreamSupport.stream(entry.getValue().spliterator(), false)
                                .map(element -> Map.entry(entry.getKey(), element))
                        : Stream.of(Map.entry(entry.getKey(), entry.getValue())));
    }

    /** Every step that sends a message somewhere. */
    List<JsonNode> sendings() {
        return Stream.of("to", "toD", "wireTap").flatMap(kind -> all(kind).stream()).toList();
    }

    /** Whether a message may leave the machine here: the address is known only when it runs, or it is a mail. */
    boolean reachesTheNetwork() {
        return all("toD").stream().anyMatch(step -> !step.path("uri").asText().equals("direct"))
                || all("to").stream().anyMatch(step -> Set.of("https", "smtp").contains(step.path("uri").asText()));
    }

    /**
     * The routes that it calls. A name that is worked out as it runs means every other route of its
     * folder that fits; one that a
     * template is given means none.
     */
    Set<String> calls() {
        return sendings().stream()
                .filter(step -> step.path("uri").asText().equals("direct"))
                .map(step -> step.path("parameters").path("name").asText())
                .filter(called -> !called.contains("{{"))
                .flatMap(called -> called.contains("${") ? fitting(called) : Stream.of(called))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether it puts exports on the queue. */
    boolean queues() {
        return sendings().stream().anyMatch(step -> step.path("uri").asText().equals("{{bridge.queue}}"));
    }

    @Override
    public String toString() {
        return name;
    }

    private Stream<String> fitting(String called) {
        String beginning = called.substring(0, called.indexOf("${"));
        return paths().filter(path -> path.getParent().equals(file.getParent()))
                .map(path -> path.getFileName().toString().replace(SUFFIX, ""))
                .filter(other -> other.startsWith(beginning) && !other.equals(name));
    }

    private static Stream<JsonNode> below(JsonNode node) {
        return Stream.concat(Stream.of(node),
                StreamSupport.stream(node.spliterator(), false).flatMap(ShippedRoute::below));
    }
}
