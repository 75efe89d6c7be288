package dev.sibridge.endtoend.twoway;

import dev.sibridge.endtoend.Vendors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A project with something of every kind in it, several called the same, and people who edit all of it. */
final class Patio {

    /** Who is who, and what else the sandbox does not map. */
    static final String MAPPINGS = TwoWayTest.SAMPLE + """
            people:
              - { tool: ann.smith@example.com, manage: talbrecht }
              - { tool: bob.jones@example.com, manage: rokafor }
            projectRole: Team Member
            defaultPhase: General
            """;

    private static final String ANN = "talbrecht";
    private static final String BOB = "rokafor";

    private final Office office;
    private final Crew crew;
    private int project;
    private int roughIn;
    private int speakers;
    private int wire;
    private int clean;
    private String inTool;

    Patio(Vendors vendors) {
        office = new Office(vendors);
        crew = new Crew(vendors);
    }

    /** Somebody makes it in Manage. */
    void isInManage() {
        project = office.project("Patio");
        office.change("Project", project, "description", "Facing west");
        roughIn = office.phase(project, "Rough-in");
        int trim = office.phase(project, "Trim");
        speakers = office.make("ProjectPhase", project, Map.of("description", "Speakers", "parentPhase",
                Map.of("id", trim)));
        wire = office.ticket(roughIn, "Pull wire");
        office.note(wire, "Along the wall");
        office.note(wire, "Call first");
        office.note(wire, "Call first");
        office.make("TicketNote", wire, Map.of("text", "Mind the pipe", "internalAnalysisFlag", true));
        office.assign(wire, ANN);
        office.assign(wire, BOB);
        List.of("Drill", "Drill", "Pull").forEach(text -> office.make("TicketTask", wire, Map.of("notes", text)));
        office.change("ProjectTicket", wire, "budgetHours", 4);
        office.change("ProjectTicket", wire, "requiredDate", "2027-03-20T00:00:00Z");
        office.make("TicketTask", office.ticket(trim, "Hang it"), Map.of("notes", "Level"));
        office.putInto(office.ticket(speakers, "Hang it"), "In Progress");
        office.ticket(speakers, "Aim");
        clean = office.ticket(roughIn, "Clean up");
        office.make("TicketTask", clean, Map.of("notes", "Sweep"));
        office.note(office.ticket(trim, "Test"), "With the owner");
        office.make("ProjectNote", project, Map.of("text", "Gate code 1234"));
    }

    /** Somebody makes it in the tool. Returns its id there. */
    String isInTool() {
        inTool = crew.project("Patio");
        crew.change("projects", inTool, "description", "Facing west");
        String rough = makeInTool("phases", Map.of("name", "Rough-in"));
        String trim = makeInTool("phases", Map.of("name", "Trim"));
        String below = makeInTool("phases", Map.of("name", "Speakers", "parentPhaseId", trim));
        String pull = crew.task(rough, "Pull wire");
        edit(pull, Map.of("description", "Along the wall", "dueDate", "2027-03-20", "estimateHours", 4,
                "assigneeIds", List.of(crew.named("users", "Ann Smith"), crew.named("users", "Bob Jones"))));
        List.of("Drill", "Drill", "Pull").forEach(text -> step(pull, text));
        List.of("Call first", "Call first").forEach(text -> note(pull, text, "Note"));
        note(pull, "Mind the pipe", "Internal");
        step(crew.task(trim, "Hang it"), "Level");
        crew.putInto(crew.task(below, "Hang it"), "In Progress");
        for (String name : List.of("Clean up", "Test")) {
            makeInTool("tasks", Map.of("name", name, "statusId", crew.named("taskStatuses", "New")));
        }
        makeInTool("notes", Map.of("text", "Gate code 1234", "categoryId", crew.named("noteCategories", "Note")));
        return inTool;
    }

    /** Both have it, and people change fields of every kind, move records and make new ones, on both sides. */
    void isEdited() {
        inTool = crew.named("projects", "Patio");
        office.change("Project", project, "description", "Facing south");
        office.change("ProjectPhase", speakers, "description", "Loudspeakers");
        office.rename(wire, "Pull the wire");
        office.change("ProjectTicket", wire, "phase", Map.of("id", speakers));
        office.change("ProjectTicket", wire, "requiredDate", null);
        office.unassign(wire);
        office.note(wire, "They come on Monday");
        office.putInto(clean, "In Progress");
        office.change("ProjectTicket", clean, "summary", "Clean up in Manage");
        int paint = office.ticket(office.phase(project, "Finish"), "Paint");
        office.make("TicketTask", paint, Map.of("notes", "Buy paint"));
        office.note(paint, "White");
        office.note(paint, "Two coats");

        String aim = crew.taskCalled("Aim");
        edit(aim, Map.of("name", "Aim them", "estimateHours", 2, "startDate", "2027-03-02", "dueDate", "2027-03-09",
                "description", "At the sofa", "statusId", crew.named("taskStatuses", "Done"),
                "priorityId", crew.named("priorities", "High"), "assigneeIds",
                List.of(crew.named("users", "Ann Smith"), crew.named("users", "Bob Jones"))));
        note(aim, "Mind the cat", "Internal");
        crew.change("tasks", crew.taskCalled("Test"), "phaseId", null);
        crew.rename(crew.taskCalled("Clean up"), "Clean up in the tool");
        crew.change("steps", crew.named("steps", "Sweep"), "done", true);
        crew.change("steps", crew.named("steps", "Pull"), "text", "Pull both");
        crew.change("projects", inTool, "dueDate", "2027-05-01");
        String tune = makeInTool("tasks", Map.of("name", "Tune", "statusId", crew.named("taskStatuses", "New"),
                "priorityId", crew.named("priorities", "Normal"), "phaseId", makeInTool("phases", Map.of("name",
                        "Sound", "order", 1, "parentPhaseId", crew.named("phases", "Rough-in")))));
        step(tune, "Measure");
        step(tune, "Measure");
        note(tune, "By ear", "Note");
    }

    /** Both have it, and people delete records on both sides. */
    void isThinnedOut() {
        office.delete("ProjectTicket", clean);
        office.delete("TicketTask", office.all("/project/tickets/{parentId}/tasks").stream()
                .filter(step -> step.path("notes").asText().equals("Pull")).findFirst().orElseThrow()
                .path("id").asInt());
        crew.delete("tasks", crew.taskCalled("Aim"));
        crew.delete("steps", crew.named("steps", "Level"));
        office.change("ProjectTicket", office.ticketCalled("Test"), "budgetHours", 3);
        crew.delete("tasks", crew.taskCalled("Test"));
    }

    /** Somebody edits what only one side has so far. */
    void isEditedInTool() {
        String pull = crew.taskCalled("Pull wire");
        edit(pull, Map.of("name", "Pull the wire", "estimateHours", 6, "description", "Below the floor"));
        crew.rename(crew.taskCalled("Test"), "Test it");
        crew.change("phases", crew.named("phases", "Rough-in"), "name", "Rough");
        crew.change("steps", crew.named("steps", "Level"), "text", "Level it");
        crew.change("projects", crew.named("projects", "Patio"), "description", "Facing south");
    }

    /** The same in Manage, but for phases, of whose changes Manage does not tell. */
    void isEditedInManage() {
        office.rename(wire, "Pull the wire");
        office.change("ProjectTicket", wire, "budgetHours", 6);
        office.rename(clean, "Clean it");
        office.change("Project", project, "description", "Facing south");
    }

    private String makeInTool(String list, Map<String, ?> fields) {
        Map<String, Object> all = new HashMap<>(fields);
        all.put("projectId", inTool);
        return crew.make(list, all);
    }

    private void edit(String task, Map<String, ?> fields) {
        fields.forEach((field, value) -> crew.change("tasks", task, field, value));
    }

    private void step(String task, String text) {
        crew.make("steps", Map.of("taskId", task, "text", text, "done", false));
    }

    private void note(String task, String text, String category) {
        makeInTool("notes", Map.of("taskId", task, "text", text, "categoryId",
                crew.named("noteCategories", category)));
    }
}
