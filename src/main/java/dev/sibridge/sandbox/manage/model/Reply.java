package dev.sibridge.sandbox.manage.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer: status, headers, body. */
public record Reply(int status, Map<String, String> headers, byte[] body) {

    public static Reply of(int status, JsonNode body) {
        return of(status, "application/json; charset=utf-8", Json.bytes(body));
    }

    public static Reply text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply empty(int status) {
        return new Reply(status, new LinkedHashMap<>(), new byte[0]);
    }

    private static Reply of(int status, String type, byte[] body) {
        Reply reply = new Reply(status, new LinkedHashMap<>(), body);
        return reply.with("Content-Type", type);
    }

    public Reply with(String header, String value) {
        headers.put(header, value);
        return this;
    }
}
