package dev.sibridge.sandbox.manage.rules.people;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.records.Draft;
import java.util.List;
import java.util.stream.Collectors;

/** The schedule entries of a ticket, which say who works on it. */
public final class Assignments {

    static final String SERVICE = "S";

    private Assignments() {
    }

    /** The entries of a ticket, ascending by id. */
    public static List<ObjectNode> of(Manage manage, int ticket) {
        return manage.table("ScheduleEntry").select("objectId", ticket).stream()
                .filter(entry -> isService(manage, entry)).toList();
    }

    /** The ticket is gone, and with it who worked on it; nobody is told. */
    public static void forget(Manage manage, int ticket) {
        of(manage, ticket).forEach(entry -> manage.table("ScheduleEntry").remove(entry.get("id").asInt()));
    }

    static boolean isService(Manage manage, ObjectNode entry) {
        ObjectNode type = manage.target("ScheduleEntry", entry, "type");
        return type != null && type.path("identifier").asText().equals(SERVICE);
    }

    /** Lists the members on their ticket, as text and in the order in which they were assigned. */
    static void list(Manage manage, int ticket) {
        ObjectNode row = manage.table("ProjectTicket").get(ticket);
        if (row == null) {
            return;
        }
        String names = of(manage, ticket).stream().map(entry -> manage.target("ScheduleEntry", entry, "member"))
                .filter(member -> member != null).map(member -> member.path("identifier").asText()).distinct()
                .collect(Collectors.joining(", "));
        manage.set("ProjectTicket", row, "resources",
                names.isEmpty() ? NullNode.getInstance() : TextNode.valueOf(names));
    }

    /** The owner of a ticket is one: the flag of the others goes. */
    static void own(Draft entry, int ticket) {
        Manage manage = entry.manage();
        for (ObjectNode other : of(manage, ticket)) {
            if (other.get("id").asInt() != entry.id() && other.path("ownerFlag").asBoolean()) {
                manage.table("ScheduleEntry").put(other.deepCopy().put("ownerFlag", false));
            }
        }
        manage.set("ProjectTicket", manage.table("ProjectTicket").get(ticket), "owner", entry.row().get("member"));
    }

    static boolean isOnTeam(Manage manage, int project, int member) {
        return manage.table("ProjectTeamMember").select("projectId", project).stream()
                .anyMatch(each -> Json.id(each.get("member")) == member);
    }

    static void join(Draft entry, int project) {
        var team = entry.manage().table("ProjectTeamMember");
        ObjectNode row = Json.object().put("id", team.nextId());
        row.set("projectId", IntNode.valueOf(project));
        row.set("member", entry.row().get("member"));
        row.set("projectRole", Json.reference(entry.written().path("projectRoleId").asInt()));
        row.set("_info", entry.row().get("_info"));
        team.put(row);
    }
}
