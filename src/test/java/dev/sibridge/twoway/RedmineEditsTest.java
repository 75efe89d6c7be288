package dev.sibridge.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Rule;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.Pass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every field but of notes that Manage and a real Redmine both hold, edited on either side and on both at once. */
class RedmineEditsTest extends RedminePasses {

    @Test
    void everyFieldThatIsEditedInRedmineReachesManage() {
        both.pass();
        Sighting finish = both.make(Side.TOOL, Kind.PHASE, both.inTool(Kind.PROJECT).recordId(),
                Map.of(Field.PHASE_NAME, "Finish"));

        editAll(Side.TOOL, inRedmine(finish.id()));
        Pass pass = both.pass();

        assertThat(pass.events()).extracting(Pass.Event::reason).containsOnlyNulls();
        assertHolds(Side.MANAGE, inManage(both.inManage(Kind.PHASE, "Finish").id()));
        assertThat(both.journal.of(TwoSystems.PROJECT)).isEmpty();
        assertNothingIsLeftToDo();
    }

    @Test
    void everyFieldThatIsEditedInManageReachesRedmine() {
        both.pass();
        Sighting finish = both.make(Side.MANAGE, Kind.PHASE, both.project.recordId(),
                Map.of(Field.PHASE_NAME, "Finish"));

        editAll(Side.MANAGE, inManage(finish.id()));
        Pass pass = both.pass();

        assertThat(pass.events()).extracting(Pass.Event::reason).containsOnlyNulls();
        assertHolds(Side.TOOL, inRedmine(both.inTool(Kind.PHASE, "Finish").id()));
        assertThat(both.journal.of(TwoSystems.PROJECT)).isEmpty();
        assertNothingIsLeftToDo();
    }

    @Test
    void ofWhatIsEditedOnBothSidesAtOnceTheRuleDecidesAndTheOtherIsInTheJournal() {
        both.pass();
        Sighting first = both.make(Side.TOOL, Kind.PHASE, both.inTool(Kind.PROJECT).recordId(),
                Map.of(Field.PHASE_NAME, "Finish"));
        Sighting second = both.make(Side.MANAGE, Kind.PHASE, both.project.recordId(),
                Map.of(Field.PHASE_NAME, "Service"));
        Map<Field, Object> ofTool = inRedmine(first.id());
        Map<Field, Object> ofManage = others(second.id());
        editAll(Side.TOOL, ofTool);
        editAll(Side.MANAGE, ofManage);

        Pass pass = both.pass();

        assertThat(pass.events()).extracting(Pass.Event::reason).containsOnlyNulls();
        Map<Field, Object> dates = new EnumMap<>(ofTool);
        dates.keySet().removeIf(field -> field.rule() != Rule.TOOL);
        ofManage.keySet().removeAll(dates.keySet());
        assertHolds(Side.TOOL, dates);
        assertHolds(Side.MANAGE, dates);
        assertHolds(Side.MANAGE, ofManage);
        assertThat(both.inTool(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it well");
        assertThat(both.inTool(Kind.TASK).value(Field.TASK_STATUS))
                .isEqualTo(both.idInTool(Subject.TASK_STATUS, "In Progress"));
        assertThat(both.journal.of(TwoSystems.PROJECT)).extracting(row -> row.loss().field())
                .containsExactlyInAnyOrderElementsOf(ofTool.keySet().stream()
                        .filter(field -> field != Field.STEP_DONE).toList());
        assertNothingIsLeftToDo();
    }

    @Test
    void whatIsEmptiedOnOneSideIsEmptiedOnTheOtherUnlessThatOneNeedsIt() {
        both.edit(Side.MANAGE, both.task, Map.of(Field.TASK_START, LocalDate.of(2027, 1, 2),
                Field.TASK_DUE, LocalDate.of(2027, 1, 3), Field.TASK_ESTIMATE, new BigDecimal("2"),
                Field.TASK_ASSIGNEES, people(Side.MANAGE, "talbrecht")));
        both.pass();
        both.edit(Side.TOOL, both.inTool(Kind.TASK), emptied(Field.TASK_START, Field.TASK_ESTIMATE,
                Field.TASK_DESCRIPTION, Field.TASK_PHASE));
        both.edit(Side.MANAGE, both.task, emptied(Field.TASK_DUE));
        both.edit(Side.MANAGE, both.task, Map.of(Field.TASK_ASSIGNEES, new TreeSet<String>()));
        both.edit(Side.TOOL, both.inTool(Kind.PROJECT), emptied(Field.PROJECT_DUE));

        assertThat(both.pass().events()).extracting(Pass.Event::reason).containsOnlyNulls();

        for (Side side : Side.values()) {
            Sighting task = side == Side.TOOL ? both.inTool(Kind.TASK) : both.inManage(Kind.TASK);
            assertThat(task.value(Field.TASK_START)).isNull();
            assertThat(task.value(Field.TASK_DUE)).isNull();
            assertThat(task.value(Field.TASK_ESTIMATE)).isNull();
            assertThat((Set<?>) task.value(Field.TASK_ASSIGNEES)).isEmpty();
            assertThat(task.value(Field.TASK_DESCRIPTION)).as("put back").isEqualTo("Above the door");
            assertThat(task.value(Field.TASK_PHASE)).as("put back").isNotNull();
        }
        assertThat(both.inTool(Kind.PROJECT).value(Field.PROJECT_DUE)).isEqualTo(LocalDate.of(2027, 2, 1));
        assertNothingIsLeftToDo();
    }

    private static Map<Field, Object> emptied(Field... fields) {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        Stream.of(fields).forEach(field -> values.put(field, null));
        return values;
    }

    /** Other values than those of the beginning, of every field that Redmine and Manage both hold. */
    private Map<Field, Object> inRedmine(String phase) {
        Map<Field, Object> values = shared();
        values.put(Field.PROJECT_STATUS, "On Hold");
        values.put(Field.PROJECT_CATEGORY, "Service");
        values.put(Field.PROJECT_OWNER, both.idInTool(Subject.PERSON, "asmith"));
        values.put(Field.TASK_STATUS, both.idInTool(Subject.TASK_STATUS, "Feedback"));
        values.put(Field.TASK_PRIORITY, both.idInTool(Subject.PRIORITY, "High"));
        values.put(Field.TASK_PHASE, phase);
        values.put(Field.TASK_ASSIGNEES, people(Side.TOOL, "bjones"));
        return values;
    }

    private Map<Field, Object> inManage(String phase) {
        Map<Field, Object> values = shared();
        values.put(Field.PROJECT_STATUS, both.idInManage(Subject.PROJECT_STATUS, "On Hold"));
        values.put(Field.PROJECT_CATEGORY, both.idInManage(Subject.CATEGORY, "Commercial"));
        values.put(Field.PROJECT_OWNER, both.idInManage(Subject.PERSON, "rokafor"));
        values.put(Field.TASK_STATUS, both.idInManage(Subject.TASK_STATUS, "On Hold"));
        values.put(Field.TASK_PRIORITY, both.idInManage(Subject.PRIORITY, "Priority 2 - High"));
        values.put(Field.TASK_PHASE, phase);
        values.put(Field.TASK_ASSIGNEES, people(Side.MANAGE, "talbrecht"));
        return values;
    }

    private static Map<Field, Object> shared() {
        return new EnumMap<>(Map.ofEntries(
                Map.entry(Field.PROJECT_NAME, "Terrace"), Map.entry(Field.PROJECT_DESCRIPTION, "Two zones of sound"),
                Map.entry(Field.PROJECT_START, LocalDate.of(2027, 3, 1)),
                Map.entry(Field.PROJECT_DUE, LocalDate.of(2027, 4, 1)), Map.entry(Field.PHASE_NAME, "Trim-out"),
                Map.entry(Field.PHASE_START, LocalDate.of(2027, 3, 2)),
                Map.entry(Field.PHASE_DUE, LocalDate.of(2027, 3, 20)), Map.entry(Field.TASK_NAME, "Hang it high"),
                Map.entry(Field.TASK_START, LocalDate.of(2027, 3, 3)),
                Map.entry(Field.TASK_DUE, LocalDate.of(2027, 3, 4)),
                Map.entry(Field.TASK_ESTIMATE, new BigDecimal("2.5")),
                Map.entry(Field.TASK_DESCRIPTION, "Below the door, not above"),
                Map.entry(Field.STEP_TEXT, "Drill twice"), Map.entry(Field.STEP_DONE, true)));
    }

    private Map<Field, Object> others(String phase) {
        Map<Field, Object> values = new EnumMap<>(Map.ofEntries(
                Map.entry(Field.PROJECT_NAME, "Garden"), Map.entry(Field.PROJECT_DESCRIPTION, "Three zones"),
                Map.entry(Field.PROJECT_START, LocalDate.of(2027, 5, 1)),
                Map.entry(Field.PROJECT_DUE, LocalDate.of(2027, 6, 1)), Map.entry(Field.PHASE_NAME, "Trim-in"),
                Map.entry(Field.PHASE_START, LocalDate.of(2027, 5, 2)),
                Map.entry(Field.PHASE_DUE, LocalDate.of(2027, 5, 20)), Map.entry(Field.TASK_NAME, "Hang it well"),
                Map.entry(Field.TASK_START, LocalDate.of(2027, 5, 3)),
                Map.entry(Field.TASK_DUE, LocalDate.of(2027, 5, 4)),
                Map.entry(Field.TASK_ESTIMATE, new BigDecimal("3.75")),
                Map.entry(Field.TASK_DESCRIPTION, "Beside the door"), Map.entry(Field.STEP_TEXT, "Drill deep"),
                Map.entry(Field.STEP_DONE, true)));
        values.put(Field.PROJECT_STATUS, both.idInManage(Subject.PROJECT_STATUS, "In Progress"));
        values.put(Field.PROJECT_CATEGORY, both.idInManage(Subject.CATEGORY, "Residential"));
        values.put(Field.PROJECT_OWNER, both.idInManage(Subject.PERSON, "talbrecht"));
        values.put(Field.TASK_STATUS, both.idInManage(Subject.TASK_STATUS, "In Progress"));
        values.put(Field.TASK_PRIORITY, both.idInManage(Subject.PRIORITY, "Priority 4 - Low"));
        values.put(Field.TASK_PHASE, phase);
        values.put(Field.TASK_ASSIGNEES, people(Side.MANAGE, "rokafor"));
        return values;
    }

    private void editAll(Side side, Map<Field, Object> values) {
        originals(side).forEach(record -> both.edit(side, record, of(record.kind(), values)));
    }

    private void assertHolds(Side side, Map<Field, Object> values) {
        originals(side).forEach(record -> assertThat(record.values()).as(record.kind().name())
                .containsAllEntriesOf(of(record.kind(), values)));
    }

    private static Map<Field, Object> of(Kind kind, Map<Field, Object> values) {
        Map<Field, Object> own = new EnumMap<>(Field.class);
        own.putAll(values);
        own.keySet().removeIf(field -> field.kind() != kind);
        return own;
    }

    /** The records that stood in Manage at first, as a side shows them now. */
    private List<Sighting> originals(Side side) {
        Set<RecordId> first = Set.of(both.project.recordId(), both.phase.recordId(), both.task.recordId());
        return both.pairs.of(TwoSystems.PROJECT).stream().map(one -> one.pair())
                .filter(pair -> first.contains(pair.recordId(Side.MANAGE)) || pair.kind() == Kind.STEP)
                .map(pair -> both.now(side, pair.recordId(side))).toList();
    }
}
