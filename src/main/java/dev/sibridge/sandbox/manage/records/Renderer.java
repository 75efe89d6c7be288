package dev.sibridge.sandbox.manage.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Display;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.model.Member;
import java.util.Map;

/** Shows records as answers do: references expanded, child arrays filled in, members without value left out. */
public final class Renderer {

    private final Manage manage;

    public Renderer(Manage manage) {
        this.manage = manage;
    }

    /** @param base absolute URL of the API, for the links in {@code _info} */
    public ObjectNode render(Entity entity, ObjectNode row, String base) {
        ObjectNode full = withArrays(entity, row);
        ObjectNode shown = Json.object();
        ObjectNode info = row.path("_info").isObject() ? row.get("_info").deepCopy() : Json.object();
        for (Member member : entity.members().values()) {
            JsonNode value = full.get(member.name());
            if (!Json.isNull(value) && !entity.isWriteOnly(member.name())) {
                shown.set(member.name(), value(member, value, base));
                link(info, member, value, base);
            }
        }
        shown.set("_info", info);
        return shown;
    }

    /** The record with its child arrays and custom fields filled in, references still compact. */
    public ObjectNode withArrays(Entity entity, ObjectNode row) {
        if (entity.definition().children().isEmpty() && !entity.hasCustomFields()) {
            return row;
        }
        ObjectNode full = row.deepCopy();
        for (Map.Entry<String, String> child : entity.definition().children().entrySet()) {
            full.set(child.getKey(), children(entity.member(child.getKey()), child.getValue(), row));
        }
        if (entity.hasCustomFields()) {
            full.set("customFields", CustomFields.list(manage, entity, row));
        }
        return full;
    }

    private ArrayNode children(Member member, String childEntity, ObjectNode row) {
        Entity entity = manage.model().entity(childEntity);
        Map<String, Member> shown = manage.model().object(member.type());
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (ObjectNode child : manage.store().table(entity)
                .select(entity.definition().parentMember(), row.path("id").asInt())) {
            ObjectNode element = list.addObject();
            for (String name : shown == null ? entity.members().keySet() : shown.keySet()) {
                if (!Json.isNull(child.get(name))) {
                    element.set(name, child.get(name));
                }
            }
        }
        return list;
    }

    private JsonNode value(Member member, JsonNode value, String base) {
        if (!member.array()) {
            return member.kind() == Member.Kind.REFERENCE ? expand(member, value, base) : inner(member, value, base);
        }
        if (member.isScalar() || member.name().equals("customFields")) {
            return value;
        }
        ArrayNode list = Json.MAPPER.createArrayNode();
        value.forEach(element -> list.add(
                member.kind() == Member.Kind.REFERENCE ? expand(member, element, base) : inner(member, element, base)));
        return list;
    }

    /** An object within a record: its references are expanded too. */
    private JsonNode inner(Member member, JsonNode value, String base) {
        if (member.kind() != Member.Kind.OBJECT || !value.isObject()) {
            return value;
        }
        Entity entity = manage.model().entity(member.type());
        Map<String, Member> members = entity == null ? manage.model().object(member.type()) : entity.members();
        if (members == null) {
            return value;
        }
        ObjectNode shown = Json.object();
        value.properties().forEach(field -> {
            Member inner = members.get(field.getKey());
            shown.set(field.getKey(), inner == null ? field.getValue() : value(inner, field.getValue(), base));
        });
        return shown;
    }

    ObjectNode expand(Member member, JsonNode reference, String base) {
        ObjectNode shown = Json.reference(Json.id(reference));
        Entity target = manage.model().target(member);
        ObjectNode row = manage.store().target(member, reference);
        if (row == null) {
            return shown;
        }
        for (String name : manage.model().reference(member).shows()) {
            JsonNode value = Display.shown(target, row, name);
            if (!Json.isNull(value) && !value.isContainerNode()) {
                shown.set(name, value);
            }
        }
        shown.putObject("_info").put(linkName(member), href(target, row, base));
        return shown;
    }

    private void link(ObjectNode info, Member member, JsonNode value, String base) {
        ObjectNode row = member.isReference() ? manage.store().target(member, value) : null;
        if (row != null) {
            info.put(linkName(member), href(manage.model().target(member), row, base));
        }
    }

    private static String linkName(Member member) {
        return member.name() + "_href";
    }

    /** The vendor's links have two slashes after the version. */
    public static String href(Entity entity, ObjectNode row, String base) {
        String path = entity.definition().path();
        if (entity.isChild()) {
            JsonNode parent = row.get(entity.definition().parentMember());
            int id = Json.isNull(parent) ? 0 : parent.isObject() ? Json.id(parent) : parent.asInt();
            path = path.replace("{parentId}", String.valueOf(id));
        }
        return base + "/" + path + "/" + row.path("id").asInt();
    }
}
