package dev.sibridge.sandbox.manage.rules.company;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;
import java.util.Locale;

/** The kind of an item follows from its type; an e-mail address has a domain. */
public final class CommunicationRules implements Rules {

    @Override
    public void complete(Draft draft) {
        ObjectNode type = draft.target("type");
        if (type != null) {
            draft.setIfAbsent("communicationType", TextNode.valueOf(kind(type)));
        }
        String value = draft.row().path("value").asText("");
        int at = value.lastIndexOf('@');
        if (at >= 0 && draft.row().path("communicationType").asText().equals("Email")) {
            draft.set("domain", TextNode.valueOf(value.substring(at)));
        }
    }

    @Override
    public void check(Draft draft) {
        ObjectNode type = draft.target("type");
        String kind = draft.row().path("communicationType").asText("");
        if (type != null && !kind.isEmpty() && !type.path(kind.toLowerCase(Locale.ROOT) + "Flag")
                .asBoolean()) {
            draft.error("InvalidField", "Communication Type " + type.path("description").asText() + " is not of kind "
                    + kind + ".", "communicationType");
        }
    }

    private static String kind(ObjectNode type) {
        if (type.path("emailFlag").asBoolean()) {
            return "Email";
        }
        return type.path("faxFlag").asBoolean() ? "Fax" : "Phone";
    }
}
