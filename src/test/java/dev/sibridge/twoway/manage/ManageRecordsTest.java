package dev.sibridge.twoway.manage;

import static dev.sibridge.TestJson.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Sighting;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManageRecordsTest {

    private static final RecordId PROJECT = new RecordId(Kind.PROJECT, "7");
    private static final RecordId TICKET = new RecordId(Kind.TASK, "9");

    @Test
    void whatManageDoesNotShowIsEmpty() {
        Sighting task = ManageRecords.task(json("{'id': 9, 'summary': 'Hang it'}"), PROJECT, List.of());

        assertThat(task.holds(Field.TASK_DUE)).isTrue();
        assertThat(task.value(Field.TASK_DUE)).isNull();
        assertThat(task.value(Field.TASK_ASSIGNEES)).isEqualTo(Set.of());
        assertThat(task.created()).isNull();
        assertThat(task.by()).isNull();
    }

    @Test
    void aDescriptionThatWasNotReadIsNotEmpty() {
        Sighting task = ManageRecords.task(json("{'id': 9, 'summary': 'Hang it'}"), PROJECT, List.of());

        assertThat(task.holds(Field.TASK_DESCRIPTION)).isFalse();
        assertThat(ManageRecords.described(task, null).holds(Field.TASK_DESCRIPTION)).isTrue();
        assertThat(ManageRecords.described(task, json("{'id': 1, 'text': 'Above the door\\r\\n'}"))
                .value(Field.TASK_DESCRIPTION)).isEqualTo("Above the door");
    }

    @Test
    void aTicketIsATask() {
        Sighting task = ManageRecords.task(json("{'id': 9, 'summary': 'Hang it', 'status': {'id': 3, 'name': 'New'},"
                + " 'priority': {'id': 4}, 'phase': {'id': 5}, 'estimatedStartDate': '2027-01-30T00:00:00Z',"
                + " 'requiredDate': '2027-01-31T00:00:00Z', 'budgetHours': 1.50, '_info': {'lastUpdated':"
                + " '2027-01-01T10:00:00Z', 'updatedBy': 'jdoe', 'dateEntered': '2026-12-31T10:00:00Z'}}"), PROJECT,
                List.of("12", "11"));

        assertThat(task.recordId()).isEqualTo(TICKET);
        assertThat(task.parent()).isEqualTo(PROJECT);
        assertThat(task.updated()).isEqualTo(Instant.parse("2027-01-01T10:00:00Z"));
        assertThat(task.created()).isEqualTo(Instant.parse("2026-12-31T10:00:00Z"));
        assertThat(task.by()).isEqualTo("jdoe");
        assertThat(task.value(Field.TASK_STATUS)).isEqualTo("3");
        assertThat(task.value(Field.TASK_PHASE)).isEqualTo("5");
        assertThat(task.value(Field.TASK_DUE)).isEqualTo(LocalDate.of(2027, 1, 31));
        assertThat(task.value(Field.TASK_ESTIMATE)).isEqualTo(new BigDecimal("1.5"));
        assertThat(task.value(Field.TASK_ASSIGNEES)).isEqualTo(Set.of("11", "12"));
    }

    @ParameterizedTest
    @CsvSource({"3,3", "1.2.30,30", "1.a,", "'',", "1.,"})
    void aPhaseStandsWhereTheLastPartOfItsCodeSays(String code, BigDecimal order) {
        Sighting phase = ManageRecords.phase(json("{'id': 5, 'description': 'Trim', 'wbsCode': '" + code + "',"
                + " 'parentPhase': {'id': 4}}"), PROJECT);

        assertThat(phase.value(Field.PHASE_ORDER)).isEqualTo(order == null ? null : order.stripTrailingZeros());
        assertThat(phase.value(Field.PHASE_PARENT)).isEqualTo("4");
    }

    @ParameterizedTest
    @CsvSource({"true,false,false,Internal", "true,true,true,Internal", "false,true,true,Resolution",
            "false,false,true,Discussion", "false,false,false,Internal"})
    void whatIsInternalIsNeverTakenForSomethingElse(boolean internal, boolean resolution, boolean discussion,
            String category) {
        JsonNode note = json("{'id': 1, 'text': 'a', 'internalAnalysisFlag': " + internal + ", 'resolutionFlag': "
                + resolution + ", 'detailDescriptionFlag': " + discussion + "}");

        assertThat(TicketReader.note(note, TICKET).value(Field.NOTE_CATEGORY)).isEqualTo(category);
    }

    @Test
    void aNoteOfNoKnownPlaceIsWrittenAsInternal() {
        assertThat(NoteFlags.members(null)).containsEntry("internalAnalysisFlag", true)
                .containsEntry("detailDescriptionFlag", false);
        assertThat(NoteFlags.members("Somewhere")).isEqualTo(NoteFlags.members(NoteFlags.INTERNAL));
    }

    @Test
    void aTicketsTaskIsAStep() {
        Sighting step = ManageRecords.step(json("{'id': 2, 'notes': 'Drill', 'closedFlag': true, 'priority': 3}"),
                TICKET);

        assertThat(step.values()).isEqualTo(Map.of(Field.STEP_TEXT, "Drill", Field.STEP_DONE, true,
                Field.STEP_ORDER, new BigDecimal("3")));
        assertThat(step.parent()).isEqualTo(TICKET);
    }
}
