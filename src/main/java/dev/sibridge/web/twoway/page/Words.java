package dev.sibridge.web.twoway.page;

import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import java.util.Locale;
import java.util.Map;

/** What people call what programs have other names for. */
final class Words {

    private static final Map<String, String> FIELDS = Map.ofEntries(Map.entry("name", "Name"),
            Map.entry("status", "Status"), Map.entry("description", "Description"), Map.entry("customer", "Customer"),
            Map.entry("startDate", "Start"), Map.entry("dueDate", "Due"), Map.entry("owner", "Who is responsible"),
            Map.entry("category", "Category"), Map.entry("parent", "Phase that it belongs to"),
            Map.entry("order", "Place in the order"), Map.entry("priority", "Priority"), Map.entry("phase", "Phase"),
            Map.entry("assignees", "Who works on it"), Map.entry("estimate", "Hours planned"),
            Map.entry("text", "Text"), Map.entry("done", "Done"), Map.entry("author", "Author"));

    private static final Map<String, String> EVENTS = Map.ofEntries(Map.entry("CREATED", "Made"),
            Map.entry("UPDATED", "Changed"), Map.entry("CLOSED", "Closed"), Map.entry("DELETED", "Deleted"),
            Map.entry("REFUSED", "Was not accepted"),
            Map.entry("OVERTAKEN", "Left for the next pass: somebody changed it at the same moment"),
            Map.entry("UNKNOWN", "No answer; the next pass finds out whether it was done"),
            Map.entry("WAITS", "Waits for something that is not there yet"),
            Map.entry("UNTRANSLATABLE", "Left alone: the other side has nothing like the value"),
            Map.entry("PUT_BACK", "Put back: it must not be empty"),
            Map.entry("MADE_ANEW", "Made again: deleted on one side, changed on the other"),
            Map.entry("WITHOUT_PARENT", "Left alone: what it belongs to is not on the other side"),
            Map.entry("MOVED", "Moved to another project"), Map.entry("PAUSED", "Rests"),
            Map.entry("HELD_BACK", "Not copied: more people could have read it there"),
            Map.entry("PARKED", "Waits for a decision"), Map.entry("NOT_RESTORED", "The value could not be had back"),
            Map.entry("OWN_USER", "Changed by somebody who works under the name of SI Bridge"),
            Map.entry("FAILED", "Could not be kept in step"));

    private Words() {
    }

    /** A side at the beginning of a sentence or by itself. */
    static String side(Side side) {
        return side == Side.MANAGE ? "Manage" : "Project tool";
    }

    static String field(Field field) {
        return field(field.wireName());
    }

    /** By its name in mappings. */
    static String field(String wireName) {
        return FIELDS.getOrDefault(wireName, wireName);
    }

    /** What a side calls such a record. */
    static String kind(Kind kind, Side side) {
        return kind == Kind.TASK && side == Side.MANAGE ? "ticket" : kind == Kind.STEP && side == Side.MANAGE
                ? "task of a ticket" : kind.name().toLowerCase(Locale.ROOT);
    }

    /** What happened, by its word in the log. */
    static String event(String what) {
        return EVENTS.getOrDefault(what, what.toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
