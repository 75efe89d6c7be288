package dev.sibridge.web.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.web.runs.RunReport.RecordAnswer;
import java.util.List;

/**
 * A record that a run wrote, as a page shows it.
 *
 * @param url     null when it has no page in Manage
 * @param changes field by field; empty when the record is gone
 */
record ShownRecord(String type, long id, String action, String title, String url, List<Change> changes) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 300;

    /** What a field was and became; empty texts for nothing. */
    record Change(String field, String from, String to) {
    }

    static ShownRecord of(RecordAnswer written) {
        return new ShownRecord(written.type(), written.id(), switch (written.action()) {
            case "create" -> "created";
            case "remove" -> "removed";
            case "cancel" -> "canceled";
            case "correct" -> "corrected";
            default -> "changed";
        }, written.title() == null ? written.key() : written.title(), web(written.url()),
                read(written.fields()).properties().stream().map(field -> new Change(field.getKey(),
                        text(field.getValue().path("from")), text(field.getValue().path("to")))).toList());
    }

    /** An address that a browser may follow; null for any other. */
    private static String web(String url) {
        return url != null && url.matches("https?://.*") ? url : null;
    }

    // A reference is shown by what people call it, or by its number.
    private static String text(JsonNode value) {
        String text = value.isMissingNode() || value.isNull() ? "" : value.isValueNode() ? value.asText()
                : value.hasNonNull("name") ? value.path("name").asText()
                : value.hasNonNull("id") ? "no. " + value.path("id").asText()
                : value.hasNonNull("key") ? "new" : value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static JsonNode read(String fields) {
        try {
            return JSON.readTree(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The history contains fields that are not JSON", e);
        }
    }
}
