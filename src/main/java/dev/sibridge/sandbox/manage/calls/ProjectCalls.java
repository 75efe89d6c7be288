package dev.sibridge.sandbox.manage.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Call;
import dev.sibridge.sandbox.manage.model.Display;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.model.Reply;
import dev.sibridge.sandbox.manage.query.Query;
import dev.sibridge.sandbox.manage.records.Renderer;
import dev.sibridge.sandbox.manage.rules.people.Assignments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What can only be read of projects and their tickets: lists of what hangs on a ticket, all notes, the work plan. */
final class ProjectCalls {

    /** Member of the work plan, and member of the phase that it shows. */
    private static final Map<String, String> PLAN = Map.ofEntries(Map.entry("id", "id"),
            Map.entry("projectId", "projectId"), Map.entry("description", "description"),
            Map.entry("status", "status"), Map.entry("parentPhase", "parentPhase"), Map.entry("wbsCode", "wbsCode"),
            Map.entry("markAsMilestoneFlag", "markAsMilestoneFlag"), Map.entry("notes", "notes"),
            Map.entry("startDate", "startDate"), Map.entry("endDate", "endDate"),
            Map.entry("budgetHours", "budgetHours"), Map.entry("actualHours", "actualHours"),
            Map.entry("scheduled_Hours", "scheduledHours"), Map.entry("scheduled_Start", "scheduledStart"),
            Map.entry("scheduled_End", "scheduledEnd"), Map.entry("billPhaseSeparately", "billSeparatelyFlag"));
    private static final List<String> FLAGS = List.of("detailDescriptionFlag", "internalAnalysisFlag",
            "resolutionFlag");

    private final Api api;

    ProjectCalls(Api api) {
        this.api = api;
    }

    /** The answer, or null if the call is an ordinary one. */
    Reply answer(Call call, List<String> segments) {
        String path = String.join("/", segments);
        if (path.matches("project/tickets/\\d{1,9}/(products|timeentries|scheduleentries)(/count)?")) {
            return references(call, segments);
        }
        if (path.matches("project/tickets/\\d{1,9}/allNotes")) {
            return allNotes(call, Integer.parseInt(segments.get(2)));
        }
        boolean plan = path.matches("project/projects/\\d{1,9}/projectWorkplan");
        return plan ? plan(call, Integer.parseInt(segments.get(2))) : null;
    }

    private Reply references(Call call, List<String> segments) {
        SpecialCalls.require(call, "GET");
        Manage manage = api.manage();
        int id = Integer.parseInt(segments.get(2));
        api.record(manage.model().entity("ProjectTicket"), id);
        List<ObjectNode> rows = switch (segments.get(3)) {
            case "products" -> manage.table("ProductItem").select("ticket", id);
            case "timeentries" -> manage.table("TimeEntry").select("ticket", id);
            default -> Assignments.of(manage, id);
        };
        if (segments.size() == 5) {
            return Api.ok(200, Json.object().put("count", rows.size()));
        }
        return switch (segments.get(3)) {
            case "products" -> references(call, rows, "ProductItem", "description");
            case "timeentries" -> references(call, rows, "TimeEntry");
            default -> references(call, rows, "ScheduleEntry", "description");
        };
    }

    /** References to records, as the lists of what hangs on a ticket give them. */
    private Reply references(Call call, List<ObjectNode> rows, String entity, String... members) {
        List<ObjectNode> shown = new ArrayList<>();
        for (ObjectNode row : rows) {
            ObjectNode reference = Json.reference(row.get("id").asInt());
            for (String member : members) {
                reference.set(member, Display.shown(api.manage().model().entity(entity), row, member));
            }
            String name = Character.toLowerCase(entity.charAt(0)) + entity.substring(1) + "_href";
            reference.putObject("_info").put(name,
                    Renderer.href(api.manage().model().entity(entity), row, call.base()));
            shown.add(reference);
        }
        return Api.page(call, shown);
    }

    /** The notes of a ticket, and the texts of its time entries that are to be seen among them. */
    private Reply allNotes(Call call, int ticket) {
        SpecialCalls.require(call, "GET");
        Manage manage = api.manage();
        api.record(manage.model().entity("ProjectTicket"), ticket);
        List<ObjectNode> notes = new ArrayList<>();
        manage.table("TicketNote").select("ticketId", ticket).forEach(note -> notes.add(note(note, "TicketNote")));
        manage.table("TimeEntry").select("ticket", ticket).stream().filter(ProjectCalls::isShown)
                .forEach(entry -> notes.add(time(entry)));
        notes.forEach(note -> note.set("ticket", Json.reference(ticket)));
        notes.sort(Comparator.comparing(note -> note.get("id").asInt()));
        Entity entity = manage.model().entity("ProjectTicketNote");
        return Api.page(call, new Query(manage, entity, api.renderer()).select(Query.Criteria.of(call), notes).stream()
                .map(note -> api.show(call, entity, note)).toList());
    }

    private static ObjectNode note(ObjectNode row, String type) {
        ObjectNode note = Json.object().put("id", row.get("id").asInt()).put("noteType", type);
        for (String member : List.of("text", "issueFlag", "member", "contact", "_info")) {
            note.set(member, row.get(member));
        }
        FLAGS.forEach(flag -> note.set(flag, row.get(flag)));
        JsonNode author = row.path("_info").path("enteredBy");
        return author.isMissingNode() ? note : note.set("originalAuthor", author);
    }

    private static boolean isShown(ObjectNode entry) {
        return entry.hasNonNull("notes") && FLAGS.stream().anyMatch(flag -> entry.path(ofTime(flag)).asBoolean());
    }

    private static ObjectNode time(ObjectNode entry) {
        ObjectNode note = note(entry, "TimeEntryNote");
        FLAGS.forEach(flag -> note.set(flag, BooleanNode.valueOf(entry.path(ofTime(flag)).asBoolean())));
        note.set("text", entry.get("notes"));
        note.set("timeStart", entry.get("timeStart"));
        note.set("timeEnd", entry.get("timeEnd"));
        return note;
    }

    private static String ofTime(String flag) {
        return "addTo" + Character.toUpperCase(flag.charAt(0)) + flag.substring(1);
    }

    private Reply plan(Call call, int project) {
        SpecialCalls.require(call, "GET");
        Manage manage = api.manage();
        api.record(manage.model().entity("Project"), project);
        Entity entity = manage.model().entity("ProjectPhase");
        ObjectNode plan = Json.object().put("projectId", project);
        ArrayNode phases = plan.putArray("phases");
        manage.table("ProjectPhase").select("projectId", project).forEach(row -> {
            ObjectNode shown = api.renderer().render(entity, row, call.base());
            ObjectNode phase = phases.addObject();
            PLAN.forEach((member, from) -> {
                if (shown.hasNonNull(from)) {
                    phase.set(member, shown.get(from));
                }
            });
            phase.set("_info", shown.get("_info"));
        });
        return Api.ok(200, plan);
    }
}
