package dev.sibridge.sandbox.manage.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;

/** The company of a further contact is the contact's. */
final class OpportunityContactRules implements Rules {

    @Override
    public void complete(Draft draft) {
        ObjectNode contact = draft.target("contact");
        if (contact != null && contact.has("company")) {
            draft.set("company", contact.get("company"));
        }
    }
}
