package dev.sibridge.twoway.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.pm.Capabilities;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.pm.open.ReferenceTool;
import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.sandbox.pm.PmSandbox;
import dev.sibridge.twoway.merge.Seen;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.twoway.pass.SideWriter.Draft;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tool's side of a project, against the reference tool over real HTTP. */
class ToolSideTest {

    private static final Instant MADE = Instant.parse("2027-01-01T12:00:00Z");

    private final PmSandbox sandbox = RunningSandbox.shared().pm();
    private final ToolSide side = new ToolSide(ReferenceTool.connected());
    private String projectId;

    @BeforeEach
    void begin() {
        sandbox.reset();
        projectId = side.create(new Draft(Kind.PROJECT, "p", "4711", null, null, Map.of(Field.PROJECT_NAME, "Patio",
                Field.PROJECT_STATUS, first("projectStatuses")))).id();
    }

    @Test
    void aProjectThatDoesNotExistIsNotThereAtAll() {
        assertThat(side.view("none")).isEmpty();
    }

    @Test
    void anythingButAnAnswerIsNoProjectWithoutRecords() {
        Tool broken = mock(Tool.class);
        when(broken.get(any(), any())).thenThrow(new ToolException(ToolException.Kind.PASSING, "no answer", List.of()));

        assertThatThrownBy(() -> new ToolSide(broken).view("1")).isInstanceOf(ToolException.class);
    }

    @Test
    void whatPeopleHaveWrittenHangsOnATaskAndTasksHangOnAPhase() {
        RecordId project = new RecordId(Kind.PROJECT, projectId);
        Sighting phase = made(Kind.PHASE, project, Map.of(Field.PHASE_NAME, "Trim"));
        assertThat(side.bears(phase)).isFalse();
        Sighting task = made(Kind.TASK, project, Map.of(Field.TASK_NAME, "Hang it", Field.TASK_PHASE, phase.id(),
                Field.TASK_STATUS, first("taskStatuses")));
        assertThat(side.bears(phase)).as("with a task").isTrue();
        assertThat(side.bears(task)).isFalse();

        Sighting step = made(Kind.STEP, task.recordId(), Map.of(Field.STEP_TEXT, "Drill"));
        assertThat(side.bears(task)).as("with a step").isTrue();
        side.delete(step);
        made(Kind.NOTE, task.recordId(), Map.of(Field.NOTE_TEXT, "By Friday"));

        assertThat(side.bears(task)).as("with a note").isTrue();
        assertThat(side.bears(step)).isFalse();
    }

    private Sighting made(Kind kind, RecordId parent, Map<Field, Object> values) {
        return side.create(new Draft(kind, kind + " " + values, null, projectId, parent, values));
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "PROJECT", mode = EnumSource.Mode.EXCLUDE)
    void ofAKindThatTheToolDoesNotHaveNothingFollows(Kind kind) {
        Tool tool = mock(Tool.class);
        when(tool.get(Entity.PROJECT, "1")).thenReturn(Optional.of(record(Entity.PROJECT, Map.of())));
        when(tool.capabilities()).thenReturn(capabilities(Map.of(Entity.PROJECT, Set.of("name"))));

        assertThat(new ToolSide(tool).view("1").orElseThrow().seen().complete()).doesNotContain(kind);
        verify(tool, never()).list(any(), any());
    }

    @Test
    void aValueOfAnotherTypeIsNoAnswer() {
        Tool tool = mock(Tool.class);
        when(tool.get(Entity.PROJECT, "1"))
                .thenReturn(Optional.of(record(Entity.PROJECT, Map.of("startDate", IntNode.valueOf(1)))));
        when(tool.capabilities()).thenReturn(capabilities(Map.of(Entity.PROJECT, Set.of("startDate"))));

        assertThatThrownBy(() -> new ToolSide(tool).view("1")).isInstanceOfSatisfying(ToolException.class, odd ->
                assertThat(odd.kind()).isEqualTo(ToolException.Kind.ODD));
    }

    @Test
    void fieldsThatTheToolDoesNotHaveAreNeitherSeenNorWritten() {
        Tool tool = mock(Tool.class);
        when(tool.capabilities()).thenReturn(capabilities(Map.of(Entity.TASK, Set.of("name"))));
        when(tool.get(Entity.TASK, "1")).thenReturn(Optional.of(record(Entity.TASK, Map.of())));
        when(tool.update(any(), any(), any(), any())).thenReturn(record(Entity.TASK,
                Map.of("name", TextNode.valueOf("a"), "dueDate", TextNode.valueOf("2027-01-01"))));

        Sighting then = new ToolSide(tool).update(
                new Sighting(Kind.TASK, "1", null, null, null, null, null, Map.of()),
                Map.of(Field.TASK_NAME, "a", Field.TASK_DUE, LocalDate.of(2027, 1, 2)));

        verify(tool).update(Entity.TASK, "1", null, Map.of("name", TextNode.valueOf("a")));
        assertThat(then.values()).isEqualTo(Map.of(Field.TASK_NAME, "a"));
    }

    @Test
    void whatIsMadeIsSeenWithAllOfItsFieldsParentsAndMarks() {
        Sighting phase = make(Kind.PHASE, "10", project(), Map.of(Field.PHASE_NAME, "Rough-in",
                Field.PHASE_ORDER, new BigDecimal("2"), Field.PHASE_DUE, LocalDate.of(2027, 1, 31)));
        Map<Field, Object> values = Map.of(Field.TASK_NAME, "Hang it", Field.TASK_STATUS, first("taskStatuses"),
                Field.TASK_PRIORITY, first("priorities"), Field.TASK_PHASE, phase.id(), Field.TASK_ASSIGNEES,
                new TreeSet<>(Set.of(first("users"))), Field.TASK_START, LocalDate.of(2027, 1, 30),
                Field.TASK_DUE, LocalDate.of(2027, 1, 31), Field.TASK_ESTIMATE, new BigDecimal("1.5"),
                Field.TASK_DESCRIPTION, "Above\nthe door");
        Sighting task = make(Kind.TASK, "20", project(), values);
        Sighting step = make(Kind.STEP, "30", task.recordId(),
                Map.of(Field.STEP_TEXT, "Drill", Field.STEP_DONE, false));
        Sighting ofTask = make(Kind.NOTE, "40", task.recordId(), Map.of(Field.NOTE_TEXT, "Mind the pipe"));
        Sighting ofProject = make(Kind.NOTE, "41", project(), Map.of(Field.NOTE_TEXT, "Gate code 12"));

        ToolView view = side.view(projectId).orElseThrow();

        assertThat(view.seen().complete()).containsExactlyInAnyOrder(Kind.values());
        assertThat(view.seen().records()).contains(phase, task, step, ofTask, ofProject).hasSize(6);
        assertThat(task.values()).isEqualTo(values);
        assertThat(task.mark()).isEqualTo("20");
        assertThat(step.parent()).isEqualTo(task.recordId());
        assertThat(ofTask.parent()).isEqualTo(task.recordId());
        assertThat(ofProject.parent()).isEqualTo(project());
    }

    @Test
    void whoseCreateWasNotAnsweredFindsItAndMakesNoSecondOne() {
        Draft draft = new Draft(Kind.PHASE, "key", "10", projectId, project(), Map.of(Field.PHASE_NAME, "Trim"));
        Sighting made = side.create(draft);

        assertThat(side.made(draft, Instant.EPOCH)).contains(made);
        assertThat(side.view(projectId).orElseThrow().seen().records()).hasSize(2);
    }

    @Test
    void aFieldIsChangedAndEmptiedAndTheOthersStay() {
        Sighting phase = make(Kind.PHASE, "10", project(), Map.of(Field.PHASE_NAME, "Rough-in",
                Field.PHASE_DUE, LocalDate.of(2027, 1, 31)));
        Map<Field, Object> emptied = new HashMap<>();
        emptied.put(Field.PHASE_DUE, null);

        Sighting then = side.update(phase, emptied);

        assertThat(then.value(Field.PHASE_DUE)).isNull();
        assertThat(then.holds(Field.PHASE_DUE)).isTrue();
        assertThat(then.value(Field.PHASE_NAME)).isEqualTo("Rough-in");
    }

    @Test
    void whatSomebodyHasChangedSinceItWasSeenIsNotOverwritten() {
        Sighting phase = make(Kind.PHASE, "10", project(), Map.of(Field.PHASE_NAME, "Rough-in"));
        sandbox.edit("phases", phase.id(), JsonNodeFactory.instance.objectNode().put("name", "Prewire"), "kim");

        assertThatThrownBy(() -> side.update(phase, Map.of(Field.PHASE_NAME, "First fix")))
                .isInstanceOfSatisfying(SideException.class, changed ->
                        assertThat(changed.outcome()).isEqualTo(Outcome.OVERTAKEN));
    }

    @Test
    void whereAWriteCannotDependOnTheVersionTheRecordIsReadOnceMore() {
        Tool tool = mock(Tool.class);
        when(tool.capabilities()).thenReturn(capabilities(Map.of(Entity.TASK, Set.of("name"))));
        when(tool.get(Entity.TASK, "1")).thenReturn(Optional.of(record(Entity.TASK,
                Map.of("name", TextNode.valueOf("b")))));
        when(tool.get(Entity.TASK, "2")).thenReturn(Optional.empty());

        for (String id : List.of("1", "2")) {
            assertThatThrownBy(() -> new ToolSide(tool).update(new Sighting(Kind.TASK, id, null, null, null, null, null,
                    Map.of(Field.TASK_NAME, "a")), Map.of(Field.TASK_NAME, "c")))
                    .isInstanceOfSatisfying(SideException.class, changed ->
                            assertThat(changed.outcome()).isEqualTo(Outcome.OVERTAKEN));
        }
        verify(tool, never()).update(any(), any(), any(), any());
        ToolRecord then = record(Entity.TASK, Map.of("name", TextNode.valueOf("b")));
        when(tool.update(Entity.TASK, "1", null, Map.of("name", TextNode.valueOf("b")))).thenReturn(then);
        assertThat(new ToolSide(tool).update(new Sighting(Kind.TASK, "1", null, null, null, null, null,
                Map.of(Field.TASK_NAME, "a")), Map.of(Field.TASK_NAME, "b")).value(Field.TASK_NAME))
                .as("it may be our own").isEqualTo("b");
    }

    @Test
    void whatIsDeletedIsGoneAndIsDeletedTwiceWithoutHarm() {
        Sighting phase = make(Kind.PHASE, "10", project(), Map.of(Field.PHASE_NAME, "Rough-in"));

        side.delete(phase);
        side.delete(phase);

        assertThat(side.view(projectId).orElseThrow().seen().records()).hasSize(1);
    }

    @Test
    void aMarkIsLeftOnARecordOfTheTool() {
        side.mark(project(), "4712");

        assertThat(side.view(projectId).orElseThrow().seen().records().get(0).mark()).isEqualTo("4712");
    }

    @Test
    void whatNoListShowsIsGoneOnlyIfItIsNotThereUnderItsId() {
        Tool tool = mock(Tool.class);
        when(tool.capabilities()).thenReturn(capabilities(Map.of(Entity.PROJECT, Set.of("name"),
                Entity.TASK, Set.of("name"), Entity.STEP, Set.of("text"))));
        when(tool.get(Entity.PROJECT, "p")).thenReturn(Optional.of(record(Entity.PROJECT, "p", null, false)));
        when(tool.get(Entity.TASK, "gone")).thenReturn(Optional.empty());
        when(tool.get(Entity.TASK, "other tracker")).thenReturn(Optional.of(
                record(Entity.TASK, "other tracker", "p", false)));
        when(tool.get(Entity.TASK, "moved")).thenReturn(Optional.of(record(Entity.TASK, "moved", "q", false)));
        when(tool.get(Entity.TASK, "put aside")).thenReturn(Optional.of(
                new ToolRecord(Entity.TASK, "put aside", null, null, null, null, null, true, null, Map.of())));
        when(tool.get(Entity.TASK, "again")).thenReturn(Optional.of(new ToolRecord(Entity.TASK, "again", null,
                MADE.plusSeconds(9), null, null, "p", false, null, Map.of())));
        when(tool.get(Entity.STEP, "s")).thenReturn(Optional.empty());

        Seen seen = new ToolSide(tool).view("p", List.of(paired(Kind.TASK, "gone"), paired(Kind.TASK, "other tracker"),
                paired(Kind.TASK, "moved"), paired(Kind.TASK, "put aside"), paired(Kind.TASK, "again"),
                paired(Kind.STEP, "s"))).orElseThrow().seen();

        assertThat(seen.gone()).containsExactlyInAnyOrder(new RecordId(Kind.TASK, "gone"),
                new RecordId(Kind.TASK, "again"), new RecordId(Kind.STEP, "s"));
        assertThat(seen.complete()).containsExactlyInAnyOrder(Kind.PROJECT, Kind.STEP);
        assertThat(seen.records()).extracting(Sighting::id).containsExactly("p", "other tracker");
    }

    private static Pair paired(Kind kind, String id) {
        return new Pair(id, kind, Map.of(Side.TOOL, new Identity(id, MADE)), Map.of());
    }

    private static ToolRecord record(Entity entity, String id, String project, boolean archived) {
        return new ToolRecord(entity, id, null, MADE, null, null, project, archived, null, Map.of());
    }

    @Test
    void aNoteOfAProjectHasNoPlaceWhereNotesAreOfTasksOnly() {
        Draft note = new Draft(Kind.NOTE, "n", null, "p", new RecordId(Kind.PROJECT, "p"), Map.of());
        Tool tool = mock(Tool.class);
        when(tool.capabilities()).thenReturn(capabilities(Map.of(Entity.NOTE, Set.of("taskId", "text"))));

        assertThat(side.hasPlaceFor(note)).isTrue();
        assertThat(new ToolSide(tool).hasPlaceFor(note)).isFalse();
        assertThat(new ToolSide(tool).hasPlaceFor(new Draft(Kind.NOTE, "n", null, "p",
                new RecordId(Kind.TASK, "t"), Map.of()))).isTrue();
    }

    @Test
    void anArchivedProjectSaysSo() {
        sandbox.archive(projectId, true, "kim");

        ToolView view = side.view(projectId).orElseThrow();
        assertThat(view.archived()).isTrue();
        assertThat(view.seen().complete()).as("nothing follows from absence").isEmpty();
    }

    private RecordId project() {
        return new RecordId(Kind.PROJECT, projectId);
    }

    private Sighting make(Kind kind, String mark, RecordId parent, Map<Field, Object> values) {
        return side.create(new Draft(kind, "key " + mark, mark, projectId, parent, values));
    }

    private String first(String list) {
        return sandbox.records(list).get(0).path("id").asText();
    }

    private static Capabilities capabilities(Map<Entity, Set<String>> fields) {
        return new Capabilities(true, Set.of(), Capabilities.Changes.NONE, false, false, false, false, fields);
    }

    private static ToolRecord record(Entity entity, Map<String, JsonNode> fields) {
        return new ToolRecord(entity, "1", null, null, null, null, "1", false, null, fields);
    }
}
