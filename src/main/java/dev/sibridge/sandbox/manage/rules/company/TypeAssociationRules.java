package dev.sibridge.sandbox.manage.rules.company;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.model.Table;
import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;

/** The types of a company, one by one; the array on the company follows. */
public final class TypeAssociationRules implements Rules {

    /** A new company brings its first types. */
    static void associate(Draft company, JsonNode type) {
        Table table = company.manage().table("CompanyCompanyTypeAssociation");
        ObjectNode row = Json.object().put("id", table.nextId());
        row.set("type", type);
        row.set("company", Json.reference(company.id()));
        row.set("_info", company.row().get("_info"));
        table.put(row);
    }

    @Override
    public void stored(Draft draft) {
        if (!draft.isCreate() && draft.changed("company")) {
            list(draft.manage(), draft.before());
        }
        list(draft.manage(), draft.row());
    }

    @Override
    public void deleted(Manage manage, ObjectNode row) {
        list(manage, row);
    }

    private static void list(Manage manage, ObjectNode association) {
        int company = Json.id(association.get("company"));
        ArrayNode types = Json.MAPPER.createArrayNode();
        manage.table("CompanyCompanyTypeAssociation").select("company", company)
                .forEach(row -> types.add(row.get("type")));
        ObjectNode row = manage.table("Company").get(company);
        if (row != null) {
            manage.set("Company", row, "types", types);
        }
    }
}
