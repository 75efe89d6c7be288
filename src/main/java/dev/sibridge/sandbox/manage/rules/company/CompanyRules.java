package dev.sibridge.sandbox.manage.rules.company;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Keys;
import dev.sibridge.sandbox.manage.model.Table;
import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;
import java.util.List;

/** A new company brings its first site. */
public final class CompanyRules implements Rules {

    @Override
    public void derive(Draft draft) {
        JsonNode site = draft.isCreate() ? draft.pending().remove("site") : null;
        if (site != null) {
            draft.written().set("site", site.path("name"));
        } else if (draft.isCreate()) {
            draft.note("a company without site is refused by some servers; send {\"name\":\"Main\"}");
        }
    }

    @Override
    public void check(Draft draft) {
        if (draft.has("status") && draft.isCreate() && draft.target("status").path("disallowSavingFlag").asBoolean()) {
            draft.error("InvalidField", "Companies of this status cannot be saved.", "status");
        }
    }

    @Override
    public void stored(Draft draft) {
        if (!draft.isCreate()) {
            return;
        }
        Table sites = draft.manage().table("CompanySite");
        ObjectNode site = Json.object().put("id", sites.nextId());
        site.put("name", draft.written().path("site").asText("Main"));
        site.set("company", Json.reference(draft.id()));
        for (String member : List.of("addressLine1", "addressLine2", "city", "zip", "country", "phoneNumber")) {
            if (draft.has(member)) {
                site.set(member, draft.row().get(member));
            }
        }
        state(draft, site);
        SiteRules.FLAGS.forEach(flag -> site.put(flag, true));
        site.put("inactiveFlag", false).set("_info", draft.row().get("_info"));
        sites.put(site);
        draft.manage().set("Company", draft.row(), "site", Json.reference(site.get("id").asInt()));
        draft.row().path("types").forEach(type -> TypeAssociationRules.associate(draft, type));
    }

    /** A company has its state as text, a site as reference. */
    private static void state(Draft draft, ObjectNode site) {
        for (String member : draft.has("state") ? List.of("identifier", "name") : List.<String>of()) {
            Table states = draft.manage().table("State");
            states.find(member, Keys.of(TextNode.valueOf(draft.row().get("state").asText())))
                    .forEach(id -> site.set("stateReference", Json.reference(id)));
        }
    }
}
