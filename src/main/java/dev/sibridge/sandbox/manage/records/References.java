package dev.sibridge.sandbox.manage.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Display;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Keys;
import dev.sibridge.sandbox.manage.model.Member;
import dev.sibridge.sandbox.manage.model.Store;
import dev.sibridge.sandbox.manage.model.Table;
import java.util.ArrayList;
import java.util.List;

/** Finds what a reference in a body means: by id, else by one of the members that such a reference shows. */
public final class References {

    private References() {
    }

    /** The compact form {@code {"id":n}}, or null after an error. */
    public static JsonNode resolve(Draft draft, Member member, JsonNode raw, String path) {
        if (!raw.isObject()) {
            throw ConversionException.type(raw, member.type(), path);
        }
        String by = key(draft, member, raw, path);
        if (by == null) {
            return null;
        }
        List<ObjectNode> found = find(draft, member, by, raw.get(by));
        if (found.size() == 1) {
            noteIfUnusable(draft, found.get(0), path);
            return Json.reference(found.get(0).get("id").asInt());
        }
        String value = raw.get(by).asText();
        draft.error("NotFound", found.isEmpty() ? missing(draft, member, value)
                : value + " is the " + by + " of several records", path + "/" + by);
        return null;
    }

    // Manage takes them; who looks first does not send them.
    private static void noteIfUnusable(Draft draft, ObjectNode target, String path) {
        if (target.path("deletedFlag").asBoolean() || target.path("inactiveFlag").asBoolean()) {
            draft.note(path + " refers to " + target.get("id").asInt() + ", which is "
                    + (target.path("deletedFlag").asBoolean() ? "in the recycle bin" : "inactive"));
        }
    }

    private static String key(Draft draft, Member member, JsonNode raw, String path) {
        List<String> shown = draft.manage().model().reference(member).shows();
        raw.fieldNames().forEachRemaining(name -> {
            if (!name.equals("id") && !name.equals("_info") && !shown.contains(name)) {
                draft.note("unknown member " + path + "/" + name);
            }
        });
        if (!Json.isNull(raw.get("id"))) {
            if (!raw.get("id").canConvertToInt()) {
                throw new ConversionException("Could not convert string to integer: " + raw.get("id").asText() + ".",
                        path + ".id");
            }
            return "id";
        }
        return shown.stream().filter(name -> raw.path(name).isTextual()).findFirst().orElse(null);
    }

    private static List<ObjectNode> find(Draft draft, Member member, String by, JsonNode value) {
        Entity target = draft.manage().model().target(member);
        if (target == null) {
            return List.of();
        }
        List<ObjectNode> found = candidates(draft.manage().store().table(target), target, by, value);
        found.removeIf(row -> !inScope(draft, member.name(), target, row));
        return found;
    }

    private static List<ObjectNode> candidates(Table table, Entity target, String by, JsonNode value) {
        List<ObjectNode> found = new ArrayList<>();
        if (by.equals("id")) {
            ObjectNode row = table.get(value.asInt());
            if (row != null) {
                found.add(row);
            }
            return found;
        }
        String plain = Display.plainMember(target, by);
        if (plain != null) {
            table.find(plain, Keys.of(value)).forEach(id -> found.add(table.get(id)));
            return found;
        }
        Object wanted = Keys.of(value);
        table.all().stream().filter(row -> wanted.equals(Keys.of(Display.shown(target, row, by)))).forEach(found::add);
        return found;
    }

    /** Whether a target may be referred to: a status of the same board, a site of the same company. */
    static boolean inScope(Draft draft, String member, Entity target, ObjectNode row) {
        String scope = draft.entity().definition().scoped().get(member);
        if (scope == null) {
            return true;
        }
        int own = Store.scope(draft.entity(), draft.row(), scope);
        int other = Store.scope(target, row, scope);
        // A contact may belong to no company, and a record that stands in nothing may refer to anything.
        return own == 0 || own == other || other == 0 && target.name().equals("Contact");
    }

    private static String missing(Draft draft, Member member, String value) {
        Entity target = draft.manage().model().target(member);
        String title = target == null ? member.type().replace("Reference", "") : target.title();
        String scope = draft.entity().definition().scoped().get(member.name());
        int within = scope == null ? 0 : Store.scope(draft.entity(), draft.row(), scope);
        if (within == 0) {
            return title + " " + value + " not found";
        }
        String owner = title.startsWith("Service ") ? "Service Board" : Character.toUpperCase(scope.charAt(0))
                + scope.substring(1);
        return title + " " + value + " not found for " + owner + " " + within;
    }

    /** Checks a reference that is already stored against a scope that may have changed. */
    static void recheck(Draft draft, Member member) {
        ObjectNode target = draft.target(member.name());
        if (target != null && !inScope(draft, member.name(), draft.manage().model().target(member), target)) {
            draft.error("NotFound", missing(draft, member, target.get("id").asText()), member.name() + "/id");
        }
    }
}
