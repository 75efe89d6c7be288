package dev.sibridge.routes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What a route file beside the jar says, as far as it can be told without Camel.
 *
 * @param name     of the file, with the folders it lies in below {@code routes}
 * @param text     all of it; empty when it cannot be read
 * @param ids      of the routes, templates and configurations in it
 * @param isCalled whether what it holds does something only when another route calls it
 * @param mistake  why it cannot be read, in a sentence; null when it can
 */
record RouteFile(String name, String text, List<String> ids, boolean isCalled, String mistake) {

    private static final List<String> KINDS = List.of("route", "routeTemplate", "routeConfiguration");
    private static final LoadSettings AS_CAMEL_TAKES_IT = LoadSettings.builder().setAllowDuplicateKeys(true).build();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Its name without folders and what every route file's ends in: what its route is to be called. */
    String id() {
        return RouteFolder.id(name);
    }

    /** @param name what it is called to people: its path below {@code routes} */
    static RouteFile read(String name, Path file) {
        if (Files.isDirectory(file)) {
            return broken(name, " is a folder, not a file. Remove it; Docker creates one where a file to be mounted"
                    + " is missing.");
        }
        try {
            return parse(name, Files.readAllBytes(file));
        } catch (IOException e) {
            return broken(name, " cannot be read (" + e.getMessage() + "). Give the user that SI Bridge runs as"
                    + " permission to read it.");
        }
    }

    private static RouteFile parse(String name, byte[] bytes) {
        if (isUtf16(bytes)) {
            return broken(name, " is saved as UTF-16, which Windows calls Unicode. Save it as UTF-8.");
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return parse(name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return broken(name, " contains characters that are not UTF-8. Save it as UTF-8.");
        }
    }

    private static RouteFile parse(String name, String text) {
        try {
            Object content = new Load(AS_CAMEL_TAKES_IT).loadFromString(text);
            List<Map<?, ?>> routes = content instanceof List<?> list ? list.stream().flatMap(RouteFile::routes).toList()
                    : List.of();
            String mistake = content != null ? null
                    : "routes/" + name + " is empty. Put a route into it, or delete it.";
            return new RouteFile(name, text, routes.stream().map(route -> route.get("id")).filter(Objects::nonNull)
                    .map(Object::toString).toList(), !routes.isEmpty() && routes.stream().allMatch(RouteFile::isDirect),
                    mistake);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine()).orElse(0);
            boolean tab = text.lines().skip(line).findFirst().orElse("").matches("\\s*\\t.*");
            return broken(name, ", line " + (line + 1) + ": " + (tab ? "it begins with a tab. YAML requires spaces"
                    + " there."
                    : e.getProblem() + "."));
        } catch (YamlEngineException e) {
            return broken(name, " is not valid YAML: " + e.getMessage().lines().findFirst().orElse("") + ".");
        }
    }

    private static RouteFile broken(String name, String why) {
        return new RouteFile(name, "", List.of(), false, "routes/" + name + why);
    }

    private static boolean isUtf16(byte[] bytes) {
        return bytes.length > 1 && ((bytes[0] & 0xFF) >= 0xFE && (bytes[1] & 0xFF) >= 0xFE
                // Without a byte order mark: every other byte of a plain text is none.
                || bytes[0] == 0 || bytes[1] == 0);
    }

    private static Stream<Map<?, ?>> routes(Object element) {
        return element instanceof Map<?, ?> map ? KINDS.stream().map(map::get).filter(Map.class::isInstance)
                .map(route -> (Map<?, ?>) route) : Stream.empty();
    }

    private static boolean isDirect(Map<?, ?> route) {
        return route.get("from") instanceof Map<?, ?> from && String.valueOf(from.get("uri")).startsWith("direct");
    }
}
