package dev.sibridge.sandbox.manage.rules;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.sandbox.manage.model.Display;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.model.Table;
import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;
import dev.sibridge.sandbox.manage.rules.people.Assignments;
import java.util.List;
import java.util.Map;

/** Project tickets: most of what they need comes from their phase and project. */
final class TicketRules implements Rules {

    private static final List<String> FROM_PROJECT = List.of("board", "company", "contact", "site", "location",
            "department", "opportunity");

    private static final Map<String, String> FIRST_NOTES = Map.of("initialDescription", "detailDescriptionFlag",
            "initialInternalAnalysis", "internalAnalysisFlag", "initialResolution", "resolutionFlag");

    @Override
    public void derive(Draft draft) {
        int phase = draft.pending().containsKey("phase") ? draft.pending().get("phase").path("id").asInt()
                : draft.id("phase");
        fromPhase(draft, draft.manage().table("ProjectPhase").get(phase));
        boolean moved = !draft.isCreate() && draft.changed("board") && !draft.isGiven("status");
        if (moved) {
            draft.set("status", NullNode.getInstance());
        }
    }

    private static void fromPhase(Draft draft, ObjectNode phase) {
        if (phase != null) {
            draft.setIfAbsent("project", Json.reference(phase.path("projectId").asInt()));
        }
        ObjectNode project = draft.target("project");
        if (project != null) {
            FROM_PROJECT.forEach(member -> draft.setIfAbsent(member, project.get(member)));
        }
    }

    @Override
    public void complete(Draft draft) {
        fromPhase(draft, draft.target("phase"));
        WorkflowRules.ofTicket(draft);
        for (ObjectNode status : draft.manage().table("BoardStatus").select("board", draft.id("board"))) {
            if (status.path("defaultFlag").asBoolean()) {
                draft.setIfAbsent("status", Json.reference(status.get("id").asInt()));
            }
        }
        boolean closed = draft.manage().flag("ProjectTicket", draft.row(), "status", "closedStatus");
        if (closed && !draft.is("closedFlag")) {
            draft.set("closedDate", TextNode.valueOf(draft.manage().now()));
        } else if (!closed) {
            draft.set("closedDate", NullNode.getInstance());
        }
        draft.set("closedFlag", BooleanNode.valueOf(closed));
        ObjectNode contact = draft.target("contact");
        if (contact != null && !draft.isGiven("contactName")) {
            draft.set("contactName", Display.shown(draft.manage().model().entity("Contact"), contact, "name"));
        }
        ObjectNode site = draft.target("site");
        if (site != null && !draft.isGiven("siteName")) {
            draft.set("siteName", site.get("name"));
        }
    }

    @Override
    public void check(Draft draft) {
        ProjectRules.refuseClosed(draft, draft.target("project"), "project");
        if (!draft.isCreate() && draft.changed("project")) {
            draft.error("InvalidField", "A ticket cannot be moved to another project.", "project");
        }
    }

    @Override
    public void stored(Draft draft) {
        if (!draft.isCreate() && draft.changed("phase")) {
            draft.manage().table("ProductItem").select("ticket", draft.id()).forEach(
                    line -> draft.manage().set("ProductItem", line, "phase", draft.row().get("phase")));
        }
        FIRST_NOTES.forEach((member, flag) -> {
            if (draft.written().hasNonNull(member)) {
                Table notes = draft.manage().table("TicketNote");
                ObjectNode note = Json.object().put("id", notes.nextId()).put("ticketId", draft.id());
                note.set("text", draft.written().get(member));
                for (String each : FIRST_NOTES.values()) {
                    note.put(each, each.equals(flag));
                }
                note.set("member", draft.author());
                note.set("_info", draft.row().get("_info"));
                notes.put(note);
            }
        });
    }

    @Override
    public void deleting(Manage manage, Entity entity, ObjectNode row) {
        ProjectRules.refuseClosed(manage, entity, manage.target("ProjectTicket", row, "project"));
    }

    @Override
    public void deleted(Manage manage, ObjectNode row) {
        Assignments.forget(manage, row.get("id").asInt());
    }
}
