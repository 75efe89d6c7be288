package dev.sibridge.sandbox.manage.rules.company;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;
import java.util.List;

/** A company has one primary site and one default site of a kind: a new one takes the flag from the old one. */
public final class SiteRules implements Rules {

    static final List<String> FLAGS = List.of("primaryAddressFlag", "defaultShippingFlag", "defaultBillingFlag",
            "defaultMailingFlag");

    @Override
    public void stored(Draft draft) {
        for (String flag : FLAGS) {
            for (ObjectNode other : draft.manage().table("CompanySite").select("company", draft.id("company"))) {
                boolean old = other.path(flag).asBoolean() && other.get("id").asInt() != draft.id();
                if (draft.is(flag) && old) {
                    draft.manage().set("CompanySite", other, flag, BooleanNode.FALSE);
                }
            }
        }
    }
}
