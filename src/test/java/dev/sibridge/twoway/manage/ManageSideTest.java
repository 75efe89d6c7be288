package dev.sibridge.twoway.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.sandbox.Fault;
import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.twoway.merge.Seen;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.SideBySide;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.twoway.pass.SideWriter.Draft;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Manage's side of a project, against the sandbox over real HTTP. */
class ManageSideTest {

    private final SandboxCalls calls = new SandboxCalls();
    private ManageSide side;
    private Sighting project;
    private Sighting phase;

    @BeforeEach
    void begin() {
        RunningSandbox.shared().manage().reset();
        side = side(Set.of());
        project = side.create(new Draft(Kind.PROJECT, "p", "t1", null, null, Map.of(Field.PROJECT_NAME, "Patio",
                Field.PROJECT_START, LocalDate.of(2027, 1, 1), Field.PROJECT_DUE, LocalDate.of(2027, 2, 1))));
        phase = make(Kind.PHASE, project.recordId(), Map.of(Field.PHASE_NAME, "Trim"));
    }

    @Test
    void aProjectThatDoesNotExistIsNotThereAtAll() {
        assertThat(side.view(4711, null)).isEmpty();
    }

    @Test
    void whatIsMadeIsSeen() {
        Map<Field, Object> values = Map.of(Field.TASK_NAME, "Hang it", Field.TASK_PHASE, phase.id(),
                Field.TASK_DUE, LocalDate.of(2027, 1, 31), Field.TASK_ESTIMATE, new BigDecimal("1.5"),
                Field.TASK_DESCRIPTION, "Above the door");
        Sighting task = make(Kind.TASK, project.recordId(), values);
        Sighting step = make(Kind.STEP, task.recordId(), Map.of(Field.STEP_TEXT, "Drill", Field.STEP_DONE, false));
        Sighting note = make(Kind.NOTE, task.recordId(), Map.of(Field.NOTE_TEXT, "Mind the pipe",
                Field.NOTE_CATEGORY, NoteFlags.INTERNAL));
        Sighting ofProject = make(Kind.NOTE, project.recordId(), Map.of(Field.NOTE_TEXT, "Gate code 12"));

        Seen seen = view();

        assertThat(seen.complete()).containsExactlyInAnyOrder(Kind.values());
        assertThat(seen.records()).extracting(Sighting::recordId).containsExactlyInAnyOrder(project.recordId(),
                phase.recordId(), task.recordId(), step.recordId(), note.recordId(), ofProject.recordId());
        assertThat(task.values()).containsAllEntriesOf(values);
        assertThat(of(task).value(Field.TASK_DESCRIPTION)).isEqualTo("Above the door");
        assertThat(of(step).parent()).isEqualTo(task.recordId());
        assertThat(of(note).value(Field.NOTE_CATEGORY)).isEqualTo(NoteFlags.INTERNAL);
        assertThat(of(ofProject).parent()).isEqualTo(project.recordId());
    }

    @Test
    void ofTicketsThatAPassIsNotAboutNothingIsReadAndNothingFollows() {
        Sighting one = ticket("a");
        Sighting other = ticket("b");
        calls.sent.clear();

        Seen seen = side.view(Long.parseLong(project.id()), Set.of(one.id())).orElseThrow();

        assertThat(seen.complete()).containsExactlyInAnyOrder(Kind.PROJECT, Kind.PHASE, Kind.TASK);
        assertThat(calls.sent).noneMatch(call -> call.contains("/" + other.id() + "/")).hasSize(7);
    }

    @Test
    void whatPeopleHaveWrittenHangsOnATicketAndTicketsHangOnAPhase() {
        Sighting task = ticket("a");
        Sighting empty = make(Kind.PHASE, project.recordId(), Map.of(Field.PHASE_NAME, "Empty"));
        Sighting above = make(Kind.PHASE, project.recordId(), Map.of(Field.PHASE_NAME, "Above"));
        make(Kind.PHASE, project.recordId(), Map.of(Field.PHASE_NAME, "Inner", Field.PHASE_PARENT, above.id()));
        Sighting step = make(Kind.STEP, task.recordId(), Map.of(Field.STEP_TEXT, "Drill"));

        assertThat(side.bears(task)).isFalse();
        assertThat(side.bears(step)).isFalse();
        assertThat(side.bears(phase)).as("with a ticket").isTrue();
        assertThat(side.bears(empty)).isFalse();
        assertThat(side.bears(above)).as("with a phase").isTrue();
        make(Kind.NOTE, task.recordId(), Map.of(Field.NOTE_TEXT, "By Friday"));
        assertThat(side.bears(task)).as("with a note").isTrue();
    }

    @Test
    void aFieldIsChangedAndEmptied() {
        Sighting task = make(Kind.TASK, project.recordId(), Map.of(Field.TASK_NAME, "Hang it",
                Field.TASK_PHASE, phase.id(), Field.TASK_DUE, LocalDate.of(2027, 1, 31)));
        Map<Field, Object> values = new HashMap<>(Map.of(Field.TASK_NAME, "Hang it well"));
        values.put(Field.TASK_DUE, null);

        Sighting then = side.update(of(task), values);

        assertThat(then.value(Field.TASK_NAME)).isEqualTo("Hang it well");
        assertThat(then.value(Field.TASK_DUE)).isNull();
        assertThat(of(task).values()).isEqualTo(then.values());
    }

    @Test
    void aDescriptionIsMadeAndChangedButNeverEmptied() {
        Sighting task = ticket("a");

        for (String text : List.of("Above the door", "Below the door")) {
            assertThat(side.update(of(task), Map.of(Field.TASK_DESCRIPTION, text)).value(Field.TASK_DESCRIPTION))
                    .isEqualTo(text);
        }
        Map<Field, Object> emptied = new HashMap<>();
        emptied.put(Field.TASK_DESCRIPTION, null);
        assertThatThrownBy(() -> side.update(of(task), emptied)).isInstanceOf(SideException.class);
        assertThat(of(task).value(Field.TASK_DESCRIPTION)).isEqualTo("Below the door");
    }

    @Test
    void whatSomebodyHasChangedSinceItWasSeenIsNotOverwritten() {
        Sighting seen = of(phase);
        calls.call(ConnectWiseRequest.update("/project/projects/" + project.id() + "/phases/" + phase.id(),
                Map.of("description", "Finish")));

        assertThatThrownBy(() -> side.update(seen, Map.of(Field.PHASE_NAME, "Second fix")))
                .isInstanceOfSatisfying(SideException.class, overtaken ->
                        assertThat(overtaken.outcome()).isEqualTo(Outcome.OVERTAKEN));
        assertThat(of(phase).value(Field.PHASE_NAME)).isEqualTo("Finish");
    }

    @Test
    void whatSomebodyHasRemovedIsNotChanged() {
        Sighting seen = of(phase);
        side.delete(phase);

        assertThatThrownBy(() -> side.update(seen, Map.of(Field.PHASE_NAME, "Second fix")))
                .isInstanceOfSatisfying(SideException.class, overtaken ->
                        assertThat(overtaken.outcome()).isEqualTo(Outcome.OVERTAKEN));
    }

    @Test
    void whoseCreateWasNotAnsweredIsFoundUnlessItIsSomebodyElses() {
        Draft draft = new Draft(Kind.PHASE, "k", "t", project.id(), project.recordId(),
                Map.of(Field.PHASE_NAME, "Trim"));

        assertThat(side(Set.of()).made(draft, Instant.EPOCH)).map(Sighting::recordId).contains(phase.recordId());
        assertThat(side(Set.of(phase.recordId())).made(draft, Instant.EPOCH)).isEmpty();
    }

    @Test
    void ofTwoThatAreCalledTheSameEachIsFoundOnce() {
        Draft draft = draft(phase);
        side.create(draft);
        side.create(draft);
        ManageSide other = side(Set.of());

        assertThat(other.made(draft, Instant.EPOCH)).isPresent();
        assertThat(other.made(draft, Instant.EPOCH)).isPresent();
        assertThat(other.made(draft, Instant.EPOCH)).isEmpty();
    }

    @Test
    void whatHasATwinByNowIsNotTheOneWhoseCreateWasNotAnswered() {
        ManageSide other = side(Set.of());
        other.taken(side.create(draft(phase)).recordId());

        assertThat(other.made(draft(phase), Instant.EPOCH)).isEmpty();
    }

    @Test
    void anOlderRecordOfTheSameNameIsNotTheOneWhoseCreateWasNotAnswered() {
        Draft draft = new Draft(Kind.PROJECT, "k", "t", null, null, Map.of(Field.PROJECT_NAME,
                project.value(Field.PROJECT_NAME)));

        assertThat(side(Set.of()).made(draft, Instant.now().minusSeconds(60))).isPresent();
        assertThat(side(Set.of()).made(draft, Instant.now().plusSeconds(60))).isEmpty();
    }

    @Test
    void aTicketOfTheSameNameInAnotherPhaseIsNotTheOneWhoseCreateWasNotAnswered() {
        Sighting other = side.create(new Draft(Kind.PHASE, "o", "o", project.id(), project.recordId(),
                Map.of(Field.PHASE_NAME, "Finish")));
        Sighting ticket = side.create(draft(phase));

        assertThat(side(Set.of()).made(draft(other), Instant.EPOCH)).isEmpty();
        assertThat(side(Set.of()).made(draft(phase), Instant.EPOCH)).map(Sighting::recordId)
                .contains(ticket.recordId());
    }

    private Draft draft(Sighting in) {
        return new Draft(Kind.TASK, "k", "t", project.id(), project.recordId(), Map.of(Field.TASK_NAME, "Hang it all",
                Field.TASK_PHASE, in.id()));
    }

    @Test
    void peopleArePutOnATicketAndTakenOffIt() {
        JsonNode members = calls.call(ConnectWiseRequest.list("/system/members", null));
        String one = members.get(0).path("id").asText();
        String other = members.get(1).path("id").asText();
        Sighting task = make(Kind.TASK, project.recordId(), Map.of(Field.TASK_NAME, "a", Field.TASK_PHASE, phase.id(),
                Field.TASK_ASSIGNEES, new TreeSet<>(Set.of(one))));
        assertThat(task.value(Field.TASK_ASSIGNEES)).isEqualTo(Set.of(one));

        Sighting then = side.update(of(task), Map.of(Field.TASK_ASSIGNEES, new TreeSet<>(Set.of(other))));

        assertThat(then.value(Field.TASK_ASSIGNEES)).isEqualTo(Set.of(other));
        assertThat(of(task).value(Field.TASK_ASSIGNEES)).isEqualTo(Set.of(other));
    }

    @Test
    void aTicketIsThereThoughNobodyCouldBePutOnIt() {
        String one = calls.call(ConnectWiseRequest.list("/system/members", null)).get(0).path("id").asText();
        Draft draft = new Draft(Kind.TASK, "k", "t", project.id(), project.recordId(), Map.of(Field.TASK_NAME, "a",
                Field.TASK_PHASE, phase.id(), Field.TASK_DESCRIPTION, "Above the sofa", Field.TASK_ASSIGNEES,
                new TreeSet<>(Set.of(one))));
        RunningSandbox.shared().manage().service().faults().add(new Fault("POST", "*/schedule/entries", 1, 1,
                Fault.Kind.STATUS, 400, null, false, null, null));

        Sighting made = side.create(draft);

        assertThat(made.holds(Field.TASK_ASSIGNEES)).as("that is for the next pass").isFalse();
        assertThat(made.value(Field.TASK_DESCRIPTION)).isEqualTo("Above the sofa");
        assertThat(of(made).value(Field.TASK_ASSIGNEES)).isEqualTo(Set.of());
        assertThat(side(Set.of()).made(draft, Instant.EPOCH)).hasValueSatisfying(found -> {
            assertThat(found.recordId()).isEqualTo(made.recordId());
            assertThat(found.holds(Field.TASK_ASSIGNEES)).isFalse();
        });
    }

    @Test
    void whoIsOnTheTeamAlreadyIsNotPutOnItAgain() {
        JsonNode members = calls.call(ConnectWiseRequest.list("/system/members", null));
        String one = members.get(0).path("id").asText();
        String other = members.get(1).path("id").asText();
        String team = "/project/projects/" + project.id() + "/teamMembers";
        JsonNode manager = calls.call(ConnectWiseRequest.list("/project/securityRoles", null)).get(1);
        calls.call(ConnectWiseRequest.create(team, Map.of("member", Map.of("id", Long.valueOf(one)), "projectRole",
                Map.of("id", manager.path("id").asLong()))));
        Sighting task = ticket("a");

        side.update(of(task), Map.of(Field.TASK_ASSIGNEES, new TreeSet<>(Set.of(one, other))));
        side.update(of(ticket("b")), Map.of(Field.TASK_ASSIGNEES, new TreeSet<>(Set.of(one, other))));

        JsonNode after = calls.call(ConnectWiseRequest.list(team, null));
        assertThat(after.findValues("member")).extracting(member -> member.path("id").asText())
                .containsExactlyInAnyOrder(one, other);
        assertThat(after.get(0).path("projectRole").path("id")).as("his own role").isEqualTo(manager.path("id"));
    }

    @Test
    void withoutARoleWhoIsNotOnTheTeamIsRefusedByManage() {
        String member = calls.call(ConnectWiseRequest.list("/system/members", null)).get(0).path("id").asText();
        ManageSide without = new ManageSide(calls, Map.of(), null, Set.of(), SideBySide.NOT);

        assertThatThrownBy(() -> without.update(of(ticket("a")), Map.of(Field.TASK_ASSIGNEES,
                new TreeSet<>(Set.of(member))))).isInstanceOfSatisfying(SideException.class, refused ->
                        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED));
    }

    @Test
    void aPhaseMovesAmongItsLikes() {
        Sighting then = side.update(of(phase), Map.of(Field.PHASE_ORDER, new BigDecimal("3")));

        assertThat(of(phase).value(Field.PHASE_ORDER)).isEqualTo(then.value(Field.PHASE_ORDER));
    }

    private ManageSide side(Set<RecordId> paired) {
        long company = calls.call(ConnectWiseRequest.list("/company/companies", null)).get(0).path("id").asLong();
        long role = calls.call(ConnectWiseRequest.list("/project/securityRoles", null)).get(0).path("id").asLong();
        long board = calls.call(ConnectWiseRequest.list("/service/boards", "projectFlag = true")).get(0).path("id")
                .asLong();
        return new ManageSide(calls, Map.of("company", Map.of("id", company), "board", Map.of("id", board),
                "billingMethod", "ActualRates"), role, paired, SideBySide.NOT);
    }

    private Sighting make(Kind kind, RecordId parent, Map<Field, Object> values) {
        return side.create(new Draft(kind, "key", "t", project.id(), parent, values));
    }

    private Sighting ticket(String name) {
        return make(Kind.TASK, project.recordId(), Map.of(Field.TASK_NAME, name, Field.TASK_PHASE, phase.id()));
    }

    private Seen view() {
        return side.view(Long.parseLong(project.id()), null).orElseThrow();
    }

    private Sighting of(Sighting record) {
        return view().records().stream().filter(seen -> seen.recordId().equals(record.recordId())).findFirst()
                .orElseThrow();
    }
}
