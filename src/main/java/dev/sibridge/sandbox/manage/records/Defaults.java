package dev.sibridge.sandbox.manage.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.model.Member;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Fills members that were left out. */
public final class Defaults {

    private Defaults() {
    }

    /** Members left out take their default, in a POST and again in a PUT. A member that is cleared stays so. */
    public static void fill(Draft draft) {
        for (Map.Entry<String, JsonNode> entry : draft.entity().definition().defaults().entrySet()) {
            Member member = draft.entity().member(entry.getKey());
            if (member != null && !draft.isGiven(member.name()) && !inPatch(draft, member.name())) {
                draft.setIfAbsent(member.name(), value(draft.manage(), member, entry.getValue()));
            }
        }
    }

    private static boolean inPatch(Draft draft, String member) {
        return !draft.isCreate() && Json.isNull(draft.before().get(member));
    }

    private static JsonNode value(Manage manage, Member member, JsonNode value) {
        return switch (value.asText()) {
            case "@default" -> reference(manage.defaultOf(manage.model().target(member)));
            case "@location" -> first(manage, member, "Location");
            case "@department" -> first(manage, member, "Department");
            case "@in30days" -> TextNode.valueOf(
                    Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS).toString());
            default -> value;
        };
    }

    private static JsonNode reference(ObjectNode row) {
        return row == null ? null : Json.reference(row.get("id").asInt());
    }

    private static JsonNode first(Manage manage, Member member, String entity) {
        ObjectNode reference = Json.reference(manage.firstId(entity));
        return member.isReference() ? reference : reference.get("id");
    }
}
