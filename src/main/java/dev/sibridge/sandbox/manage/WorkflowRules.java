package dev.sibridge.sandbox.manage;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Map;

/** The rules that a tenant with {@link Trait#WORKFLOW_RULES} runs on whatever is written. */
final class WorkflowRules {

    static final String WON = "Won - Scheduled";
    private static final String TEAM = "[AV] ";

    private WorkflowRules() {
    }

    /** Deals close at the end of a month, and won ones wait for a date. */
    static void ofOpportunity(Draft draft) {
        if (!draft.manage().has(Trait.WORKFLOW_RULES)) {
            return;
        }
        if (draft.changed("expectedCloseDate") && draft.has("expectedCloseDate")) {
            LocalDate day = LocalDate.parse(draft.row().path("expectedCloseDate").asText().substring(0, 10));
            draft.set("expectedCloseDate",
                    TextNode.valueOf(day.with(TemporalAdjusters.lastDayOfMonth()) + "T00:00:00Z"));
        }
        if (draft.changed("status") && draft.manage().flag("Opportunity", draft.row(), "status", "wonFlag")) {
            draft.manage().table("OpportunityStatus").find("name", Keys.of(TextNode.valueOf(WON))).stream().findFirst()
                    .ifPresent(status -> draft.set("status", Json.reference(status)));
        }
    }

    /** Tickets of this board carry the team's mark. */
    static void ofTicket(Draft draft) {
        String summary = draft.row().path("summary").asText();
        if (draft.manage().has(Trait.WORKFLOW_RULES) && draft.changed("summary") && !summary.startsWith(TEAM)) {
            draft.set("summary", TextNode.valueOf(TEAM + summary));
        }
    }

    static void plant(Writer writer, Manage manage) {
        writer.create(manage.model().entity("OpportunityStatus"), 0,
                Json.MAPPER.valueToTree(Map.of("name", WON, "wonFlag", true, "closedFlag", true)),
                new Writer.Change("zadmin", new ArrayList<>()));
    }
}
