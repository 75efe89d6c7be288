package dev.sibridge.sandbox.manage.callbacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Keys;
import java.util.Map;
import java.util.Set;

/**
 * For which records a callback can be registered, by the vendor's table of types and levels. Phases, notes, tasks, team
 * members and tables of the set-up have no type. Of the types that a sync of projects does not need the levels are not
 * checked.
 */
final class Levels {

    static final String OWNER = "owner";

    private static final String ITSELF = "id";

    /** Types by the entities whose records they are about. */
    private static final Map<String, String> TYPES = Map.of("Project", "project", "ProjectTicket", "ticket",
            "TimeEntry", "time", "ScheduleEntry", "schedule", "Company", "company", "Member", "member", "Contact",
            "contact", "Opportunity", "opportunity", "CatalogItem", "productcatalog", "CompanySite", "site");
    private static final Set<String> OTHER_TYPES = Set.of("activity", "agreement", "configuration", "contact",
            "expense", "invoice", "opportunity", "productcatalog", "purchaseorder", "site");

    /** Levels of a type, each with the member whose record must be the callback's object. */
    private static final Map<String, Map<String, String>> LEVELS = Map.of(
            "project", Map.of("status", "status", "board", "board", "project", ITSELF),
            "ticket", Map.of("board", "board", "project", "project", "phase", "phase", "status", "status", "ticket",
                    ITSELF, "integratortag", ""),
            "time", Map.of("company", "company", "time", ITSELF),
            "schedule", Map.of("status", "status", "type", "type", "location", "where", "member", "member", "schedule",
                    ITSELF),
            "company", Map.of("status", "status", "type", "types", "territory", "territory", "company", ITSELF,
                    "integratortag", ""),
            "member", Map.of("location", "defaultLocation", "securityrole", "securityRole", "member", ITSELF));

    private Levels() {
    }

    /** The type of the callbacks about an entity's records, or null if there is none. */
    static String type(String entity) {
        return TYPES.get(entity);
    }

    static boolean isType(String type) {
        return LEVELS.containsKey(type) || OTHER_TYPES.contains(type);
    }

    static boolean isLevel(String type, String level) {
        return level.equals(OWNER) || OTHER_TYPES.contains(type) || LEVELS.get(type).containsKey(level);
    }

    /** Whether a callback is about a record of its type. */
    static boolean matches(ObjectNode callback, String type, ObjectNode row) {
        String level = Keys.of(callback.path("level").asText(""));
        if (!Keys.of(callback.path("type").asText("")).equals(type)) {
            return false;
        }
        if (level.equals(OWNER)) {
            return true;
        }
        int object = callback.path("objectId").asInt();
        String member = LEVELS.getOrDefault(type, Map.of(type, ITSELF)).getOrDefault(level, "");
        JsonNode value = row.path(member);
        if (value.isArray()) {
            for (JsonNode each : value) {
                if (Json.id(each) == object) {
                    return true;
                }
            }
            return false;
        }
        return object > 0 && (value.isObject() ? Json.id(value) : value.asInt()) == object;
    }
}
