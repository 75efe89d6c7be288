package dev.sibridge.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.mapping.Text;

/** The key that tells in Manage whose an opportunity is: it stands in its source. */
public final class OurKey {

    private static final String PREFIX = "dtools:";

    private OurKey() {
    }

    /** What an opportunity's source says, if that is no key of ours; empty when it says nothing. */
    static String personsText(JsonNode opportunity) {
        return isOn(opportunity) ? "" : Text.trim(opportunity.path("source").asText(""));
    }

    /** Whether an opportunity carries a key of ours, whichever SI project's. */
    static boolean isOn(JsonNode opportunity) {
        return source(opportunity).startsWith(PREFIX);
    }

    /** Whether an opportunity carries an SI project's key. */
    static boolean isOf(JsonNode opportunity, String projectId) {
        return source(opportunity).equals(Text.fold(PREFIX + projectId));
    }

    /** Whether an opportunity carries the key of another SI project. */
    public static boolean isOfAnother(JsonNode opportunity, String projectId) {
        return isOn(opportunity) && !isOf(opportunity, projectId);
    }

    private static String source(JsonNode opportunity) {
        return Text.fold(opportunity.path("source").asText(""));
    }
}
