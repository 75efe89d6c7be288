package dev.sibridge.vendor.connectwise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What Manage says when it refuses a request: JSON, plain text, a web page, or nothing (null). */
final class RefusalBody {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_REASON = 500;

    private RefusalBody() {
    }

    /** Whether it is a web page rather than an answer of the API. */
    static boolean isPage(String body) {
        return body.stripLeading().startsWith("<");
    }

    /** Whether it is an error in the form of the API. */
    static boolean isError(String body) {
        try {
            JsonNode answer = JSON.readTree(body);
            JsonNode errors = answer.path("errors");
            return answer.path("code").isTextual() || errors.isArray() && !errors.isEmpty();
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    /** Members that refer to records which Manage does not hold. */
    static Set<String> missingReferences(int status, String body) {
        return status != 400 ? Set.of() : errors(body, "NotFound").stream()
                .map(error -> error.path("field").asText().replaceFirst("/.*", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    static List<JsonNode> errors(String body, String code) {
        return errors(body).stream().filter(error -> error.path("code").asText().equals(code)).toList();
    }

    /** The single errors that it lists; empty when it is no JSON. */
    static List<JsonNode> errors(String body) {
        try {
            return body == null ? List.of() : StreamSupport
                    .stream(JSON.readTree(body).path("errors").spliterator(), false).toList();
        } catch (JsonProcessingException notJson) {
            return List.of();
        }
    }

    /** Whether it says that nothing is at that address. */
    static boolean isMisrouted(int status, String body) {
        return status == 404 && (!body.stripLeading().startsWith("{") || body.contains("endpoint does not exist"))
                || status == 400 && body.contains("Cannot route");
    }

    /** What it says, for people: ends a sentence. */
    static String reason(String body) {
        String reason = body == null ? "" : shorten(said(body.strip()));
        return reason.isEmpty() ? "." : ": " + reason;
    }

    // Everything but an object or a list comes from a gateway, and is told as it is; but nobody can read a web page.
    private static String said(String body) {
        if (!body.startsWith("{") && !body.startsWith("[")) {
            return body.equals("null") || isPage(body) ? "" : body;
        }
        try {
            return reason(JSON.readTree(body));
        } catch (JsonProcessingException notJson) {
            return body;
        }
    }

    private static String reason(JsonNode answer) {
        String details = StreamSupport.stream(answer.path("errors").spliterator(), false)
                .map(error -> error.path("message").asText(error.path("code").asText(""))
                        + (error.hasNonNull("field") ? " [" + error.path("field").asText() + "]" : ""))
                .collect(Collectors.joining("; "));
        String message = answer.path("message").asText(answer.path("error").asText(""));
        return details.isEmpty() ? message : message.isEmpty() ? details : message + ": " + details;
    }

    private static String shorten(String text) {
        if (text.length() <= LONGEST_REASON) {
            return text;
        }
        boolean splitsCharacter = Character.isHighSurrogate(text.charAt(LONGEST_REASON - 1));
        return text.substring(0, splitsCharacter ? LONGEST_REASON - 1 : LONGEST_REASON) + "…";
    }
}
