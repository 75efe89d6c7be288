package dev.sibridge.sandbox.manage.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An entity with its members parsed. */
public final class Entity {

    private final EntityDefinition definition;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, Member> hidden = new LinkedHashMap<>();
    private final List<String> segments;
    private final Set<String> readOnly;
    private final Set<String> writeOnly;

    Entity(EntityDefinition definition) {
        this.definition = definition;
        definition.members().forEach((name, form) -> members.put(name, Member.parse(name, form)));
        definition.hidden().forEach((name, form) -> hidden.put(name, Member.parse(name, form)));
        segments = Arrays.asList(definition.path().substring(1).split("/"));
        readOnly = Set.copyOf(definition.readOnly());
        writeOnly = Set.copyOf(definition.writeOnly());
    }

    public EntityDefinition definition() {
        return definition;
    }

    public String name() {
        return definition.name();
    }

    public String title() {
        return definition.title();
    }

    /** The name of the table that holds the records. */
    public String table() {
        return definition.view() == null ? name() : definition.view();
    }

    public List<String> segments() {
        return segments;
    }

    public boolean isChild() {
        return definition.parent() != null;
    }

    public Map<String, Member> members() {
        return members;
    }

    /** The member of that name, hidden ones included, or null. */
    public Member member(String name) {
        Member member = members.get(name);
        return member == null ? hidden.get(name) : member;
    }

    public boolean isReadOnly(String member) {
        return member.equals("id") || readOnly.contains(member);
    }

    public boolean isWriteOnly(String member) {
        return writeOnly.contains(member);
    }

    public boolean isScoped(String member) {
        return definition.scoped().containsKey(member);
    }

    public boolean hasCustomFields() {
        return members.containsKey("customFields");
    }

    /** The greatest length of a text in the given set of limits, 0 without limit. */
    public int max(Member member, String limits) {
        Map<String, Integer> history = definition.limitHistory().get(member.name());
        if (history != null) {
            return history.getOrDefault(limits, member.max());
        }
        return definition.limits().getOrDefault(member.name(), member.max());
    }

    @Override
    public String toString() {
        return name();
    }
}
