package dev.sibridge.sandbox.manage.calls;

import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the entity that a path names. Slashes at the end do not matter: the vendor has some and has some not. */
final class Routes {

    private final Map<Integer, List<Entity>> byLength = new HashMap<>();

    Routes(Model model) {
        model.entities().forEach(entity ->
                byLength.computeIfAbsent(entity.segments().size(), any -> new ArrayList<>()).add(entity));
    }

    static List<String> segments(String path) {
        return Arrays.asList(path.replaceFirst("^/+", "").replaceFirst("/+$", "").split("/"));
    }

    /** The route of a path, or null. A list or its count wins over a record, whose id is a number. */
    Route find(List<String> segments) {
        int size = segments.size();
        Route list = match(segments, size, Route.Kind.LIST);
        if (list != null) {
            return list;
        }
        String last = segments.get(size - 1);
        if (last.equals("count")) {
            return match(segments, size - 1, Route.Kind.COUNT);
        }
        return isId(last) ? match(segments, size - 1, Route.Kind.RECORD) : null;
    }

    private Route match(List<String> segments, int length, Route.Kind kind) {
        for (Entity entity : byLength.getOrDefault(length, List.of())) {
            if (matches(entity.segments(), segments)) {
                int at = entity.segments().indexOf("{parentId}");
                int parent = at < 0 ? 0 : Integer.parseInt(segments.get(at));
                int id = kind == Route.Kind.RECORD ? Integer.parseInt(segments.get(length)) : 0;
                return new Route(entity, kind, parent, id);
            }
        }
        return null;
    }

    private static boolean matches(List<String> template, List<String> segments) {
        for (int i = 0; i < template.size(); i++) {
            boolean parent = template.get(i).equals("{parentId}");
            if (parent ? !isId(segments.get(i)) : !template.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isId(String segment) {
        return segment.matches("\\d{1,9}");
    }

    /** What a path leads to. */
    record Route(Entity entity, Kind kind, int parentId, int id) {

        enum Kind { LIST, COUNT, RECORD }
    }
}
