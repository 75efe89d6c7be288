package dev.sibridge.sandbox.manage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** An answer that is an error, with the vendor's body. */
final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    ApiException(Reply reply) {
        super(reply.status() + " " + new String(reply.body(), StandardCharsets.UTF_8), null, false, false);
        this.reply = reply;
    }

    ApiException(int status, String code, String message) {
        this(Reply.of(status, envelope(code, message, null)));
    }

    Reply reply() {
        return reply;
    }

    static ObjectNode envelope(String code, String message, ArrayNode errors) {
        ObjectNode body = Json.object().put("code", code).put("message", message);
        body.set("errors", errors);
        return body;
    }

    static ApiException condition(String message) {
        return new ApiException(400, "ApiFindCondition", message);
    }

    static ApiException notRecognized(String name) {
        return condition(name + " is not a recognized name.");
    }

    static ApiException notFound(Entity entity, Object id) {
        return new ApiException(404, "NotFound", entity.title() + " " + id + " not found");
    }

    static ApiException noEndpoint() {
        return new ApiException(404, "ConnectWiseApi", "The endpoint does not exist.");
    }

    static ApiException invalid(Entity entity, ArrayNode errors) {
        String message = entity.definition().resource() + " object is invalid";
        return new ApiException(Reply.of(400, envelope("InvalidObject", message, errors)));
    }
}
