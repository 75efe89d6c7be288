package dev.sibridge.sandbox.pm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.pm.ToolStore.Change;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The port over HTTP. It demands what a tool may demand: a key for each create, a version for each change. */
@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/pm")
class PmController {

    private static final String KEY = "Bearer sandbox";
    private static final String SELF = "bridge";
    private static final int PAGE = 100;

    private final PmSandbox sandbox;

    PmController(PmSandbox sandbox) {
        this.sandbox = sandbox;
    }

    // Runs before every call of this class, the unknown ones too.
    @ModelAttribute
    void checkKey(@RequestHeader(name = "Authorization", required = false) String key) {
        if (!KEY.equals(key)) {
            throw new Problem(401, "The key is missing or wrong");
        }
    }

    @GetMapping("/capabilities")
    ObjectNode capabilities() {
        ObjectNode capabilities = JsonNodeFactory.instance.objectNode().put("read", true).put("write", true);
        ArrayNode delete = capabilities.putArray("delete");
        List.of(Schema.PROJECTS, Schema.PHASES, Schema.TASKS, Schema.STEPS, Schema.NOTES, Schema.TIME)
                .forEach(list -> delete.add(Schema.ENTITIES.get(list)));
        ArrayNode makes = capabilities.putArray("makes");
        List.of("categories", "noteCategories", "resourceTypes")
                .forEach(list -> makes.add(Schema.ENTITIES.get(list)));
        capabilities.put("changes", "cursor").put("events", "none").put("conditionalWrite", true)
                .put("idempotencyKey", true).put("archive", true);
        ObjectNode entities = capabilities.putObject("entities");
        Schema.LISTS.forEach((list, fields) -> {
            ArrayNode names = entities.putArray(Schema.ENTITIES.get(list));
            fields.keySet().forEach(names::add);
        });
        return capabilities;
    }

    @GetMapping("/self")
    ObjectNode self() {
        return JsonNodeFactory.instance.objectNode().put("id", SELF).put("name", "The bridge");
    }

    @GetMapping("/changes")
    ObjectNode changes(@RequestParam(required = false) String cursor, HttpServletRequest request) {
        only(request, "cursor");
        List<Change> all = store().changes();
        int from = cursor == null ? all.size() : position(cursor, "c", all.size());
        int to = Math.min(from + PAGE, all.size());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        all.subList(from, to).forEach(change -> items.addObject().put("entity", Schema.ENTITIES.get(change.list()))
                .put("id", change.id()).put("projectId", change.projectId()).put("deleted", change.deleted()));
        return answer.put("cursor", "c" + to).put("more", to < all.size());
    }

    @GetMapping("/{list}")
    ObjectNode list(@PathVariable String list, @RequestParam(required = false) String projectId,
            @RequestParam(required = false) String cursor, HttpServletRequest request) {
        only(request, "cursor", "projectId");
        int after = cursor == null ? 0 : position(cursor, "i", Integer.MAX_VALUE);
        List<Rec> all = store().all(list).stream()
                .filter(one -> projectId == null || projectId.equals(store().projectOf(one))).toList();
        List<Rec> rest = all.stream().filter(one -> Integer.parseInt(one.id()) > after).toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        rest.stream().limit(PAGE).forEach(one -> items.add(store().json(one)));
        return answer.put("total", all.size())
                .put("next", rest.size() > PAGE ? "i" + rest.get(PAGE - 1).id() : null);
    }

    @GetMapping("/{list}/{id}")
    ObjectNode get(@PathVariable String list, @PathVariable String id) {
        return store().json(store().get(list, id));
    }

    @PostMapping("/{list}")
    ResponseEntity<ObjectNode> create(@PathVariable String list, @RequestBody JsonNode body,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        store().all(list);
        if (key == null || key.isBlank()) {
            throw new Problem(400, "A create needs an Idempotency-Key");
        }
        String mark = body.path("externalRefs").path("connectwise").asText(null);
        Rec made = store().create(list, key, mark, fields(body, "externalRefs"), SELF);
        return ResponseEntity.status(201).body(store().json(made));
    }

    @PatchMapping("/{list}/{id}")
    ObjectNode update(@PathVariable String list, @PathVariable String id, @RequestBody JsonNode body,
            @RequestHeader(name = "If-Match", required = false) String rev) {
        store().get(list, id);
        if (rev == null || rev.isBlank()) {
            throw new Problem(428, "A change needs If-Match with the version that it is of");
        }
        return store().json(store().update(list, id, rev, fields(body), SELF));
    }

    @DeleteMapping("/{list}/{id}")
    ResponseEntity<Void> delete(@PathVariable String list, @PathVariable String id) {
        store().delete(list, id, SELF);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/projects/{id}/{verb:archive|unarchive}")
    ObjectNode archive(@PathVariable String id, @PathVariable String verb) {
        return store().json(store().archive(id, verb.equals("archive"), SELF));
    }

    @PutMapping("/{list}/{id}/externalRefs/connectwise")
    ResponseEntity<Void> mark(@PathVariable String list, @PathVariable String id, @RequestBody JsonNode body) {
        if (!body.path("id").isTextual() || body.size() != 1) {
            throw new Problem(422, "The body is {\"id\": text}");
        }
        store().mark(list, id, body.path("id").asText(), SELF);
        return ResponseEntity.noContent().build();
    }

    @RequestMapping("/**")
    void anythingElse(HttpServletRequest request) {
        throw new Problem(404, "There is no " + request.getMethod() + " " + request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> refused(Problem problem) {
        return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.body());
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> unreadable(HttpMessageNotReadableException unreadable) {
        return refused(new Problem(400, "The body is not JSON"));
    }

    private ToolStore store() {
        return sandbox.store();
    }

    private static ObjectNode fields(JsonNode body, String... others) {
        Set<String> known = Set.of(others);
        body.fieldNames().forEachRemaining(name -> {
            if (!name.equals("fields") && !known.contains(name)) {
                throw new Problem(422, "There is no \"" + name + "\" in a body");
            }
        });
        if (!(body.path("fields") instanceof ObjectNode fields)) {
            throw new Problem(422, "The body has \"fields\"");
        }
        return fields;
    }

    private static void only(HttpServletRequest request, String... parameters) {
        request.getParameterMap().keySet().stream().filter(name -> !Set.of(parameters).contains(name)).findFirst()
                .ifPresent(name -> {
                    throw new Problem(400, "There is no parameter \"" + name + "\"");
                });
    }

    private static int position(String cursor, String prefix, int last) {
        try {
            int position = Integer.parseInt(cursor.substring(prefix.length()));
            if (cursor.startsWith(prefix) && position >= 0 && position <= last) {
                return position;
            }
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            // Said below.
        }
        throw new Problem(410, "The cursor is unknown; read everything");
    }
}
