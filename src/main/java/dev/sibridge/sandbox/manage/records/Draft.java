package dev.sibridge.sandbox.manage.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Keys;
import dev.sibridge.sandbox.manage.model.Manage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A record on its way into the store: what it will be, what it was, and all that is wrong with it. */
public final class Draft {

    private final Manage manage;
    private final Entity entity;
    private final ObjectNode before;
    private final ObjectNode row;
    private final Set<String> given = new HashSet<>();
    private final Map<String, JsonNode> pending = new LinkedHashMap<>();
    private final Map<String, List<Draft>> children = new LinkedHashMap<>();
    private final ObjectNode written = Json.object();
    private final ArrayNode errors = Json.MAPPER.createArrayNode();
    private final Set<String> faulty = new HashSet<>();
    private final String who;
    private final List<String> notes;

    /**
     * @param before the stored record, null for a new one
     * @param who    identifier of the member who writes; he need not be in the table of members
     */
    public Draft(Manage manage, Entity entity, ObjectNode before, ObjectNode row, String who, List<String> notes) {
        this.manage = manage;
        this.entity = entity;
        this.before = before;
        this.row = row;
        this.who = who;
        this.notes = notes;
    }

    public Manage manage() {
        return manage;
    }

    public Entity entity() {
        return entity;
    }

    public ObjectNode before() {
        return before;
    }

    public ObjectNode row() {
        return row;
    }

    /** Identifier of the member who writes. */
    public String who() {
        return who;
    }

    /** The reference to the member who writes, or null if he is not in the table of members. */
    public ObjectNode author() {
        return manage.table("Member").find("identifier", Keys.of(who)).stream().findFirst().map(Json::reference)
                .orElse(null);
    }

    public boolean isCreate() {
        return before == null;
    }

    public int id() {
        return row.path("id").asInt();
    }

    /** Scoped references as sent; they are resolved once the record knows within what. */
    public Map<String, JsonNode> pending() {
        return pending;
    }

    /** Child records to be stored with this one, by array member; an absent key leaves them alone. */
    public Map<String, List<Draft>> children() {
        return children;
    }

    /** Members that the server takes but does not keep. */
    public ObjectNode written() {
        return written;
    }

    public List<String> notes() {
        return notes;
    }

    public void note(String text) {
        notes.add(entity.definition().resource() + ": " + text);
    }

    void give(String member) {
        given.add(member);
    }

    public boolean isGiven(String member) {
        return given.contains(member);
    }

    public boolean has(String member) {
        return !Json.isNull(row.get(member));
    }

    public boolean is(String flag) {
        return row.path(flag).asBoolean();
    }

    /** The id in a reference, or 0. */
    public int id(String member) {
        return Json.id(row.get(member));
    }

    /** The record that a reference of this one points to, or null. */
    public ObjectNode target(String member) {
        return manage.store().target(entity.member(member), row.get(member));
    }

    public void set(String member, JsonNode value) {
        row.set(member, value);
    }

    /** Sets a member that has no value, unless the caller tried to give it one that was wrong. */
    public void setIfAbsent(String member, JsonNode value) {
        if (!has(member) && !Json.isNull(value) && !faulty.contains(member) && !pending.containsKey(member)) {
            row.set(member, value);
        }
    }

    public boolean changed(String member) {
        return before == null || !Objects.equals(Keys.of(before.get(member)), Keys.of(row.get(member)));
    }

    public void error(String code, String message, String field) {
        errors.addObject().put("code", code).put("message", message)
                .put("resource", entity.definition().resource()).put("field", field);
        faulty.add(field.split("/")[0]);
    }

    public boolean isFaulty(String member) {
        return faulty.contains(member);
    }

    public void refuseIfFaulty() {
        List<Draft> all = new ArrayList<>(List.of(this));
        children.values().forEach(all::addAll);
        ArrayNode collected = Json.MAPPER.createArrayNode();
        all.forEach(draft -> collected.addAll(draft.errors));
        if (!collected.isEmpty()) {
            throw ApiException.invalid(entity, collected);
        }
    }
}
