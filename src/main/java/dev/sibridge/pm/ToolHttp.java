package dev.sibridge.pm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Sends requests to a tool. What passes by itself is tried again before it comes here. */
@FunctionalInterface
public interface ToolHttp {

    /**
     * Sends a request.
     *
     * @throws ToolException of the kind {@code PASSING} when there was no answer
     */
    Answer send(Request request);

    /**
     * A request.
     *
     * @param path       below the tool's address, with a slash at its beginning
     * @param query      names and values, not encoded
     * @param headers    besides those that every request has
     * @param body       null for none
     * @param repeatable whether a repetition cannot do harm, so that it may be tried again whatever came of it
     */
    record Request(String method, String path, Map<String, String> query, Map<String, String> headers, JsonNode body,
            boolean repeatable) {

        public static Request get(String path, Map<String, String> query) {
            return new Request("GET", path, query, Map.of(), null, true);
        }
    }

    /**
     * An answer.
     *
     * @param body null when it is empty, or is not JSON
     */
    record Answer(int status, JsonNode body) {

        public boolean isGood() {
            return status >= 200 && status < 300;
        }
    }
}
