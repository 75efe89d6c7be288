package dev.sibridge.pm.redmine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.pm.redmine.site.Site;
import dev.sibridge.pm.redmine.wire.Values;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A note that is to be written.
 *
 * @param author    the user's id; never empty
 * @param ourselves our own id
 */
record NoteDraft(JsonNode task, JsonNode text, JsonNode author, boolean isPrivate, JsonNode ourselves) {

    /** The categories, which are also the ids that they have. */
    static final String PUBLIC = "public";
    static final String PRIVATE = "private";

    static final String TASK = "taskId";
    static final String TEXT = "text";
    static final String AUTHOR = "authorId";
    static final String CATEGORY = "categoryId";
    static final Set<String> FIELDS = Set.of("projectId", TASK, TEXT, AUTHOR, CATEGORY);

    /** @throws dev.sibridge.pm.ToolException of the kind {@code REFUSED} when Redmine cannot hold such a note */
    static NoteDraft of(Map<String, JsonNode> fields, String ourselves) {
        Differences.check(Entity.NOTE, FIELDS, fields);
        if (Values.isEmpty(fields.get(TASK))) {
            throw Site.refused("Redmine has notes of tasks only", TASK + ": is required");
        }
        JsonNode we = JsonNodeFactory.instance.textNode(ourselves);
        JsonNode author = Values.isEmpty(fields.get(AUTHOR)) ? we : fields.get(AUTHOR);
        return new NoteDraft(fields.get(TASK), requiredText(fields.get(TEXT)), author,
                isPrivate(fields.get(CATEGORY)), we);
    }

    static JsonNode requiredText(JsonNode text) {
        if (Values.isEmpty(text) || text.asText().isBlank()) {
            throw Site.refused("Redmine keeps no empty notes", TEXT + ": is required");
        }
        return text;
    }

    static boolean isPrivate(JsonNode category) {
        if (!Values.isEmpty(category) && !Set.of(PUBLIC, PRIVATE).contains(category.asText())) {
            throw Site.refused("Redmine's notes are public or private", CATEGORY + ": is neither");
        }
        return !Values.isEmpty(category) && category.asText().equals(PRIVATE);
    }

    boolean isByOurselves() {
        return author.equals(ourselves);
    }

    boolean hasTextOf(ToolRecord note) {
        return Values.isSame(text, note.fields().get(TEXT));
    }

    /** Whether a note is what was to be written. */
    boolean isAs(ToolRecord note) {
        return hasTextOf(note) && Values.isSame(author, note.fields().get(AUTHOR))
                && isPrivate == note.fields().get(CATEGORY).asText().equals(PRIVATE);
    }

    /** Whether a note with this text can only be ours, be it in the wrong name or seen by the wrong people. */
    boolean isOurs(ToolRecord note) {
        return List.of(author, ourselves).contains(note.fields().get(AUTHOR));
    }
}
