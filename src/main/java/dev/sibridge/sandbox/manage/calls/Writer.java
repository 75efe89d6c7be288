package dev.sibridge.sandbox.manage.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Keys;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.model.Table;
import dev.sibridge.sandbox.manage.records.BodyReader;
import dev.sibridge.sandbox.manage.records.ConversionException;
import dev.sibridge.sandbox.manage.records.Defaults;
import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.PatchDocument;
import dev.sibridge.sandbox.manage.records.References;
import dev.sibridge.sandbox.manage.records.Renderer;
import dev.sibridge.sandbox.manage.records.Rules;
import dev.sibridge.sandbox.manage.records.Validator;
import dev.sibridge.sandbox.manage.rules.RuleBook;
import java.util.List;
import java.util.Objects;

/**
 * Creates, changes and replaces records. A record goes through the same steps whichever way it came: plain references,
 * what follows from them, scoped references, defaults, checks of the whole record; only then is anything stored.
 */
public final class Writer {

    private final Manage manage;
    private final RuleBook rules;
    private final Renderer renderer;
    private final BodyReader reader = new BodyReader(this::child);

    Writer(Manage manage, RuleBook rules, Renderer renderer) {
        this.manage = manage;
        this.rules = rules;
        this.renderer = renderer;
    }

    public ObjectNode create(Entity entity, int parentId, JsonNode body, Change change) {
        Draft draft = new Draft(manage, entity, null, Json.object(), change.who(), change.notes());
        setParent(draft, parentId);
        reader.take(draft, body);
        prepare(draft);
        draft.refuseIfFaulty();
        return store(draft, change);
    }

    public ObjectNode patch(Entity entity, ObjectNode before, JsonNode operations, Change change) {
        ObjectNode current = renderer.withArrays(entity, before);
        ObjectNode changes = PatchDocument.changes(entity, current, operations, change.notes());
        Draft draft = new Draft(manage, entity, before, before.deepCopy(), change.who(), change.notes());
        refuseCreateOnly(draft, changes);
        reader.take(draft, changes);
        prepare(draft);
        draft.refuseIfFaulty();
        return store(draft, change);
    }

    ObjectNode replace(Entity entity, ObjectNode before, JsonNode body, Change change) {
        Draft draft = new Draft(manage, entity, before, kept(entity, before), change.who(), change.notes());
        refuseCreateOnly(draft, body);
        for (String member : entity.definition().requiredOnUpdate()) {
            if (Json.isNull(body.get(member))) {
                draft.error("MissingRequiredField", "The " + member + " field is required.", member);
            }
        }
        for (String member : entity.definition().notInPut()) {
            if (!body.path(member).isEmpty()) {
                draft.error("InvalidField", member + " cannot be replaced with the whole record.", member);
            }
        }
        reader.take(draft, body);
        prepare(draft);
        draft.refuseIfFaulty();
        return store(draft, change);
    }

    /** What a PUT leaves alone: identity, parent, what only the server or only a POST writes, custom fields. */
    private static ObjectNode kept(Entity entity, ObjectNode before) {
        ObjectNode kept = Json.object();
        before.properties().forEach(field -> {
            String name = field.getKey();
            boolean stays = entity.isReadOnly(name) || name.equals("_info") || name.equals("customFields")
                    || name.equals(entity.definition().parentMember())
                    || entity.definition().createOnly().contains(name)
                    || entity.definition().hidden().containsKey(name);
            if (stays) {
                kept.set(name, field.getValue());
            }
        });
        return kept;
    }

    private void setParent(Draft draft, int parentId) {
        Entity entity = draft.entity();
        if (!entity.isChild() || parentId == 0) {
            return;
        }
        String name = entity.definition().parentMember();
        if (entity.member(name).isReference()) {
            draft.set(name, Json.reference(parentId));
        } else {
            draft.row().put(name, parentId);
        }
    }

    private void refuseCreateOnly(Draft draft, JsonNode body) {
        for (String member : draft.entity().definition().createOnly()) {
            if (!Json.isNull(body.get(member))) {
                draft.error("InvalidField", member + " can only be used when creating a new "
                        + draft.entity().definition().resource() + ".", member);
            }
        }
    }

    private Draft child(Draft parent, Entity entity, JsonNode body) {
        ObjectNode before = manage.store().table(entity).get(body.path("id").asInt());
        boolean own = before != null
                && before.path(entity.definition().parentMember()).asInt() == parent.id() && parent.id() != 0;
        ObjectNode row = own ? kept(entity, before) : Json.object();
        Draft draft = new Draft(manage, entity, own ? before : null, row, parent.who(), parent.notes());
        if (!body.isObject()) {
            throw ConversionException.type(body, entity.name(), "");
        }
        ObjectNode rest = body.deepCopy();
        rest.remove("id");
        reader.take(draft, rest);
        prepare(draft);
        return draft;
    }

    private void prepare(Draft draft) {
        Rules special = rules.of(draft.entity());
        special.derive(draft);
        draft.pending().forEach((name, raw) -> {
            JsonNode value = References.resolve(draft, draft.entity().member(name), raw, name);
            if (value != null) {
                draft.set(name, value);
            }
        });
        draft.pending().clear();
        Defaults.fill(draft);
        special.complete(draft);
        Validator.check(draft);
        special.check(draft);
    }

    private ObjectNode store(Draft draft, Change change) {
        Entity entity = draft.entity();
        Table table = manage.store().table(entity);
        if (draft.isCreate()) {
            draft.row().put("id", table.nextId());
        }
        stamp(draft, change.who());
        table.put(draft.row());
        storeChildren(draft, change);
        clearOtherDefaults(draft, table);
        rules.of(entity).stored(draft);
        ObjectNode stored = table.get(draft.id());
        if (!draft.written().path("skipCallback").asBoolean()) {
            Telling.tell(manage, new Manage.Event(entity, draft.before(), stored, change.who()));
        }
        return stored;
    }

    private void stamp(Draft draft, String who) {
        ObjectNode info = draft.isCreate() ? Json.object() : draft.before().path("_info").deepCopy();
        String now = manage.now();
        if (draft.isCreate()) {
            info.put("dateEntered", now).put("enteredBy", who);
        }
        draft.set("_info", info.put("lastUpdated", now).put("updatedBy", who));
    }

    private void storeChildren(Draft draft, Change change) {
        draft.children().forEach((name, drafts) -> {
            Entity entity = manage.model().entity(draft.entity().definition().children().get(name));
            Table table = manage.store().table(entity);
            List<Integer> kept = drafts.stream().map(Draft::id).toList();
            for (ObjectNode old : table.select(entity.definition().parentMember(), draft.id())) {
                if (!kept.contains(old.get("id").asInt())) {
                    table.remove(old.get("id").asInt());
                }
            }
            for (Draft child : drafts) {
                setParent(child, draft.id());
                store(child, change);
            }
        });
    }

    /** There is one default of a kind, or in a parent: a new one takes the flag from the old one. */
    private void clearOtherDefaults(Draft draft, Table table) {
        if (!draft.is("defaultFlag") || draft.entity().hasCustomFields()) {
            return;
        }
        for (ObjectNode row : List.copyOf(table.all())) {
            boolean other = row.path("defaultFlag").asBoolean() && row.get("id").asInt() != draft.id();
            if (other && sameGroup(draft, row)) {
                ObjectNode copy = row.deepCopy();
                copy.put("defaultFlag", false);
                table.put(copy);
            }
        }
    }

    private static boolean sameGroup(Draft draft, ObjectNode other) {
        String parent = String.valueOf(draft.entity().definition().parentMember());
        for (String member : List.of(parent, "communicationType", "emailFlag", "phoneFlag", "faxFlag")) {
            if (!Objects.equals(Keys.of(draft.row().get(member)), Keys.of(other.get(member)))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Who changes something.
     *
     * @param notes takes what a careful client would not have sent
     */
    public record Change(String who, List<String> notes) {
    }
}
