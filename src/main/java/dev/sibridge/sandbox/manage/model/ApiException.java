package dev.sibridge.sandbox.manage.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** An answer that is an error, with the vendor's body. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    public ApiException(Reply reply) {
        super(reply.status() + " " + new String(reply.body(), StandardCharsets.UTF_8), null, false, false);
        this.reply = reply;
    }

    public ApiException(int status, String code, String message) {
        this(Reply.of(status, envelope(code, message, null)));
    }

    public Reply reply() {
        return reply;
    }

    public static ObjectNode envelope(String code, String message, ArrayNode errors) {
        ObjectNode body = Json.object().put("code", code).put("message", message);
        body.set("errors", errors);
        return body;
    }

    public static ApiException condition(String message) {
        return new ApiException(400, "ApiFindCondition", message);
    }

    public static ApiException notRecognized(String name) {
        return condition(name + " is not a recognized name.");
    }

    public static ApiException notFound(Entity entity, Object id) {
        return new ApiException(404, "NotFound", entity.title() + " " + id + " not found");
    }

    public static ApiException noEndpoint() {
        return new ApiException(404, "ConnectWiseApi", "The endpoint does not exist.");
    }

    public static ApiException invalid(Entity entity, ArrayNode errors) {
        String message = entity.definition().resource() + " object is invalid";
        return new ApiException(Reply.of(400, envelope("InvalidObject", message, errors)));
    }
}
