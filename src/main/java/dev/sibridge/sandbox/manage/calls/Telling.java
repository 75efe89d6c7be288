package dev.sibridge.sandbox.manage.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.model.Trait;

/** Tells of a record that somebody wrote; in some tenants its ticket counts as changed, too. */
final class Telling {

    private Telling() {
    }

    static void tell(Manage manage, Manage.Event event) {
        manage.tell(event);
        ObjectNode ticket = manage.has(Trait.TOUCHED_TICKETS)
                ? manage.table("ProjectTicket").get(ticket(event)) : null;
        if (ticket != null) {
            ObjectNode touched = ticket.deepCopy();
            touched.withObject("/_info").put("lastUpdated", manage.now()).put("updatedBy", event.who());
            manage.table("ProjectTicket").put(touched);
            manage.tell(new Manage.Event(manage.model().entity("ProjectTicket"), ticket, touched, event.who()));
        }
    }

    /** The ticket above a record, or 0. */
    private static int ticket(Manage.Event event) {
        return switch (event.entity().name()) {
            case "TicketNote", "TicketTask" -> event.row().path("ticketId").asInt();
            case "TimeEntry" -> Json.id(event.row().get("ticket"));
            case "ScheduleEntry" -> event.row().path("objectId").asInt();
            default -> 0;
        };
    }
}
