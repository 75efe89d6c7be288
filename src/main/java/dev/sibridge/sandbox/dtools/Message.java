package dev.sibridge.sandbox.dtools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/** One export of a project or change order, waiting in the queue or acknowledged. */
final class Message {

    private static final List<String> ROW_MEMBERS = List.of("Id", "IntegrationProjectId", "MessageId", "ClientId",
            "Client", "ClientNumber", "Name", "Number", "Progress", "Approved", "CONumber", "CurrencyCode", "Price",
            "ImportedOn", "PublishedOn", "PublishedOnUnixTimeMs", "Deleted", "Archived");

    private final String id = UUID.randomUUID().toString();
    private final ObjectNode project;
    private final boolean deleted;
    private final boolean archived;
    private String importedOn;

    Message(ObjectNode project, boolean deleted, boolean archived) {
        this.project = project;
        this.deleted = deleted;
        this.archived = archived;
    }

    String id() {
        return id;
    }

    String text(String member) {
        return project.path(member).asText("");
    }

    long publishedOn() {
        return project.path("PublishedOnUnixTimeMs").asLong();
    }

    boolean isOf(String projectId, String coNumber) {
        return text("Id").equalsIgnoreCase(projectId) && text("CONumber").equals(coNumber == null ? "" : coNumber);
    }

    boolean isOfTheSameRecordAs(Message other) {
        return isOf(other.text("Id"), other.text("CONumber"));
    }

    boolean isDeleted() {
        return deleted;
    }

    boolean isArchived() {
        return archived;
    }

    boolean isImported() {
        return importedOn != null;
    }

    /** Acknowledges the message; the first time stays. */
    void imported(String on) {
        if (importedOn == null) {
            importedOn = on;
        }
    }

    /** The project as exported, a copy that the caller may change. */
    ObjectNode project() {
        return project.deepCopy().put("ImportedOn", importedOn);
    }

    /** The row of the list. */
    ObjectNode row() {
        ObjectNode row = project.objectNode();
        ROW_MEMBERS.forEach(member -> row.set(member, project.path(member).isMissingNode()
                ? row.nullNode() : project.get(member)));
        fillIn(row, "Approved", BooleanNode.FALSE);
        fillIn(row, "Price", IntNode.valueOf(0));
        return row.put("MessageId", id).put("ImportedOn", importedOn).put("Deleted", deleted).put("Archived", archived);
    }

    private static void fillIn(ObjectNode row, String member, JsonNode usual) {
        if (row.get(member).isNull()) {
            row.set(member, usual);
        }
    }
}
