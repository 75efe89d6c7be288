package dev.sibridge.vendor.connectwise;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/**
 * What Manage's answer to a request looks like when it is one. Whatever looks otherwise comes from something in between
 * or broke on its way: it tells neither that something was done nor that nothing is there.
 *
 * <p>Shapes are the vendor's ("Manage REST API 3.0", responses of each operation); that a record has a positive
 * {@code id} holds for every entity.
 */
public enum AnswerShape {
    /** A list of records, maybe empty. */
    LIST("a list of records") {
        @Override
        boolean fits(JsonNode answer, String path) {
            return answer.isArray() && StreamSupport.stream(answer.spliterator(),
                    false).allMatch(AnswerShape::isRecord);
        }
    },
    /** The very record that was asked for. */
    RECORD("the record") {
        @Override
        boolean fits(JsonNode answer, String path) {
            return isRecordOf(answer, path);
        }
    },
    /** The record that was made. */
    CREATED("the new record") {
        @Override
        boolean fits(JsonNode answer, String path) {
            return isRecord(answer);
        }
    },
    /** The very record that was changed. */
    CHANGED("the changed record") {
        @Override
        boolean fits(JsonNode answer, String path) {
            return isRecordOf(answer, path);
        }
    },
    /** No body at all. */
    NOTHING("an empty response with status 204") {
        @Override
        boolean fits(JsonNode answer, String path) {
            return answer.isMissingNode();
        }
    },
    /** Keys of a member. */
    TOKEN("a pair of keys") {
        @Override
        boolean fits(JsonNode answer, String path) {
            return isText(answer, "publicKey") && isText(answer, "privateKey");
        }
    },
    /** What callbacks are signed with. */
    SIGNING_KEY("a key for signatures") {
        @Override
        boolean fits(JsonNode answer, String path) {
            return isText(answer, "signing_key");
        }
    },
    /** What the site knows of a company; {@code null} when it knows none of that name. */
    COMPANY_INFO("the company's release") {
        @Override
        boolean fits(JsonNode answer, String path) {
            return answer.isNull() || answer.isObject();
        }
    };

    private final String label;

    AnswerShape(String label) {
        this.label = label;
    }

    /** What belongs there, in a person's words. */
    public String label() {
        return label;
    }

    /**
     * Whether an answer is one.
     *
     * @param answer the body as JSON; a missing node for none
     * @param path   of the request
     */
    abstract boolean fits(JsonNode answer, String path);

    /** What came instead, in a person's words. */
    static String describe(JsonNode answer) {
        return switch (answer.getNodeType()) {
            case MISSING -> "nothing";
            case NULL -> "null";
            case ARRAY -> "a list" + (answer.isEmpty() ? " without entries" : " of something else");
            case OBJECT -> "another object";
            case STRING -> "a text";
            default -> "a single value";
        };
    }

    private static boolean isRecord(JsonNode answer) {
        JsonNode id = answer.path("id");
        return id.isIntegralNumber() && id.canConvertToLong() && id.asLong() > 0;
    }

    private static boolean isRecordOf(JsonNode answer, String path) {
        return isRecord(answer) && path.endsWith("/" + answer.path("id").asLong());
    }

    private static boolean isText(JsonNode answer, String member) {
        return answer.path(member).isTextual() && !answer.path(member).asText().isBlank();
    }
}
