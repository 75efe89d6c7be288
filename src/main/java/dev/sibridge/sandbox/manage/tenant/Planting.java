package dev.sibridge.sandbox.manage.tenant;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.calls.Permissions;
import dev.sibridge.sandbox.manage.calls.Writer;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.model.Trait;
import dev.sibridge.sandbox.manage.rules.WorkflowRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts into a tenant what its traits consist of; nothing for those that only change how it answers. */
public final class Planting {

    private final Manage manage;
    private final Writer writer;

    /** @param writer makes records as a POST would */
    public Planting(Manage manage, Writer writer) {
        this.manage = manage;
        this.writer = writer;
    }

    public void plant(Trait trait) {
        switch (trait) {
            case WORKFLOW_RULES -> statusOfWonDeals();
            case RECYCLE_BIN -> new Clientele(manage, writer).deletedCompany();
            case MERGED_COMPANY -> new Clientele(manage, writer).mergedCompany();
            case COMPANY_BY_NUMBER -> new Clientele(manage, writer).companiesByNumber();
            case INACTIVE_CONTACT -> new Clientele(manage, writer).inactiveContact();
            case SAME_STREET -> new Clientele(manage, writer).siteInAnotherTown();
            case INACTIVE_NAMESAKES -> new SetUpRecords(manage, writer).namesakes();
            case ODD_SPELLINGS -> new SetUpRecords(manage, writer).oddSpellings();
            case CLOSED_OPPORTUNITY_RIGHT -> new Permissions(manage).allow("Closed Opportunity", "edit", "None");
            case OTHER_CURRENCY -> canadianCountry();
            default -> {
                // It has no records of its own.
            }
        }
    }

    private void statusOfWonDeals() {
        writer.create(manage.model().entity("OpportunityStatus"), 0,
                Json.MAPPER.valueToTree(Map.of("name", WorkflowRules.WON, "wonFlag", true, "closedFlag", true)),
                new Writer.Change("zadmin", new ArrayList<>()));
    }

    private void canadianCountry() {
        for (ObjectNode country : List.copyOf(manage.table("Country").all())) {
            manage.set("Country", country, "defaultFlag",
                    BooleanNode.valueOf(country.path("countryCode").asText().equals("CA")));
        }
    }
}
