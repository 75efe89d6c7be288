package dev.sibridge.pm.open;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.pm.Capabilities;
import dev.sibridge.pm.Capabilities.Changes;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.Tool.Changes.Seen;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolException.Kind;
import dev.sibridge.pm.ToolHttp.Answer;
import dev.sibridge.pm.ToolRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Takes the port's answers for what they show: whatever is not of the documented shape is no answer. */
final class OpenAnswers {

    /** Under which name a tool keeps the ids of Manage's records. */
    static final String MANAGE = "connectwise";

    private static final Map<Integer, Kind> BY_STATUS = Map.of(401, Kind.KEY, 403, Kind.RIGHT, 404, Kind.GONE,
            410, Kind.GONE, 409, Kind.REFUSED, 412, Kind.CHANGED, 422, Kind.REFUSED, 429, Kind.PASSING);
    private static final int NO_CONTENT = 204;
    private static final int SERVER_ERROR = 500;

    /** The body of a good answer. */
    JsonNode good(Answer answer, String request) {
        checkStatus(answer, request);
        if (answer.body() == null || !answer.body().isObject()) {
            throw odd(request + " was answered with something that is no JSON object");
        }
        return answer.body();
    }

    void checkStatus(Answer answer, String request) {
        if (!answer.isGood()) {
            throw refusal(answer, request);
        }
    }

    /** Checks that something was done that has no answer but that: whoever stands in between says "OK", too. */
    void checkDone(Answer answer, String request) {
        checkStatus(answer, request);
        if (answer.status() != NO_CONTENT) {
            throw odd(request + " was answered with status " + answer.status() + " instead of " + NO_CONTENT);
        }
    }

    /**
     * Whether a record does not exist.
     *
     * @throws ToolException of the kind {@code ODD} when that is not said by the tool itself, in its own form
     */
    boolean isGone(Answer answer, String request) {
        boolean gone = BY_STATUS.get(answer.status()) == Kind.GONE;
        if (gone && !isProblem(answer)) {
            throw odd(request + " was answered with status " + answer.status() + ", but not by the tool");
        }
        return gone;
    }

    private static ToolException refusal(Answer answer, String request) {
        Kind kind = BY_STATUS.get(answer.status());
        boolean passing = answer.status() >= SERVER_ERROR;
        if (kind == null && !passing || kind == Kind.GONE && !isProblem(answer)) {
            return odd(request + " was answered with status " + answer.status());
        }
        return new ToolException(passing ? Kind.PASSING : kind, request + " was rejected with status "
                + answer.status() + ".", reasons(answer));
    }

    // RFC 9457; a proxy's own page of an error is none.
    private static boolean isProblem(Answer answer) {
        return answer.body() != null && answer.body().path("title").isTextual()
                && answer.body().path("status").asInt() == answer.status();
    }

    private static List<String> reasons(Answer answer) {
        List<String> reasons = new ArrayList<>();
        if (answer.body() != null) {
            answer.body().path("errors").forEach(error -> reasons.add(error.path("field").asText() + ": "
                    + error.path("message").asText()));
            if (reasons.isEmpty() && answer.body().path("detail").isTextual()) {
                reasons.add(answer.body().path("detail").asText());
            }
        }
        return reasons;
    }

    Capabilities capabilities(JsonNode answer) {
        Set<Entity> delete = entities(answer.path("delete"));
        Map<Entity, Set<String>> fields = new EnumMap<>(Entity.class);
        answer.path("entities").properties().forEach(entity -> Entity.of(entity.getKey()).ifPresent(known -> {
            Set<String> names = new TreeSet<>();
            entity.getValue().forEach(field -> names.add(field.asText()));
            fields.put(known, names);
        }));
        if (!fields.containsKey(Entity.PROJECT) || !fields.containsKey(Entity.TASK)) {
            throw odd("GET /capabilities names no projects or no tasks");
        }
        Changes changes = switch (text(answer, "changes")) {
            case "cursor" -> Changes.CURSOR;
            case "updatedSince" -> Changes.UPDATED_SINCE;
            default -> Changes.NONE;
        };
        return new Capabilities(answer.path("write").asBoolean(), delete, changes,
                "webhook".equals(answer.path("events").asText()), answer.path("conditionalWrite").asBoolean(),
                answer.path("idempotencyKey").asBoolean(), answer.path("archive").asBoolean(), fields,
                entities(answer.path("makes")));
    }

    private static Set<Entity> entities(JsonNode names) {
        Set<Entity> entities = EnumSet.noneOf(Entity.class);
        names.forEach(name -> Entity.of(name.asText()).ifPresent(entities::add));
        return entities;
    }

    Iterable<JsonNode> items(JsonNode answer) {
        if (!answer.path("items").isArray()) {
            throw odd("A list has no \"items\"");
        }
        return answer.path("items");
    }

    ToolRecord record(Entity entity, JsonNode item) {
        if (!item.path("fields").isObject()) {
            throw odd("A " + entity.wireName() + " has no \"fields\"");
        }
        Map<String, JsonNode> fields = new HashMap<>();
        item.path("fields").properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return new ToolRecord(entity, text(item, "id"), optional(item, "rev"), instant(item, "createdAt"),
                instant(item, "updatedAt"), optional(item.path("updatedBy"), "id"), optional(item, "projectId"),
                item.path("archived").asBoolean(), optional(item.path("externalRefs"), MANAGE), fields);
    }

    /** What a change is about; empty when it is of a kind that nobody has asked for. */
    Optional<Seen> seen(JsonNode item) {
        return Entity.of(text(item, "entity")).map(entity -> new Seen(entity, text(item, "id"),
                optional(item, "projectId")));
    }

    String text(JsonNode answer, String member) {
        String text = optional(answer, member);
        if (text == null) {
            throw odd("An answer has no \"" + member + "\"");
        }
        return text;
    }

    String optional(JsonNode answer, String member) {
        JsonNode value = answer.path(member);
        return value.isTextual() && !value.asText().isEmpty() ? value.asText() : null;
    }

    long number(JsonNode answer, String member) {
        if (!answer.path(member).isIntegralNumber()) {
            throw odd("A list has no \"" + member + "\"");
        }
        return answer.path(member).asLong();
    }

    private Instant instant(JsonNode item, String member) {
        String text = optional(item, member);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw odd("\"" + text + "\" in \"" + member + "\" is no time in UTC");
        }
    }

    private static ToolException odd(String message) {
        return new ToolException(Kind.ODD, message + ".", List.of());
    }
}
