package dev.sibridge.sandbox.manage.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Call;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import java.util.Arrays;
import java.util.List;

/** The {@code fields} parameter: only the members named, {@code status/id} reaching into references and arrays. */
public final class Projection {

    private Projection() {
    }

    public static ObjectNode apply(Call call, Entity entity, ObjectNode shown) {
        String fields = call.parameter("fields");
        if (fields == null || fields.isBlank()) {
            return shown;
        }
        ObjectNode projected = Json.object();
        for (String field : fields.split(",")) {
            List<String> steps = Arrays.asList(field.trim().split("/"));
            if (!steps.get(0).equals("_info") && !entity.members().containsKey(steps.get(0))) {
                note(call, "fields names the unknown member " + field.trim());
            }
            copy(shown, projected, steps);
        }
        return projected;
    }

    private static void note(Call call, String text) {
        if (!call.violations().contains(text)) {
            call.violation(text);
        }
    }

    private static void copy(JsonNode from, ObjectNode to, List<String> steps) {
        String name = steps.get(0);
        JsonNode value = from.get(name);
        if (value == null) {
            return;
        }
        List<String> rest = steps.subList(1, steps.size());
        if (rest.isEmpty()) {
            to.set(name, value);
        } else if (value.isObject()) {
            copy(value, to.get(name) instanceof ObjectNode inner ? inner : to.putObject(name), rest);
        } else if (value.isArray()) {
            ArrayNode list = to.get(name) instanceof ArrayNode present ? present : to.putArray(name);
            for (int i = 0; i < value.size(); i++) {
                copy(value.get(i), i < list.size() ? (ObjectNode) list.get(i) : list.addObject(), rest);
            }
        }
    }
}
