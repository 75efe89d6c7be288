package dev.sibridge.sandbox.manage.callbacks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.records.Renderer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * What one registration is told of one change.
 *
 * @param callback id of the registration
 * @param id       the {@code MessageId}
 * @param url      the registered URL with the record's id and the action appended, without regard to what it looks like
 * @param body     the bytes that are signed and sent
 */
record Message(int callback, String type, String action, int recordId, String id, String url, byte[] body) {

    /** A summary has not everything that a GET shows. */
    private static final List<String> NOT_IN_SUMMARY = List.of("customFields", "tasks", "description", "notes");

    /** @param base absolute URL of the API, up to {@code apis/3.0} */
    static Message of(Manage manage, ObjectNode callback, String type, Manage.Event event, String base, String key) {
        int recordId = event.row().get("id").asInt();
        String id = UUID.randomUUID().toString();
        String codebase = base.substring(0, base.length() - "/apis/3.0".length());
        ObjectNode body = Json.object().put("Action", event.action())
                .put("CallbackObjectRecId", callback.get("id").asInt()).put("CompanyId", "sandbox")
                .put("Entity", event.after() == null ? null : summary(manage, event, base))
                .put("FromUrl", base.replaceFirst("^\\w+://", "").replaceFirst("/.*", "")).put("ID", recordId)
                .put("MemberId", event.who()).put("MessageId", id);
        body.putObject("Metadata").put("key_url",
                codebase + "//system/callbackkey/index.rails?companyName=sandbox&id=" + key);
        body.put("PartnerId", "61ddc2817bcddc0001c70000").put("ProductInstanceId", "639c96cab2eb560001dd0000")
                .put("Type", type);
        return new Message(callback.get("id").asInt(), type, event.action(), recordId, id,
                callback.path("url").asText() + recordId + "&action=" + event.action(), text(body)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String summary(Manage manage, Manage.Event event, String base) {
        ObjectNode shown = new Renderer(manage).render(event.entity(), event.after(), base);
        shown.remove(NOT_IN_SUMMARY);
        if (event.entity().name().equals("ProjectTicket")) {
            shown.put("recordType", shown.path("isIssueFlag").asBoolean() ? "ProjectIssue" : "ProjectTicket");
        }
        return text(shown);
    }

    private static String text(ObjectNode json) {
        try {
            return Json.MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
