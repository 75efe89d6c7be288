package dev.sibridge.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sibridge.TestDatabase;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.open.ReferenceTool;
import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.sandbox.pm.PmSandbox;
import dev.sibridge.twoway.manage.ManageDirectory;
import dev.sibridge.twoway.manage.ManageSide;
import dev.sibridge.twoway.manage.SandboxCalls;
import dev.sibridge.twoway.mapping.AutoMap;
import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.mapping.MappedClosing;
import dev.sibridge.twoway.mapping.MappedTranslation;
import dev.sibridge.twoway.mapping.MappingDocument;
import dev.sibridge.twoway.mapping.Mappings;
import dev.sibridge.twoway.mapping.SideLimits;
import dev.sibridge.twoway.merge.Seen;
import dev.sibridge.twoway.merge.Situation.Guard;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.Changes;
import dev.sibridge.twoway.pass.Pass;
import dev.sibridge.twoway.pass.Reconciliation;
import dev.sibridge.twoway.pass.SideWriter.Draft;
import dev.sibridge.twoway.store.Journal;
import dev.sibridge.twoway.store.Pairs;
import dev.sibridge.twoway.store.Pairs.Remembered;
import dev.sibridge.twoway.tool.ToolDirectory;
import dev.sibridge.twoway.tool.ToolSide;
import dev.sibridge.twoway.tool.ToolView;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole passes between the sandbox's Manage and the reference tool, both over real HTTP. */
class TwoSystemsTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final long PROJECT = 1;

    private final PmSandbox sandbox = RunningSandbox.shared().pm();
    private final Tool tool = ReferenceTool.connected();
    private final SandboxCalls calls = new SandboxCalls();
    private final Pairs pairs = new Pairs(DATABASE.jdbc());
    private final Journal journal = new Journal(DATABASE.jdbc(), Clock.systemUTC());
    private Directory manageDirectory;
    private Mappings mappings;
    private Sighting project;
    private Sighting phase;
    private Sighting task;

    @BeforeEach
    void aProjectStandsInManage() {
        List.of("two_way_pair", "two_way_conflict").forEach(table ->
                DATABASE.jdbc().sql("DELETE FROM " + table).update());
        RunningSandbox.shared().manage().reset();
        sandbox.reset();
        manageDirectory = new ManageDirectory(calls).read();
        mappings = new AutoMap(ToolDirectory.of(tool), manageDirectory).complete(MappingDocument.read("""
                boards: [{ board: D-Tools Projects, default: true, statuses: { New: NotStarted* } }]
                projectStatuses: { Open: InProgress* }
                toolStatuses: { New: NotStarted*, In Progress: InProgress*, Done: Complete* }
                toolProjectStatuses: { Draft: Planning*, Active: InProgress*, Closed: Complete* }
                priorities: { newInManage: Priority 3 - Normal Response, newInTool: Normal }
                noteCategories: { pairs: [{ tool: Internal, manage: Internal }, { tool: Note, manage: Discussion }] }
                """));
        ManageSide manage = manage(Set.of());
        project = manage.create(new Draft(Kind.PROJECT, "p", "", null, null, Map.of(Field.PROJECT_NAME, "Patio",
                Field.PROJECT_START, LocalDate.of(2027, 1, 1), Field.PROJECT_DUE, LocalDate.of(2027, 2, 1))));
        phase = make(manage, Kind.PHASE, project.recordId(), Map.of(Field.PHASE_NAME, "Trim"));
        task = make(manage, Kind.TASK, project.recordId(), Map.of(Field.TASK_NAME, "Hang it",
                Field.TASK_PHASE, phase.id(), Field.TASK_DESCRIPTION, "Above the door"));
        make(manage, Kind.STEP, task.recordId(), Map.of(Field.STEP_TEXT, "Drill", Field.STEP_DONE, false));
        make(manage, Kind.NOTE, task.recordId(), Map.of(Field.NOTE_TEXT, "Mind the pipe", Field.NOTE_CATEGORY,
                "Internal"));
    }

    @Test
    void aProjectReachesTheToolAndASecondPassWritesNothing() {
        Pass first = pass();

        assertThat(first.events()).extracting(Pass.Event::reason).containsOnlyNulls();
        assertThat(first.counts(Side.TOOL).created()).isEqualTo(5);
        assertThat(inTool(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it");
        assertThat(inTool(Kind.TASK).value(Field.TASK_DESCRIPTION)).isEqualTo("Above the door");
        assertThat(inTool(Kind.TASK).value(Field.TASK_PHASE)).isEqualTo(inTool(Kind.PHASE).id());
        assertThat(inTool(Kind.STEP).parent()).isEqualTo(inTool(Kind.TASK).recordId());
        calls.sent.clear();

        assertThat(pass().events()).isEmpty();
        assertThat(calls.sent).allMatch(call -> call.startsWith("GET"));
    }

    @Test
    void whatIsDoneInTheToolIsClosedInManage() {
        pass();
        String done = ToolDirectory.of(tool).lists().get(Directory.Subject.TASK_STATUS).stream()
                .filter(status -> status.name().equals("Done")).findFirst().orElseThrow().id();
        sandbox.edit("tasks", inTool(Kind.TASK).id(), JsonNodeFactory.instance.objectNode().put("statusId", done), "1");
        sandbox.edit("steps", inTool(Kind.STEP).id(), JsonNodeFactory.instance.objectNode().put("done", true), "1");

        Pass pass = pass();

        assertThat(pass.counts(Side.MANAGE).updated()).isEqualTo(2);
        assertThat(calls.call(ConnectWiseRequest.list("/project/tickets", "id = " + task.id())).get(0)
                .path("closedFlag").asBoolean()).isTrue();
        assertThat(inManage(Kind.STEP).value(Field.STEP_DONE)).isEqualTo(true);
        assertThat(pass().events()).isEmpty();
    }

    @Test
    void bothSidesAreEditedAtOnceAndNoEditIsLost() {
        pass();
        calls.call(ConnectWiseRequest.update("/project/projects/" + project.id() + "/phases/" + phase.id(),
                Map.of("description", "Finish")));
        calls.call(ConnectWiseRequest.update("/project/tickets/" + task.id(), Map.of("summary", "Hang it well")));
        sandbox.edit("tasks", inTool(Kind.TASK).id(), JsonNodeFactory.instance.objectNode().put("name", "Hang it high"),
                "1");

        pass();

        assertThat(inTool(Kind.PHASE).value(Field.PHASE_NAME)).isEqualTo("Finish");
        assertThat(inTool(Kind.TASK).value(Field.TASK_NAME)).isEqualTo(inManage(Kind.TASK).value(Field.TASK_NAME));
        assertThat(journal.of(PROJECT)).hasSize(1);
        assertThat(Set.of("Hang it well", "Hang it high")).contains((String) journal.of(PROJECT).get(0).loss().tool(),
                (String) journal.of(PROJECT).get(0).loss().manage());
        assertThat(pass().events()).isEmpty();
    }

    @Test
    void whatIsDeletedInManageIsClosedInTheToolAndSaysSo() {
        pass();
        calls.call(ConnectWiseRequest.delete("/project/tickets/" + task.id() + "/tasks/" + inManage(Kind.STEP).id()));

        pass();

        assertThat(inTool(Kind.STEP).value(Field.STEP_DONE)).isEqualTo(true);
        assertThat(inTool(Kind.STEP).value(Field.STEP_TEXT)).isEqualTo("Drill [deleted in ConnectWise]");
        assertThat(pass().events()).isEmpty();
    }

    @Test
    void aLostDatabaseIsRebuiltFromTheMarks() {
        pass();
        DATABASE.jdbc().sql("DELETE FROM two_way_pair").update();

        Pass pass = pass();

        assertThat(pass.counts(Side.TOOL).created() + pass.counts(Side.MANAGE).created()).isZero();
        assertThat(pairs.of(PROJECT)).hasSize(5);
        assertThat(pass().events()).isEmpty();
    }

    private Pass pass() {
        List<Remembered> remembered = pairs.of(PROJECT);
        Set<RecordId> paired = remembered.stream().map(one -> one.pair().recordId(Side.MANAGE))
                .filter(Objects::nonNull).collect(Collectors.toSet());
        ManageSide manage = manage(paired);
        ToolSide there = new ToolSide(tool);
        MappedTranslation translation = new MappedTranslation(mappings, ToolDirectory.of(tool), manageDirectory,
                "D-Tools Projects", new SideLimits());
        Reconciliation reconciliation = new Reconciliation(pairs, journal, translation, Field::rule,
                new Guard(20, 10));
        Seen inTool = toolProject().flatMap(there::view).map(ToolView::seen)
                .orElse(new Seen(List.of(), Set.of(), Set.of()));
        Pass pass = reconciliation.plan(PROJECT, inTool,
                manage.view(Long.parseLong(project.id()), null).orElseThrow());
        reconciliation.carryOut(pass, new Changes(pairs, there, manage,
                new MappedClosing(translation, new SideLimits())::values));
        return pass;
    }

    // What the list of paired projects will remember; here there is one project only.
    private Optional<String> toolProject() {
        return sandbox.records("projects").stream().map(one -> one.path("id").asText()).findFirst();
    }

    private ManageSide manage(Set<RecordId> paired) {
        long company = calls.call(ConnectWiseRequest.list("/company/companies", null)).get(0).path("id").asLong();
        return new ManageSide(calls, Map.of("company", Map.of("id", company), "board",
                Map.of("name", "D-Tools Projects"), "billingMethod", "ActualRates"), null, paired);
    }

    private Sighting make(ManageSide manage, Kind kind, RecordId parent, Map<Field, Object> values) {
        return manage.create(new Draft(kind, "key", "", project.id(), parent, values));
    }

    private Sighting inTool(Kind kind) {
        return only(new ToolSide(tool).view(toolProject().orElseThrow()).orElseThrow().seen(), kind);
    }

    private Sighting inManage(Kind kind) {
        return only(manage(Set.of()).view(Long.parseLong(project.id()), null).orElseThrow(), kind);
    }

    private static Sighting only(Seen seen, Kind kind) {
        List<Sighting> all = seen.records().stream().filter(record -> record.kind() == kind).toList();
        assertThat(all).as(kind.name()).hasSize(1);
        return all.get(0);
    }
}
