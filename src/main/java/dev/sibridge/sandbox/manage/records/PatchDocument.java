package dev.sibridge.sandbox.manage.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Member;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The PATCH dialect: {@code [{op,path,value}]} with add, replace and remove; case-sensitive paths with or without a
 * leading slash; elements of arrays by index. A path into a reference is accepted and does nothing.
 */
public final class PatchDocument {

    private static final Set<String> OPERATIONS = Set.of("add", "replace", "remove");

    private final Entity entity;
    private final ObjectNode current;
    private final List<String> notes;
    private final ObjectNode changes = Json.object();

    private PatchDocument(Entity entity, ObjectNode current, List<String> notes) {
        this.entity = entity;
        this.current = current;
        this.notes = notes;
    }

    /**
     * The members to write, as a body would give them.
     *
     * @param current the record with its arrays as answers show them
     */
    public static ObjectNode changes(Entity entity, ObjectNode current, JsonNode operations, List<String> notes) {
        if (!operations.isArray()) {
            throw new ConversionException("Cannot deserialize the current JSON object because the type requires a"
                    + " JSON array (e.g. [1,2,3]) to deserialize correctly.", "");
        }
        PatchDocument document = new PatchDocument(entity, current, notes);
        operations.forEach(document::apply);
        return document.changes;
    }

    private void apply(JsonNode operation) {
        String op = operation.path("op").asText("");
        String path = operation.path("path").asText("");
        if (!OPERATIONS.contains(op)) {
            throw invalid("Patch operation '" + op + "' is not supported.", path);
        }
        if (!op.equals("remove") && !operation.has("value")) {
            throw invalid("Patch operation '" + op + "' needs a value.", path);
        }
        List<String> steps = Arrays.asList(path.replaceFirst("^/", "").split("/", -1));
        Member member = entity.members().get(steps.get(0));
        if (member == null || steps.get(0).isEmpty()) {
            throw noSuchPath(path);
        }
        JsonNode value = op.equals("remove") ? NullNode.getInstance() : operation.get("value");
        if (steps.size() == 1) {
            changes.set(member.name(), value);
        } else if (member.array()) {
            element(member, steps, op, value, path);
        } else if (member.isScalar()) {
            throw noSuchPath(path);
        } else {
            notes.add("patch path " + path + " leads into " + member.name() + " and changes nothing");
        }
    }

    private void element(Member member, List<String> steps, String op, JsonNode value, String path) {
        ArrayNode array = array(member);
        boolean append = op.equals("add") && steps.size() == 2;
        int index = index(steps.get(1), array.size(), path);
        if (index > array.size() || index == array.size() && !append) {
            throw noSuchPath(path);
        }
        if (steps.size() > 2) {
            within(member, array.get(index), steps, value, path);
        } else if (append) {
            array.insert(index, value);
        } else if (op.equals("remove")) {
            array.remove(index);
        } else {
            array.set(index, value);
        }
    }

    private void within(Member member, JsonNode element, List<String> steps, JsonNode value, String path) {
        if (!element.isObject() || member.kind() == Member.Kind.REFERENCE || steps.size() > 3) {
            notes.add("patch path " + path + " leads into a reference and changes nothing");
        } else {
            ((ObjectNode) element).set(steps.get(2), value);
        }
    }

    private ArrayNode array(Member member) {
        JsonNode array = changes.get(member.name());
        if (array instanceof ArrayNode given) {
            return given;
        }
        JsonNode stored = current.get(member.name());
        ArrayNode copy = stored instanceof ArrayNode list ? list.deepCopy() : Json.MAPPER.createArrayNode();
        changes.set(member.name(), copy);
        return copy;
    }

    private int index(String step, int size, String path) {
        if (step.equals("-")) {
            return size;
        }
        if (!step.matches("\\d{1,6}")) {
            throw noSuchPath(path);
        }
        return Integer.parseInt(step);
    }

    private ApiException noSuchPath(String path) {
        return invalid("The target location specified by path '" + path + "' was not found.", path);
    }

    private ApiException invalid(String message, String path) {
        ArrayNode errors = Json.MAPPER.createArrayNode();
        errors.addObject().put("code", "InvalidField").put("message", message)
                .put("resource", entity.definition().resource()).put("field", path);
        return ApiException.invalid(entity, errors);
    }
}
