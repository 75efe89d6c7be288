package dev.sibridge.sandbox.manage.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Display;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.model.Member;
import dev.sibridge.sandbox.manage.records.Renderer;
import java.util.Map;
import java.util.function.Predicate;

/**
 * {@code childConditions} and {@code customFieldConditions}: a record meets them if one element of the array does,
 * so that both halves of {@code communicationItems/value="x" AND communicationItems/communicationType="Email"} are
 * about the same item.
 */
final class ChildFilter {

    private static final Map<String, Member> CUSTOM_FIELD = Map.of(
            "caption", Member.parse("caption", "string"), "value", Member.parse("value", "object"));

    private final Manage manage;
    private final Entity entity;
    private final Renderer renderer;
    private String array;

    ChildFilter(Manage manage, Entity entity, Renderer renderer) {
        this.manage = manage;
        this.entity = entity;
        this.renderer = renderer;
    }

    Predicate<ObjectNode> children(String text) {
        return elements(Filter.bind(ConditionParser.parse(text, false), this::childMember));
    }

    Predicate<ObjectNode> customFields(String text) {
        if (!entity.hasCustomFields()) {
            throw ApiException.notRecognized("customFields");
        }
        array = "customFields";
        return elements(Filter.bind(ConditionParser.parse(text, false), ChildFilter::customField));
    }

    private Predicate<ObjectNode> elements(Filter filter) {
        return row -> {
            for (JsonNode element : renderer.withArrays(entity, row).path(array)) {
                if (filter.test().test((ObjectNode) element)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static Attribute customField(String path) {
        if (!CUSTOM_FIELD.containsKey(path)) {
            throw ApiException.notRecognized(path);
        }
        return new Attribute(CUSTOM_FIELD.get(path), row -> row.get(path), null);
    }

    private Attribute childMember(String path) {
        String[] steps = path.split("/", 3);
        Member list = entity.members().get(steps[0]);
        boolean objects = list != null && list.array() && !list.isScalar() && !steps[0].equals("customFields");
        if (!objects || steps.length < 2) {
            throw ApiException.notRecognized(path);
        }
        if (array != null && !array.equals(steps[0])) {
            throw ApiException.condition("Child conditions name one child array, not " + array + " and " + steps[0]
                    + ".");
        }
        array = steps[0];
        return list.kind() == Member.Kind.REFERENCE ? ofReference(list, steps, path) : ofObject(list, steps, path);
    }

    private Attribute ofReference(Member list, String[] steps, String path) {
        Entity target = manage.model().target(list);
        boolean id = steps[1].equals("id");
        if (!id && !manage.model().reference(list).shows().contains(steps[1])) {
            throw ApiException.notRecognized(path);
        }
        return new Attribute(Member.parse(steps[1], id ? "int" : "string"), element -> {
            ObjectNode row = manage.store().target(list, element);
            return row == null ? null : Display.shown(target, row, steps[1]);
        }, null);
    }

    private Attribute ofObject(Member list, String[] steps, String path) {
        Entity child = manage.model().entity(list.type());
        Map<String, Member> members = child == null ? manage.model().object(list.type()) : child.members();
        Member member = members == null ? null : members.get(steps[1]);
        if (member == null || steps.length == 2 && !member.isScalar()) {
            throw ApiException.notRecognized(path);
        }
        if (steps.length == 2) {
            return new Attribute(member, element -> element.get(steps[1]), null);
        }
        if (!member.isReference()) {
            throw ApiException.notRecognized(path);
        }
        Attribute inner = ofReference(member, new String[] {steps[0], steps[2]}, path);
        return new Attribute(inner.member(), element -> element.get(steps[1]) instanceof ObjectNode reference
                ? inner.reader().apply(reference) : null, null);
    }
}
