package dev.sibridge.sandbox.manage.rules;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Keys;
import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;
import java.util.List;
import java.util.Set;

/** Callbacks are kept, but nothing is ever sent. */
final class CallbackRules implements Rules {

    private static final Set<String> TYPES = Set.of("activity", "agreement", "company", "configuration", "contact",
            "expense", "invoice", "member", "opportunity", "productcatalog", "project", "purchaseorder", "schedule",
            "site", "ticket", "time");
    private static final List<String> IDENTITY = List.of("url", "objectId", "type", "level");

    @Override
    public void complete(Draft draft) {
        boolean owner = Keys.of(draft.row().path("level").asText("")).equals("owner");
        if (owner && draft.row().path("objectId").asInt() == 0) {
            draft.set("objectId", IntNode.valueOf(1));
        }
    }

    @Override
    public void check(Draft draft) {
        String type = Keys.of(draft.row().path("type").asText(""));
        if (!type.isEmpty() && !TYPES.contains(type)) {
            draft.error("InvalidField", "Unrecognized type " + type, "type");
        }
        for (ObjectNode other : draft.manage().table("CallbackEntry").all()) {
            boolean same = IDENTITY.stream().noneMatch(member ->
                    !String.valueOf(Keys.of(other.get(member))).equals(String.valueOf(Keys.of(draft.row()
                            .get(member)))));
            if (same && other.get("id").asInt() != draft.id()) {
                draft.error("ObjectExists", "A matching callback entry already exists", "url");
            }
        }
    }
}
