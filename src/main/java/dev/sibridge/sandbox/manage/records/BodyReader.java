package dev.sibridge.sandbox.manage.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Member;
import java.util.ArrayList;
import java.util.List;

/** Takes the members of a body into a draft, and notes what a careful client would not have sent. */
public final class BodyReader {

    private final ChildMaker child;

    /** @param child makes the drafts of child records that stand in a body */
    public BodyReader(ChildMaker child) {
        this.child = child;
    }

    public void take(Draft draft, JsonNode body) {
        if (!body.isObject()) {
            throw new ConversionException("Cannot deserialize the current JSON because the type requires a JSON object"
                    + " to deserialize correctly.", "");
        }
        body.properties().forEach(field -> takeMember(draft, field.getKey(), field.getValue()));
    }

    private void takeMember(Draft draft, String name, JsonNode raw) {
        Entity entity = draft.entity();
        Member member = entity.members().get(name);
        if (name.equals("_info")) {
            return;
        }
        if (member == null) {
            draft.note("unknown member " + name);
        } else if (entity.isReadOnly(name) || name.equals(entity.definition().parentMember()) && draft.has(name)) {
            noteReadOnly(draft, name, raw);
        } else if (entity.definition().children().containsKey(name)) {
            takeChildren(draft, name, raw);
        } else if (name.equals("customFields")) {
            CustomFields.merge(draft, raw);
        } else if (!draft.isFaulty(name)) {
            takeValue(draft, member, raw);
        }
    }

    private static void noteReadOnly(Draft draft, String name, JsonNode raw) {
        if (draft.isCreate() && !Json.isNull(raw) && !name.equals(draft.entity().definition().parentMember())) {
            draft.note("read-only member " + name);
        }
    }

    private void takeValue(Draft draft, Member member, JsonNode raw) {
        draft.give(member.name());
        if (draft.entity().isScoped(member.name()) && !Json.isNull(raw)) {
            draft.row().remove(member.name());
            draft.pending().put(member.name(), raw);
            return;
        }
        JsonNode value = Converter.convert(draft, member, raw, member.name());
        ObjectNode into = draft.entity().isWriteOnly(member.name()) ? draft.written() : draft.row();
        if (Json.isNull(value) || value.isObject() && member.isReference() && Json.id(value) == 0) {
            into.remove(member.name());
        } else {
            into.set(member.name(), value);
        }
    }

    private void takeChildren(Draft draft, String name, JsonNode raw) {
        if (Json.isNull(raw)) {
            draft.children().put(name, List.of());
            return;
        }
        if (!raw.isArray()) {
            throw ConversionException.type(raw, draft.entity().member(name).type() + "[]", name);
        }
        Entity entity = draft.manage().model().entity(draft.entity().definition().children().get(name));
        List<Draft> drafts = new ArrayList<>();
        for (JsonNode element : raw) {
            drafts.add(child.make(draft, entity, element));
        }
        draft.children().put(name, drafts);
    }

    /** Makes the draft of a record that stands in the body of its parent. */
    public interface ChildMaker {

        Draft make(Draft parent, Entity entity, JsonNode body);
    }
}
