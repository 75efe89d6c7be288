package dev.sibridge.sandbox.manage.rules.people;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/**
 * Schedule entries. One of type {@code S} puts a member on a ticket: he must be active and on the team of the project,
 * or be added to it with {@code addMemberToProjectFlag} and {@code projectRoleId}. That is what the members' names and
 * public clients say; how the server refuses what breaks it is a guess, as is that entries of one member must not
 * overlap unless {@code allowScheduleConflictsFlag} says so.
 */
public final class ScheduleRules implements Rules {

    @Override
    public void complete(Draft draft) {
        ObjectNode ticket = ticket(draft.manage(), draft.row());
        if (ticket != null) {
            draft.setIfAbsent("name", ticket.get("summary"));
        }
        boolean timed = draft.has("dateStart") && draft.has("dateEnd");
        if (timed && !draft.isGiven("hours") && (draft.changed("dateStart") || draft.changed("dateEnd"))) {
            BigDecimal minutes = BigDecimal.valueOf(Duration.between(at(draft.row(), "dateStart"),
                    at(draft.row(), "dateEnd")).toMinutes());
            draft.set("hours", DecimalNode.valueOf(minutes.divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP)));
        }
    }

    private static Instant at(ObjectNode row, String member) {
        return Instant.parse(row.get(member).asText());
    }

    /** The project ticket that an entry is for, or null. */
    private static ObjectNode ticket(Manage manage, ObjectNode entry) {
        return Assignments.isService(manage, entry)
                ? manage.table("ProjectTicket").get(entry.path("objectId").asInt()) : null;
    }

    private static boolean isClosed(Manage manage, ObjectNode ticket) {
        return ticket != null && manage.flag("Project", manage.target("ProjectTicket", ticket, "project"), "status",
                "closedFlag");
    }

    @Override
    public void check(Draft draft) {
        MemberRules.refuseInactive(draft, "member");
        if (draft.has("dateStart") && draft.has("dateEnd")
                && at(draft.row(), "dateEnd").isBefore(at(draft.row(), "dateStart"))) {
            draft.error("InvalidField", "dateEnd must not be before dateStart.", "dateEnd");
        }
        if (Assignments.isService(draft.manage(), draft.row())) {
            assignment(draft);
        }
        conflict(draft);
    }

    private static void assignment(Draft draft) {
        ObjectNode ticket = ticket(draft.manage(), draft.row());
        if (!draft.has("objectId")) {
            draft.error("MissingRequiredField", "The objectId field is required.", "objectId");
        } else if (ticket == null) {
            draft.error("NotFound", "Project Ticket " + draft.row().get("objectId").asInt() + " not found", "objectId");
        } else if (isClosed(draft.manage(), ticket)) {
            draft.error("InvalidField", "Project " + Json.id(ticket.get("project")) + " is closed.", "objectId");
        } else if (draft.changed("member") && draft.has("member")) {
            team(draft, Json.id(ticket.get("project")));
        }
    }

    private static void team(Draft draft, int project) {
        if (Assignments.isOnTeam(draft.manage(), project, draft.id("member"))) {
            return;
        }
        int role = draft.written().path("projectRoleId").asInt();
        if (!draft.written().path("addMemberToProjectFlag").asBoolean()) {
            draft.error("InvalidField", "The member is not on the team of Project " + project + ".", "member");
        } else if (role == 0) {
            draft.error("MissingRequiredField", "The projectRoleId field is required.", "projectRoleId");
        } else if (draft.manage().table("ProjectSecurityRole").get(role) == null) {
            draft.error("NotFound", "Project Role " + role + " not found", "projectRoleId");
        }
    }

    private static void conflict(Draft draft) {
        boolean matters = draft.has("member") && draft.has("dateStart") && draft.has("dateEnd")
                && (draft.changed("member") || draft.changed("dateStart") || draft.changed("dateEnd"));
        if (!matters || draft.written().path("allowScheduleConflictsFlag").asBoolean()) {
            return;
        }
        boolean overlaps = draft.manage().table("ScheduleEntry").select("member", draft.id("member")).stream()
                .filter(other -> other.get("id").asInt() != draft.id())
                .filter(other -> other.hasNonNull("dateStart") && other.hasNonNull("dateEnd"))
                .anyMatch(other -> at(other, "dateStart").isBefore(at(draft.row(), "dateEnd"))
                        && at(draft.row(), "dateStart").isBefore(at(other, "dateEnd")));
        if (overlaps) {
            draft.error("InvalidField", "The member has another schedule entry at that time.", "dateStart");
        }
    }

    @Override
    public void stored(Draft draft) {
        Manage manage = draft.manage();
        ObjectNode ticket = ticket(manage, draft.row());
        if (!draft.isCreate() && draft.changed("objectId")) {
            Assignments.list(manage, draft.before().path("objectId").asInt());
        }
        if (ticket == null) {
            return;
        }
        int project = Json.id(ticket.get("project"));
        if (!Assignments.isOnTeam(manage, project, draft.id("member"))
                && draft.written().path("addMemberToProjectFlag").asBoolean()) {
            Assignments.join(draft, project);
        }
        if (draft.is("ownerFlag")) {
            Assignments.own(draft, ticket.get("id").asInt());
        }
        Assignments.list(manage, ticket.get("id").asInt());
    }

    @Override
    public void deleting(Manage manage, Entity entity, ObjectNode row) {
        ObjectNode ticket = ticket(manage, row);
        if (isClosed(manage, ticket)) {
            throw new ApiException(400, "InvalidObject", "Project " + Json.id(ticket.get("project")) + " is closed.");
        }
    }

    @Override
    public void deleted(Manage manage, ObjectNode row) {
        Assignments.list(manage, row.path("objectId").asInt());
    }
}
