package dev.sibridge.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.text.Text;

/** The keys that travel with our records in Manage. An opportunity's stands in its source. */
public final class OurKey {

    /** The member of lines and catalog items in which theirs stands. */
    public static final String XREF = "integrationXRef";
    /** What every key begins with. */
    public static final String PREFIX = "dtools:";

    private OurKey() {
    }

    /** What a record carries so that it can be found again by its source key: at most 50 characters. */
    public static String crossReference(String key) {
        return PREFIX + Text.hash(key, 32);
    }

    /** What the opportunity of an SI project carries. */
    public static String of(String projectId) {
        return PREFIX + projectId;
    }

    /** What an opportunity's source says, if that is no key of ours; empty when it says nothing. */
    public static String personsText(JsonNode opportunity) {
        return isOn(opportunity) ? "" : Text.trim(opportunity.path("source").asText(""));
    }

    /** Whether an opportunity carries a key of ours, whichever SI project's. */
    public static boolean isOn(JsonNode opportunity) {
        return source(opportunity).startsWith(PREFIX);
    }

    /** Whether an opportunity carries an SI project's key. */
    public static boolean isOf(JsonNode opportunity, String projectId) {
        return source(opportunity).equals(Text.fold(of(projectId)));
    }

    /** Whether an opportunity carries the key of another SI project. */
    public static boolean isOfAnother(JsonNode opportunity, String projectId) {
        return isOn(opportunity) && !isOf(opportunity, projectId);
    }

    private static String source(JsonNode opportunity) {
        return Text.fold(opportunity.path("source").asText(""));
    }
}
