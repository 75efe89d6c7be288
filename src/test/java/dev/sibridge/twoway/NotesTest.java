package dev.sibridge.twoway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.spy;

import dev.sibridge.pm.Capabilities;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.open.ReferenceTool;
import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.merge.MergePlan.About;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.Pass;
import dev.sibridge.twoway.pass.SideWriter.Draft;
import dev.sibridge.twoway.store.Journal;
import dev.sibridge.twoway.tool.ToolDirectory;
import dev.sibridge.twoway.tool.ToolSide;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notes between the sandbox's Manage and the reference tool: each once, by whom, and for nobody else's eyes. */
class NotesTest {

    private static final String PUBLIC = "detailDescriptionFlag";
    private static final String INTERNAL = "internalAnalysisFlag";

    private final Tool tool = spy(ReferenceTool.connected());
    private final TwoSystems both = new TwoSystems(tool);

    @BeforeEach
    void aProjectIsOnBothSides() {
        both.begin();
        both.pass();
    }

    @Test
    void aNoteIsWrittenOnceAndTenFurtherPassesWriteNothing() {
        inManage(PUBLIC, "Called the customer");
        inTool("Ann Smith", "Note", "The crane comes on Friday");
        both.pass();
        both.calls.sent.clear();

        for (int i = 0; i < 10; i++) {
            assertThat(both.pass().events()).isEmpty();
        }

        assertThat(both.calls.sent).allMatch(call -> call.startsWith("GET"));
        assertThat(notes(Side.TOOL)).hasSize(3);
        assertThat(notes(Side.MANAGE)).hasSize(3);
    }

    @Test
    void whoWroteANoteInTheToolStandsInItsTextInManage() {
        inTool("Ann Smith", "Note", "The crane comes on Friday");
        inTool("Bob Jones", "Note", "So does the rain");

        both.pass();

        assertThat(notes(Side.MANAGE)).extracting(note -> note.value(Field.NOTE_TEXT)).contains(
                "[Ann Smith in the project tool] The crane comes on Friday",
                "[Bob Jones in the project tool] So does the rain");
    }

    @Test
    void whoHasATwinInTheToolIsTheAuthorThereAndAnybodyElseIsNamedInTheText() {
        RunningSandbox.shared().manage().as("talbrecht").create("TicketNote", ticket(), note(PUBLIC, "By Tom"));
        RunningSandbox.shared().manage().as("rokafor").create("TicketNote", ticket(), note(PUBLIC, "By Renee"));
        RunningSandbox.shared().manage().as("rokafor").create("ProjectNote", Integer.parseInt(both.project.id()),
                Map.of("text", "Of the project"));

        both.pass();

        assertThat(notes(Side.TOOL)).extracting(note -> note.value(Field.NOTE_TEXT),
                note -> note.value(Field.NOTE_AUTHOR)).contains(tuple("By Tom", person("Bob Jones").id()),
                tuple("[Renee Okafor in ConnectWise]\nBy Renee", null),
                tuple("[Renee Okafor in ConnectWise]\nOf the project", null));
    }

    @Test
    void aToolThatTakesNoAuthorsHasAllNamesInTheTexts() {
        Map<Entity, Set<String>> fields = new HashMap<>(tool.capabilities().fields());
        Set<String> ofNotes = new HashSet<>(fields.get(Entity.NOTE));
        ofNotes.remove("authorId");
        fields.put(Entity.NOTE, ofNotes);
        Capabilities real = tool.capabilities();
        doReturn(new Capabilities(real.write(), real.delete(), real.changes(), real.events(), real.conditionalWrite(),
                real.idempotencyKey(), real.archive(), fields)).when(tool).capabilities();
        RunningSandbox.shared().manage().as("talbrecht").create("TicketNote", ticket(), note(PUBLIC, "By Tom"));

        both.pass();

        assertThat(notes(Side.TOOL)).extracting(note -> note.value(Field.NOTE_TEXT))
                .contains("[Tom Albrecht in ConnectWise]\nBy Tom");
        assertThat(both.pass().events()).isEmpty();
    }

    @Test
    void whatSomebodyChangesInANoteIsNotWrittenOverTheOtherUntilAPersonSaysSo() {
        inTool("Ann Smith", "Note", "The crane comes on Friday");
        both.pass();
        Sighting there = both.inTool(Kind.NOTE, "The crane comes on Friday");
        both.editInTool("notes", there, "text", "The crane comes on Monday");

        assertThat(both.pass().events()).isEmpty();

        List<Journal.Row> rows = both.journal.of(TwoSystems.PROJECT);
        assertThat(rows).hasSize(1).allMatch(row -> row.loss().taken() == null);
        both.journal.decide(rows.get(0).id(), Side.TOOL, "kim");
        both.pass();
        assertThat(notes(Side.MANAGE)).extracting(note -> note.value(Field.NOTE_TEXT))
                .contains("[Ann Smith in the project tool] The crane comes on Monday");
        assertThat(both.pass().events()).isEmpty();
    }

    @Test
    void theTextOfATimeEntryIsNoNote() {
        RunningSandbox.shared().manage().as("rokafor").create("TimeEntry", 0, Map.of("chargeToId", ticket(),
                "chargeToType", "ProjectTicket", "timeStart", "2027-01-04T09:00:00Z", "actualHours", 1,
                "notes", "Drilled all morning", "addToDetailDescriptionFlag", true));

        assertThat(both.pass().events()).isEmpty();

        assertThat(notes(Side.TOOL)).extracting(note -> note.value(Field.NOTE_TEXT)).doesNotContain(
                "Drilled all morning");
    }

    @Test
    void aNoteOfATicketWithoutADescriptionIsNotTakenForOne() {
        Sighting bare = both.manage(Set.of()).create(new Draft(Kind.TASK, "k", "", both.project.id(),
                both.project.recordId(), Map.of(Field.TASK_NAME, "Clean up", Field.TASK_PHASE, both.phase.id())));
        both.pass();
        write(both.inTool(Kind.TASK, "Clean up"), "Ann Smith", "Note", "Swept already");

        both.pass();
        both.pass();

        assertThat(both.inTool(Kind.TASK, "Clean up").value(Field.TASK_DESCRIPTION)).isNull();
        both.editInTool("tasks", both.inTool(Kind.TASK, "Clean up"), "description", "All of it");
        both.pass();
        assertThat(both.pass().events()).isEmpty();
        assertThat(both.inTool(Kind.TASK, "Clean up").value(Field.TASK_DESCRIPTION)).isEqualTo("All of it");
        assertThat(notes(Side.MANAGE)).filteredOn(note -> note.parent().equals(bare.recordId()))
                .extracting(note -> note.value(Field.NOTE_TEXT))
                .containsExactly("[Ann Smith in the project tool] Swept already");
    }

    @Test
    void anInternalNoteStaysWhereItIsUnlessSomebodyHasSaidHowPrivateItIsThere() {
        both.map("noteCategories: { newInManage: Internal, newInTool: Note, pairs: [] }");
        inManage(INTERNAL, "The customer is slow to pay");

        Pass pass = both.pass();

        assertThat(notes(Side.TOOL)).extracting(note -> note.value(Field.NOTE_TEXT)).doesNotContain(
                "The customer is slow to pay");
        assertThat(pass.plan().remarks()).extracting(remark -> remark.about()).contains(About.HELD_BACK);
    }

    @Test
    void aNoteWhoseCategoryMeansNothingInManageIsInternalThere() {
        both.map("noteCategories: { newInManage: Discussion, newInTool: Note, pairs: [] }");
        inTool("Ann Smith", "Internal", "The customer is slow to pay");
        inTool("Ann Smith", null, "Says Bob");

        both.pass();

        assertThat(notes(Side.MANAGE)).filteredOn(note -> note.value(Field.NOTE_TEXT).toString().contains("Ann"))
                .extracting(note -> note.value(Field.NOTE_CATEGORY)).containsExactly("Internal", "Internal");
    }

    @Test
    void aNoteOfTheProjectReachesManageWhateverItsCategory() {
        write(both.inTool(Kind.PROJECT), "Ann Smith", "Note", "The gate code is 12");

        both.pass();

        assertThat(notes(Side.MANAGE)).filteredOn(note -> note.parent().equals(both.project.recordId()))
                .extracting(note -> note.value(Field.NOTE_TEXT))
                .containsExactly("[Ann Smith in the project tool] The gate code is 12");
        assertThat(both.pass().events()).isEmpty();
    }

    private int ticket() {
        return Integer.parseInt(both.task.id());
    }

    private void inManage(String place, String text) {
        RunningSandbox.shared().manage().as("rokafor").create("TicketNote", ticket(), note(place, text));
    }

    private static Map<String, ?> note(String place, String text) {
        return Map.of("text", text, place, true);
    }

    private void inTool(String author, String category, String text) {
        write(both.inTool(Kind.TASK), author, category, text);
    }

    private void write(Sighting on, String author, String category, String text) {
        Map<Field, Object> values = new EnumMap<>(Map.of(Field.NOTE_TEXT, text,
                Field.NOTE_AUTHOR, person(author).id()));
        if (category != null) {
            values.put(Field.NOTE_CATEGORY, choice(Subject.NOTE_CATEGORY, category).id());
        }
        new ToolSide(tool).create(new Draft(Kind.NOTE, text, null, both.inTool(Kind.PROJECT).id(), on.recordId(),
                values));
    }

    private Choice person(String name) {
        return choice(Subject.PERSON, name);
    }

    private Choice choice(Subject list, String name) {
        return ToolDirectory.of(tool).lists().get(list).stream().filter(one -> one.name().equals(name)).findFirst()
                .orElseThrow();
    }

    private List<Sighting> notes(Side side) {
        return both.seen(side).records().stream().filter(record -> record.kind() == Kind.NOTE).toList();
    }
}
