package dev.sibridge.sandbox.pm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A record of the tool. */
final class Rec {

    private final String list;
    private final String id;
    private final Instant createdAt;
    private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
    private long rev;
    private Instant updatedAt;
    private String updatedBy;
    private boolean archived;
    private String mark;

    Rec(String list, String id, Instant createdAt) {
        this.list = list;
        this.id = id;
        this.createdAt = createdAt;
    }

    /** As it is now, whatever becomes of this one. */
    Rec copy() {
        Rec copy = new Rec(list, id, createdAt);
        copy.fields.setAll(fields.deepCopy());
        copy.archived = archived;
        copy.mark = mark;
        copy.changed(rev, updatedAt, updatedBy);
        return copy;
    }

    String list() {
        return list;
    }

    String id() {
        return id;
    }

    ObjectNode fields() {
        return fields;
    }

    /** The text of a field; null for none. */
    String text(String field) {
        return fields.path(field).isTextual() ? fields.path(field).asText() : null;
    }

    String rev() {
        return "r" + rev;
    }

    boolean isArchived() {
        return archived;
    }

    void archive(boolean isArchived) {
        archived = isArchived;
    }

    void mark(String twin) {
        mark = twin;
    }

    String mark() {
        return mark;
    }

    /** Notes that somebody has changed it. */
    void changed(long number, Instant at, String by) {
        rev = number;
        updatedAt = at;
        updatedBy = by;
    }

    /** @param projectId of the project that it belongs to; null for none */
    ObjectNode json(String projectId) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id).put("rev", rev())
                .put("createdAt", createdAt.toString()).put("updatedAt", updatedAt.toString());
        json.putObject("updatedBy").put("type", "bridge".equals(updatedBy) ? "integration" : "user")
                .put("id", updatedBy);
        json.put("projectId", projectId).put("archived", archived);
        ObjectNode references = json.putObject("externalRefs");
        if (mark != null) {
            references.put("connectwise", mark);
        }
        json.set("fields", fields.deepCopy());
        return json;
    }
}
