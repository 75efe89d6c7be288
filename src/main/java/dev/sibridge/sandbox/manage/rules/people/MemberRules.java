package dev.sibridge.sandbox.manage.rules.people;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;
import java.util.Locale;

/** Members: the primary e-mail is that of the three which {@code defaultEmail} names, or none. */
public final class MemberRules implements Rules {

    @Override
    public void complete(Draft draft) {
        String kind = draft.row().path("defaultEmail").asText("").toLowerCase(Locale.ROOT);
        var email = draft.row().get(kind + "Email");
        draft.set("primaryEmail", Json.isNull(email) ? NullNode.getInstance() : email);
    }

    /** Refuses to give work to somebody who has left, unless he has it already. */
    static void refuseInactive(Draft draft, String member) {
        var target = draft.changed(member) ? draft.target(member) : null;
        if (target != null && target.path("inactiveFlag").asBoolean()) {
            draft.error("InvalidField", "Member " + target.path("identifier").asText() + " is inactive.", member);
        }
    }
}
