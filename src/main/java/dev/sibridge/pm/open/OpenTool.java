package dev.sibridge.pm.open;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.pm.Capabilities;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolException.Kind;
import dev.sibridge.pm.ToolHttp;
import dev.sibridge.pm.ToolHttp.Answer;
import dev.sibridge.pm.ToolHttp.Request;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.pm.Tool.Changes.Seen;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.util.UriUtils;

/** A tool that speaks the port itself, as {@code docs/pm-port.openapi.yaml} describes it. */
public final class OpenTool implements Tool {

    /** More pages than any project has: who goes on and on is broken. */
    private static final int MOST_PAGES = 10_000;

    private final ToolHttp http;
    private final OpenAnswers answers = new OpenAnswers();
    private Capabilities capabilities;

    public OpenTool(ToolHttp http) {
        this(http, null);
    }

    /** @param capabilities that are known already; null to ask for them */
    public OpenTool(ToolHttp http, Capabilities capabilities) {
        this.http = http;
        this.capabilities = capabilities;
    }

    @Override
    public synchronized Capabilities capabilities() {
        if (capabilities == null) {
            capabilities = answers.capabilities(read("/capabilities", Map.of()));
        }
        return capabilities;
    }

    @Override
    public String self() {
        return answers.text(read("/self", Map.of()), "id");
    }

    @Override
    public List<ToolRecord> list(Entity entity, String projectId) {
        List<ToolRecord> all = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            Map<String, String> query = new LinkedHashMap<>();
            if (projectId != null) {
                query.put("projectId", projectId);
            }
            if (cursor != null) {
                query.put("cursor", cursor);
            }
            JsonNode answer = read("/" + entity.list(), query);
            answers.items(answer).forEach(item -> all.add(ofProject(answers.record(entity, item), projectId)));
            String next = answers.optional(answer, "next");
            if (next == null) {
                return complete(answer, entity, all);
            }
            cursor = next;
        }
        throw odd("GET /" + entity.list() + " has no end");
    }

    // Rows may come and go between pages; fewer than there are would look as if they had been removed.
    private List<ToolRecord> complete(JsonNode answer, Entity entity, List<ToolRecord> all) {
        long distinct = all.stream().map(ToolRecord::id).distinct().count();
        if (distinct < answers.number(answer, "total")) {
            throw odd("GET /" + entity.list() + " brought " + distinct + " records of "
                    + answers.number(answer, "total"));
        }
        return all;
    }

    private static ToolRecord ofProject(ToolRecord record, String projectId) {
        if (projectId != null && !projectId.equals(record.projectId())) {
            throw odd("The " + record.entity().wireName() + " " + record.id() + " of the project "
                    + record.projectId() + " came though the project " + projectId + " was asked for");
        }
        return record;
    }

    @Override
    public Changes changes(String cursor) {
        List<Seen> changed = new ArrayList<>();
        List<Seen> gone = new ArrayList<>();
        String from = cursor;
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode answer = read("/changes", from == null ? Map.of() : Map.of("cursor", from));
            answers.items(answer).forEach(item -> answers.seen(item)
                    .ifPresent(seen -> (item.path("deleted").asBoolean() ? gone : changed).add(seen)));
            from = answers.text(answer, "cursor");
            if (!answer.path("more").asBoolean()) {
                return new Changes(from, changed, gone);
            }
        }
        throw odd("GET /changes has no end");
    }

    @Override
    public Optional<ToolRecord> get(Entity entity, String id) {
        String request = "GET " + path(entity, id);
        Answer answer = http.send(Request.get(path(entity, id), Map.of()));
        return answers.isGone(answer, request) ? Optional.empty()
                : Optional.of(same(answers.record(entity, answers.good(answer, request)), id));
    }

    @Override
    public ToolRecord create(Entity entity, String key, String mark, Map<String, JsonNode> fields) {
        ObjectNode body = fields(fields);
        if (mark != null) {
            body.putObject("externalRefs").put(OpenAnswers.MANAGE, mark);
        }
        boolean keyed = capabilities().idempotencyKey();
        return answers.record(entity, write(new Request("POST", "/" + entity.list(), Map.of(),
                keyed ? Map.of("Idempotency-Key", key) : Map.of(), body, keyed)));
    }

    @Override
    public Optional<ToolRecord> made(Entity entity, String key, String mark, Map<String, JsonNode> fields) {
        if (capabilities().idempotencyKey()) {
            return Optional.of(create(entity, key, mark, fields));
        }
        JsonNode projectId = fields.get("projectId");
        return list(entity, projectId == null ? null : projectId.asText()).stream()
                .filter(record -> mark != null && mark.equals(record.mark())).findFirst();
    }

    @Override
    public ToolRecord update(Entity entity, String id, String rev, Map<String, JsonNode> fields) {
        Map<String, String> condition = rev == null || !capabilities().conditionalWrite() ? Map.of()
                : Map.of("If-Match", rev);
        return same(answers.record(entity, write(new Request("PATCH", path(entity, id), Map.of(), condition,
                fields(fields), true))), id);
    }

    @Override
    public void delete(Entity entity, String id) {
        String request = "DELETE " + path(entity, id);
        Answer answer = http.send(new Request("DELETE", path(entity, id), Map.of(), Map.of(), null, true));
        if (!answers.isGone(answer, request)) {
            answers.checkDone(answer, request);
        }
    }

    @Override
    public void mark(Entity entity, String id, String mark) {
        String path = path(entity, id) + "/externalRefs/" + OpenAnswers.MANAGE;
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("id", mark);
        answers.checkDone(http.send(new Request("PUT", path, Map.of(), Map.of(), body, true)), "PUT " + path);
    }

    private JsonNode read(String path, Map<String, String> query) {
        return answers.good(http.send(Request.get(path, query)), "GET " + path);
    }

    private JsonNode write(Request request) {
        return answers.good(http.send(request), request.method() + " " + request.path());
    }

    private static ObjectNode fields(Map<String, JsonNode> fields) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("fields").setAll(fields);
        return body;
    }

    private static String path(Entity entity, String id) {
        return "/" + entity.list() + "/" + UriUtils.encodePathSegment(id, StandardCharsets.UTF_8);
    }

    private static ToolRecord same(ToolRecord record, String id) {
        if (!record.id().equals(id)) {
            throw odd("The " + record.entity().wireName() + " " + record.id() + " came though " + id
                    + " was asked for");
        }
        return record;
    }

    private static ToolException odd(String message) {
        return new ToolException(Kind.ODD, message + ".", List.of());
    }
}
