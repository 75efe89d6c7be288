package dev.sibridge.sandbox.manage.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;

/** Notes and tasks of a ticket; a note says at least for which of the three tabs it is. */
final class TicketChildRules implements Rules {

    @Override
    public void check(Draft draft) {
        ObjectNode ticket = draft.manage().table("ProjectTicket").get(draft.row().path("ticketId").asInt());
        if (ticket != null) {
            ProjectRules.refuseClosed(draft, draft.manage().target("ProjectTicket", ticket, "project"), "ticketId");
        }
        boolean note = draft.entity().name().equals("TicketNote");
        if (note && !draft.is("detailDescriptionFlag") && !draft.is("internalAnalysisFlag")
                && !draft.is("resolutionFlag")) {
            draft.error("MissingRequiredField", "detailDescriptionFlag, internalAnalysisFlag or resolutionFlag is"
                    + " required.", "detailDescriptionFlag");
        }
    }
}
