package dev.sibridge.sandbox.manage.rules;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Time entries: charged to a ticket they carry its project and add to its hours. */
final class TimeRules implements Rules {

    @Override
    public void complete(Draft draft) {
        ObjectNode ticket = ticket(draft.manage(), draft.row());
        if (ticket != null) {
            draft.set("ticket", Json.reference(ticket.get("id").asInt()));
            for (String member : List.of("project", "phase", "company")) {
                draft.setIfAbsent(member, ticket.get(member));
            }
        }
        if (draft.has("timeStart") && draft.has("timeEnd") && !draft.has("actualHours")) {
            Duration worked = Duration.between(Instant.parse(draft.row().get("timeStart").asText()),
                    Instant.parse(draft.row().get("timeEnd").asText()));
            BigDecimal hours = BigDecimal.valueOf(worked.toMinutes()).divide(BigDecimal.valueOf(60), 2,
                    RoundingMode.HALF_UP);
            draft.setIfAbsent("actualHours", DecimalNode.valueOf(hours));
        }
        draft.setIfAbsent("enteredBy", TextNode.valueOf("sandbox"));
    }

    private static ObjectNode ticket(Manage manage, ObjectNode row) {
        boolean charged = row.path("chargeToType").asText().equals("ProjectTicket");
        return charged ? manage.table("ProjectTicket").get(row.path("chargeToId").asInt()) : null;
    }

    @Override
    public void check(Draft draft) {
        boolean charged = draft.row().path("chargeToType").asText().equals("ProjectTicket");
        if (charged && ticket(draft.manage(), draft.row()) == null) {
            draft.error("NotFound", "Project Ticket " + draft.row().path("chargeToId").asInt() + " not found",
                    "chargeToId");
        }
        if (!draft.has("chargeToId") && !draft.has("company") && !draft.isFaulty("company")) {
            draft.error("MissingRequiredField", "The company or chargeToId field is required.", "chargeToId");
        }
    }

    @Override
    public void stored(Draft draft) {
        addUp(draft.manage(), draft.row());
    }

    @Override
    public void deleted(Manage manage, ObjectNode row) {
        addUp(manage, row);
    }

    private static void addUp(Manage manage, ObjectNode row) {
        ObjectNode ticket = ticket(manage, row);
        if (ticket != null) {
            BigDecimal hours = manage.table("TimeEntry").select("ticket", ticket.get("id").asInt()).stream()
                    .map(entry -> entry.path("actualHours").decimalValue()).reduce(BigDecimal.ZERO, BigDecimal::add);
            manage.set("ProjectTicket", ticket, "actualHours", DecimalNode.valueOf(hours));
        }
    }
}
