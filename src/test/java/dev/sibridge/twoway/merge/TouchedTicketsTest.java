package dev.sibridge.twoway.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Agreed;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TouchedTicketsTest {

    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");
    private static final RecordId PROJECT = new RecordId(Kind.PROJECT, "tp");
    private static final RecordId ONE = new RecordId(Kind.TASK, "t1");
    private static final RecordId OTHER = new RecordId(Kind.TASK, "t2");

    private final List<Sighting> tool = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();

    @BeforeEach
    void aProjectWithTwoTasksIsInStep() {
        paired(Kind.PROJECT, "tp", "mp", null, "Patio");
        paired(Kind.PHASE, "tf", "mf", PROJECT, "Trim");
        paired(Kind.TASK, "t1", "1", PROJECT, "Hang it");
        paired(Kind.TASK, "t2", "2", PROJECT, "Test it");
        paired(Kind.STEP, "s1", "11", ONE, "Drill");
        paired(Kind.NOTE, "n2", "22", OTHER, "Mind the pipe");
    }

    @Test
    void whenAStepIsGoneAnyTicketMayBeConcerned() {
        tool.removeIf(record -> record.id().equals("s1"));

        assertThat(touched()).isEmpty();
    }

    @Test
    void aStepThatIsOnlyOutOfSightIsNotGone() {
        tool.removeIf(record -> record.id().equals("s1"));

        assertThat(TouchedTickets.of(new Seen(tool, Set.of(Kind.PROJECT, Kind.TASK), Set.of()), pairs))
                .contains(Set.of());
        assertThat(TouchedTickets.of(new Seen(tool, Set.of(Kind.PROJECT, Kind.TASK),
                Set.of(new RecordId(Kind.STEP, "s1"))), pairs)).as("asked for, and certainly gone").isEmpty();
    }

    @Test
    void aStepThatWasClosedWithItsTwinGoneIsNotAskedForAgain() {
        tool.removeIf(record -> record.id().equals("s1"));
        pairs.removeIf(pair -> pair.kind() == Kind.STEP);
        pairs.add(new Pair("STEP s1", Kind.STEP, Map.of(Side.MANAGE, new Identity("11", NOON)), Map.of()));

        assertThat(touched()).contains(Set.of());
    }

    @Test
    void whereNothingHasChangedNoTicketIsConcerned() {
        assertThat(touched()).contains(Set.of());
    }

    @Test
    void aTaskThatHasChangedConcernsItsTicket() {
        edit("t2", Field.TASK_NAME, "Test it well");

        assertThat(touched()).contains(Set.of("2"));
    }

    @Test
    void aStepOrANoteThatHasChangedConcernsTheTicketThatItBelongsTo() {
        edit("s1", Field.STEP_TEXT, "Drill twice");
        edit("n2", Field.NOTE_TEXT, "Mind the wire");

        assertThat(touched()).contains(Set.of("1", "2"));
    }

    @Test
    void aNewStepOrNoteConcernsTheTicketThatItBelongsTo() {
        tool.add(sighting(Kind.STEP, "s9", ONE, "Sand"));
        tool.add(sighting(Kind.NOTE, "n9", OTHER, "Call first"));

        assertThat(touched()).contains(Set.of("1", "2"));
    }

    @Test
    void whatConcernsNoTicketThatIsThereConcernsNone() {
        edit("tp", Field.PROJECT_NAME, "Patio 2");
        edit("tf", Field.PHASE_NAME, "Trim 2");
        tool.add(sighting(Kind.TASK, "t9", PROJECT, "New"));
        tool.add(sighting(Kind.STEP, "s9", new RecordId(Kind.TASK, "t9"), "Of the new one"));
        tool.add(sighting(Kind.NOTE, "n9", PROJECT, "Gate code 12"));

        assertThat(touched()).contains(Set.of());
    }

    @Test
    void aFieldThatBothNeverAgreedOnHasNotChanged() {
        edit("t1", Field.TASK_DESCRIPTION, "Above the door");

        assertThat(touched()).contains(Set.of());
    }

    private Optional<Set<String>> touched() {
        return TouchedTickets.of(new Seen(tool, EnumSet.allOf(Kind.class), Set.of()), pairs);
    }

    private void paired(Kind kind, String toolId, String manageId, RecordId parent, String name) {
        tool.add(sighting(kind, toolId, parent, name));
        pairs.add(new Pair(kind + " " + toolId, kind, Map.of(Side.TOOL, new Identity(toolId, NOON), Side.MANAGE,
                new Identity(manageId, NOON)), Map.of(Field.title(kind), new Agreed(name, name))));
    }

    private void edit(String id, Field field, Object value) {
        tool.replaceAll(record -> {
            if (!record.id().equals(id)) {
                return record;
            }
            Map<Field, Object> values = new EnumMap<>(record.values());
            values.put(field, value);
            return new Sighting(record.kind(), id, NOON, NOON, null, record.parent(), null, values);
        });
    }

    private static Sighting sighting(Kind kind, String id, RecordId parent, String name) {
        return new Sighting(kind, id, NOON, NOON, null, parent, null, Map.of(Field.title(kind), name));
    }
}
