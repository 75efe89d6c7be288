package dev.sibridge.sandbox.manage.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Display;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Keys;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.model.Member;
import dev.sibridge.sandbox.manage.model.Table;
import dev.sibridge.sandbox.manage.model.Trait;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * What a name in a condition stands for.
 *
 * @param member     gives kind and enum values
 * @param reader     the value in a record
 * @param candidates ids of the records that have a key, null if there is no index for it
 */
public record Attribute(Member member, Function<ObjectNode, JsonNode> reader, Function<Object, Candidates> candidates) {

    private static final Duration ZONE = Duration.ofHours(8);
    private static final Member LAST_UPDATED = Member.parse("lastUpdated", "datetime");

    /** Finds the name among what a GET of the entity returns; child arrays and custom fields are not there. */
    public static Attribute of(Manage manage, Entity entity, String path) {
        if (path.equals("lastUpdated")) {
            return new Attribute(LAST_UPDATED, row -> lastUpdated(manage, row.path("_info").get(path)), null);
        }
        int slash = path.indexOf('/');
        String name = slash < 0 ? path : path.substring(0, slash);
        Member member = entity.member(name);
        if (member == null || member.array() || entity.isWriteOnly(name) || isRefused(entity, name)) {
            throw ApiException.notRecognized(path);
        }
        if (slash < 0) {
            return plain(manage, entity, member, path);
        }
        if (!member.isReference()) {
            throw ApiException.notRecognized(path);
        }
        return throughReference(manage, entity, member, path.substring(slash + 1), path);
    }

    private static JsonNode lastUpdated(Manage manage, JsonNode value) {
        return value == null || !manage.has(Trait.SHIFTED_FILTERS) ? value
                : TextNode.valueOf(Instant.parse(value.asText()).minus(ZONE).toString());
    }

    private static boolean isRefused(Entity entity, String name) {
        return entity.definition().notInConditions().contains(name)
                || entity.isChild() && name.equals("inactiveFlag");
    }

    private static Attribute plain(Manage manage, Entity entity, Member member, String path) {
        if (member.kind() == Member.Kind.OBJECT) {
            throw ApiException.notRecognized(path);
        }
        Table table = manage.store().table(entity);
        Function<Object, Candidates> index = member.name().equals("id")
                ? null : key -> Candidates.of(table.find(member.name(), key));
        return new Attribute(member, row -> row.get(member.name()), index);
    }

    private static Attribute throughReference(Manage manage, Entity entity, Member member, String rest, String path) {
        Table table = manage.store().table(entity);
        if (rest.equals("id")) {
            return new Attribute(Member.parse("id", "int"), row -> row.path(member.name()).get("id"),
                    key -> Candidates.of(table.find(member.name(), key)));
        }
        Entity target = manage.model().target(member);
        if (!manage.model().reference(member).shows().contains(rest)) {
            throw ApiException.notRecognized(path);
        }
        String plain = target == null ? null : Display.plainMember(target, rest);
        Member shown = plain == null || target.member(plain) == null ? Member.parse(rest, "string")
                : target.member(plain);
        return new Attribute(shown, row -> shownValue(manage, member, target, row, rest),
                plain == null ? null : key -> join(table, member, manage.store().table(target), plain, key));
    }

    private static JsonNode shownValue(Manage manage, Member member, Entity target, ObjectNode row, String rest) {
        ObjectNode referred = manage.store().target(member, row.get(member.name()));
        return referred == null ? null : Display.shown(target, referred, rest);
    }

    private static Candidates join(Table table, Member member, Table target, String plain, Object key) {
        return Candidates.union(target.find(plain, key).stream()
                .map(id -> Candidates.of(table.find(member.name(), Keys.of(target.get(id).get("id"))))).toList());
    }
}
