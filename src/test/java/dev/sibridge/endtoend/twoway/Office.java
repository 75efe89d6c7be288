package dev.sibridge.endtoend.twoway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.endtoend.Vendors;
import dev.sibridge.sandbox.manage.ManageSandbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** People who work in Manage, and what they see there. */
final class Office {

    private static final String COLLEAGUE = "talbrecht";
    private static final String PROJECTS = "/project/projects";
    private static final String TICKETS = "/project/tickets";

    private final Vendors vendors;

    Office(Vendors vendors) {
        this.vendors = vendors;
    }

    private ManageSandbox manage() {
        return vendors.manage();
    }

    /** A new project on the board of those from D-Tools. */
    int project(String name) {
        return make("Project", 0, Map.of("name", name, "board", Map.of("name", "D-Tools Projects"), "company",
                Map.of("identifier", "OldMill"), "billingMethod", "ActualRates", "estimatedStart",
                "2027-03-01T00:00:00Z", "estimatedEnd", "2027-04-01T00:00:00Z"));
    }

    int phase(int project, String name) {
        return make("ProjectPhase", project, Map.of("description", name));
    }

    int ticket(int phase, String summary) {
        return make("ProjectTicket", 0, Map.of("summary", summary, "phase", Map.of("id", phase)));
    }

    /** Schedules somebody on a ticket; he comes onto the project's team. */
    void assign(int ticket, String member) {
        make("ScheduleEntry", 0, Map.of("objectId", ticket, "type", Map.of("identifier", "S"), "member",
                Map.of("identifier", member), "addMemberToProjectFlag", true, "projectRoleId", roleOnProjects()));
    }

    private int roleOnProjects() {
        return all("/project/securityRoles").get(0).path("id").asInt();
    }

    /** Takes everybody off a ticket. */
    void unassign(int ticket) {
        all("/schedule/entries").stream().filter(entry -> entry.path("objectId").asInt() == ticket)
                .forEach(entry -> delete("ScheduleEntry", entry.path("id").asInt()));
    }

    /** A note in the discussion of a ticket. */
    int note(int ticket, String text) {
        return make("TicketNote", ticket, Map.of("text", text, "detailDescriptionFlag", true));
    }

    int make(String entity, int parent, Map<String, ?> body) {
        return manage().as(COLLEAGUE).create(entity, parent, body);
    }

    /** Changes a member of a record; null clears it. */
    void change(String entity, int id, String member, Object value) {
        Map<String, Object> values = new HashMap<>();
        values.put(member, value);
        manage().as(COLLEAGUE).change(entity, id, values);
    }

    void rename(int ticket, String summary) {
        change("ProjectTicket", ticket, "summary", summary);
    }

    void putInto(int ticket, String status) {
        change("ProjectTicket", ticket, "status", Map.of("name", status));
    }

    void delete(String entity, int id) {
        manage().as(COLLEAGUE).delete(entity, id);
    }

    JsonNode project(int id) {
        return record(PROJECTS, id);
    }

    JsonNode ticket(int id) {
        return record(TICKETS, id);
    }

    /** The id of the one ticket that is called so. */
    int ticketCalled(String summary) {
        List<ObjectNode> called = tickets().stream().filter(ticket -> summary.equals(ticket.path("summary").asText()))
                .toList();
        if (called.size() != 1) {
            throw new AssertionError(called.size() + " tickets are called \"" + summary + "\": " + summaries());
        }
        return called.get(0).path("id").asInt();
    }

    /** The id of the one phase that is called so. */
    int phaseCalled(String description) {
        return all(PROJECTS + "/{parentId}/phases").stream()
                .filter(phase -> description.equals(phase.path("description").asText())).findFirst().orElseThrow()
                .path("id").asInt();
    }

    String status(int ticket) {
        return ticket(ticket).at("/status/name").asText();
    }

    /** What all tickets are called, in alphabetical order. */
    List<String> summaries() {
        return tickets().stream().map(ticket -> ticket.path("summary").asText()).sorted().toList();
    }

    List<String> phases() {
        return all(PROJECTS + "/{parentId}/phases").stream().map(phase -> phase.path("description").asText()).sorted()
                .toList();
    }

    List<String> projects() {
        return all(PROJECTS).stream().map(project -> project.path("name").asText()).sorted().toList();
    }

    /** Texts of the notes of a ticket. */
    List<String> notes(int ticket) {
        return all(TICKETS + "/{parentId}/notes").stream().filter(note -> note.path("ticketId").asInt() == ticket)
                .map(note -> note.path("text").asText()).sorted().toList();
    }

    List<ObjectNode> tickets() {
        return all(TICKETS);
    }

    /** Records as a GET shows them. */
    List<ObjectNode> all(String path) {
        return manage().shown().get(path);
    }

    private JsonNode record(String path, int id) {
        return all(path).stream().filter(record -> record.path("id").asInt() == id).findFirst().orElseThrow();
    }

    /** Requests to Manage that were to change something. */
    List<String> writes() {
        return manage().log().stream().filter(call -> !call.method().equals("GET"))
                .map(call -> call.method() + " " + call.path()).toList();
    }
}
