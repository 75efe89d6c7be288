package dev.sibridge.sandbox.manage.rules.time;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Time entries: charged to a ticket they carry its project and add to its hours. They stand in a sheet of their member;
 * from submission on they are locked, unless they are rejected. Projects and tickets may be in a status that takes no
 * time.
 */
public final class TimeRules implements Rules {

    @Override
    public void complete(Draft draft) {
        ObjectNode ticket = ticket(draft.manage(), draft.row());
        if (ticket != null) {
            draft.set("ticket", Json.reference(ticket.get("id").asInt()));
            for (String member : List.of("project", "phase", "company")) {
                draft.setIfAbsent(member, ticket.get(member));
            }
        }
        if (draft.isCreate()) {
            draft.setIfAbsent("member", draft.author());
            draft.setIfAbsent("enteredBy", TextNode.valueOf(draft.who()));
            draft.set("dateEntered", TextNode.valueOf(draft.manage().now()));
        }
        hours(draft);
    }

    /** From start to end, less what is deducted, unless the caller says so himself. */
    private static void hours(Draft draft) {
        boolean moved = draft.changed("timeStart") || draft.changed("timeEnd") || draft.changed("hoursDeduct");
        if (!draft.has("timeStart") || !draft.has("timeEnd") || draft.isGiven("actualHours")
                || draft.has("actualHours") && !moved) {
            return;
        }
        Duration worked = Duration.between(Instant.parse(draft.row().get("timeStart").asText()),
                Instant.parse(draft.row().get("timeEnd").asText()));
        BigDecimal hours = BigDecimal.valueOf(worked.toMinutes()).divide(BigDecimal.valueOf(60), 2,
                RoundingMode.HALF_UP);
        draft.set("actualHours", DecimalNode.valueOf(hours.subtract(draft.row().path("hoursDeduct").decimalValue())));
    }

    private static ObjectNode ticket(Manage manage, ObjectNode row) {
        boolean charged = row.path("chargeToType").asText().equals("ProjectTicket");
        return charged ? manage.table("ProjectTicket").get(row.path("chargeToId").asInt()) : null;
    }

    @Override
    public void check(Draft draft) {
        ObjectNode ticket = ticket(draft.manage(), draft.row());
        if (ticket == null && draft.row().path("chargeToType").asText().equals("ProjectTicket")) {
            draft.error("NotFound", "Project Ticket " + draft.row().path("chargeToId").asInt() + " not found",
                    "chargeToId");
        }
        if (!draft.has("chargeToId") && !draft.has("company") && !draft.isFaulty("company")) {
            draft.error("MissingRequiredField", "The company or chargeToId field is required.", "chargeToId");
        }
        if (ticket != null) {
            takesTime(draft, ticket);
        }
        ObjectNode member = draft.changed("member") ? draft.target("member") : null;
        if (member != null && member.path("inactiveFlag").asBoolean()) {
            draft.error("InvalidField", "Member " + member.path("identifier").asText() + " is inactive.", "member");
        }
        if (draft.has("timeEnd") && draft.row().path("timeEnd").asText()
                .compareTo(draft.row().path("timeStart").asText()) < 0) {
            draft.error("InvalidField", "timeEnd must not be before timeStart.", "timeEnd");
        }
        locked(draft);
    }

    private static void takesTime(Draft draft, ObjectNode ticket) {
        Manage manage = draft.manage();
        boolean project = manage.flag("Project", manage.target("ProjectTicket", ticket, "project"), "status",
                "noTimeFlag");
        if (project || manage.flag("ProjectTicket", ticket, "status", "timeEntryNotAllowed")) {
            draft.error("InvalidField", "Time cannot be entered: the status of the " + (project ? "project" : "ticket")
                    + " does not allow it.", "chargeToId");
        }
    }

    private static void locked(Draft draft) {
        if (!draft.isCreate() && !TimeStatus.isEditable(draft.before())) {
            draft.error("InvalidField", TimeStatus.refusal(draft.before()), "status");
        }
        ObjectNode sheet = draft.has("timeStart") ? TimeSheets.find(draft.manage(), draft.row()) : null;
        boolean enters = draft.isCreate() || draft.changed("timeStart") || draft.changed("member");
        if (enters && sheet != null && !TimeStatus.isEditable(sheet)) {
            draft.error("InvalidField", "The time sheet " + sheet.get("id").asInt() + " is "
                    + sheet.path("status").asText() + ".", "timeStart");
        }
    }

    @Override
    public void stored(Draft draft) {
        Manage manage = draft.manage();
        TimeSheets.enter(manage, draft.row());
        addUp(manage, draft.row());
        if (!draft.isCreate() && draft.changed("chargeToId")) {
            addUp(manage, draft.before());
        }
    }

    @Override
    public void deleting(Manage manage, Entity entity, ObjectNode row) {
        if (!TimeStatus.isEditable(row)) {
            throw new ApiException(400, "InvalidObject", TimeStatus.refusal(row));
        }
    }

    @Override
    public void deleted(Manage manage, ObjectNode row) {
        TimeSheets.addUp(manage, Json.id(row.get("timeSheet")));
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
