package dev.sibridge.sandbox.manage.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;

/** Notes and tasks of a ticket; a note says at least for which of the three tabs it is. */
final class TicketChildRules implements Rules {

    private static final String NOTE = "TicketNote";

    /** Who writes a note is its author, unless the note names one. */
    @Override
    public void complete(Draft draft) {
        if (draft.isCreate() && draft.entity().name().equals(NOTE) && !draft.has("contact")) {
            draft.setIfAbsent("member", draft.author());
        }
    }

    @Override
    public void check(Draft draft) {
        ObjectNode ticket = draft.manage().table("ProjectTicket").get(draft.row().path("ticketId").asInt());
        if (ticket != null) {
            ProjectRules.refuseClosed(draft, draft.manage().target("ProjectTicket", ticket, "project"), "ticketId");
        }
        boolean note = draft.entity().name().equals(NOTE);
        if (note && !draft.is("detailDescriptionFlag") && !draft.is("internalAnalysisFlag")
                && !draft.is("resolutionFlag")) {
            draft.error("MissingRequiredField", "detailDescriptionFlag, internalAnalysisFlag or resolutionFlag is"
                    + " required.", "detailDescriptionFlag");
        }
    }

    @Override
    public void deleting(Manage manage, Entity entity, ObjectNode row) {
        ObjectNode ticket = manage.table("ProjectTicket").get(row.path("ticketId").asInt());
        if (ticket != null) {
            ProjectRules.refuseClosed(manage, entity, manage.target("ProjectTicket", ticket, "project"));
        }
    }
}
