package dev.sibridge.sandbox.manage.callbacks;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Keys;
import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Callbacks as they are registered: each once, for a type and a level of it, by the member who registers it. */
public final class CallbackRules implements Rules {

    private static final List<String> IDENTITY = List.of("url", "objectId", "type", "level");

    @Override
    public void complete(Draft draft) {
        boolean owner = Keys.of(draft.row().path("level").asText("")).equals(Levels.OWNER);
        if (owner && draft.row().path("objectId").asInt() == 0) {
            draft.set("objectId", IntNode.valueOf(1));
        }
        ObjectNode author = draft.author();
        if (draft.isCreate() && author != null) {
            draft.set("memberId", author.get("id"));
        }
    }

    @Override
    public void check(Draft draft) {
        if (draft.has("url") && !isUrl(draft.row().get("url").asText())) {
            draft.error("InvalidField", "Invalid URL", "url");
        }
        kind(draft);
        for (ObjectNode other : draft.manage().table("CallbackEntry").all()) {
            boolean same = IDENTITY.stream().noneMatch(member ->
                    !String.valueOf(Keys.of(other.get(member))).equals(String.valueOf(Keys.of(draft.row()
                            .get(member)))));
            if (same && other.get("id").asInt() != draft.id()) {
                draft.error("ObjectExists", "A matching callback entry already exists", "objectId");
            }
        }
    }

    private static void kind(Draft draft) {
        String type = Keys.of(draft.row().path("type").asText(""));
        if (!draft.has("type") || !draft.has("level")) {
            return;
        }
        if (!Levels.isType(type)) {
            draft.error("InvalidField", "Unrecognized type " + type, "type");
        } else if (!Levels.isLevel(type, Keys.of(draft.row().get("level").asText()))) {
            draft.error("InvalidObject",
                    "Unrecognized level for type, see documentation for supported levels for each type", "level");
        }
    }

    private static boolean isUrl(String text) {
        try {
            URI url = new URI(text);
            return url.getHost() != null && List.of("http", "https").contains(Keys.of(url.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
