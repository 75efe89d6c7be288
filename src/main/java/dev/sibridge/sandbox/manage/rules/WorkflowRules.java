package dev.sibridge.sandbox.manage.rules;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Keys;
import dev.sibridge.sandbox.manage.model.Trait;
import dev.sibridge.sandbox.manage.records.Draft;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** The rules that a tenant with {@link Trait#WORKFLOW_RULES} runs on whatever is written. */
public final class WorkflowRules {

    public static final String WON = "Won - Scheduled";
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
}
