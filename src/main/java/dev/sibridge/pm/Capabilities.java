package dev.sibridge.pm;

import java.util.Map;
import java.util.Set;

/**
 * What a tool can do. Whatever it cannot is done without, and said in the check; nothing fails in the middle for it.
 *
 * @param write            whether records can be made and changed
 * @param delete           kinds whose records can be deleted
 * @param changes          how it is asked what has changed
 * @param events           whether it tells us by itself
 * @param conditionalWrite whether a change can depend on the version that we have seen
 * @param idempotencyKey   whether a create that is repeated with its key makes no second record
 * @param archive          whether projects can be archived
 * @param fields           the fields that it has, by kind
 * @param makes            kinds of what records refer to by name, such as categories, of which it takes new ones
 */
public record Capabilities(boolean write, Set<Entity> delete, Changes changes, boolean events,
        boolean conditionalWrite, boolean idempotencyKey, boolean archive, Map<Entity, Set<String>> fields,
        Set<Entity> makes) {

    public Capabilities {
        delete = Set.copyOf(delete);
        fields = Map.copyOf(fields);
        makes = Set.copyOf(makes);
    }

    /** Of a tool whose lists of names are kept by people alone. */
    public Capabilities(boolean write, Set<Entity> delete, Changes changes, boolean events, boolean conditionalWrite,
            boolean idempotencyKey, boolean archive, Map<Entity, Set<String>> fields) {
        this(write, delete, changes, events, conditionalWrite, idempotencyKey, archive, fields, Set.of());
    }

    /** How a tool is asked what has changed. */
    public enum Changes {
        /** From a place in its own order of changes; what is gone is told, too. */
        CURSOR,
        /** Since a time; what is gone is not told. */
        UPDATED_SINCE,
        /** Not at all: everything is read. */
        NONE
    }

    /** Whether it has records of a kind. */
    public boolean has(Entity entity) {
        return fields.containsKey(entity);
    }

    /** Whether it has a field. */
    public boolean has(Entity entity, String field) {
        return fields.getOrDefault(entity, Set.of()).contains(field);
    }
}
