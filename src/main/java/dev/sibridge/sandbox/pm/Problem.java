package dev.sibridge.sandbox.pm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Why the tool does not do what it is asked, as RFC 9457 has it. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode body;

    Problem(int status, String title) {
        this(status, title, Map.of());
    }

    /** @param errors what is wrong, by field */
    Problem(int status, String title, Map<String, String> errors) {
        super(title);
        this.status = status;
        this.body = JsonNodeFactory.instance.objectNode().put("title", title).put("status", status);
        errors.forEach((field, message) -> body.withArray("errors").addObject().put("field", field)
                .put("message", message));
    }

    Problem with(String member, ObjectNode value) {
        body.set(member, value);
        return this;
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return body;
    }
}
