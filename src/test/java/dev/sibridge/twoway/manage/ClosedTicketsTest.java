package dev.sibridge.twoway.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.merge.Seen;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Sighting;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClosedTicketsTest {

    private static final Instant LIMIT = Instant.parse("2027-01-01T12:00:00Z");
    private static final Instant LONG_AGO = LIMIT.minusSeconds(1);
    private static final Directory MANAGE = new Directory(Map.of(Subject.TASK_STATUS, List.of(
            new Choice("1", "New", "Projects", false, true, null, null),
            new Choice("2", "Closed", "Projects", true, true, null, null))));
    private static final RecordId PROJECT = new RecordId(Kind.PROJECT, "7");
    private static final Sighting STEP = new Sighting(Kind.STEP, "91", LONG_AGO, LONG_AGO, null,
            new RecordId(Kind.TASK, "9"), null, Map.of());
    private static final Sighting NOTE = new Sighting(Kind.NOTE, "9", LONG_AGO, LONG_AGO, null, PROJECT, null,
            Map.of());

    @Test
    void aTicketThatWasClosedLongAgoIsLeftOutWithAllThatBelongsToIt() {
        assertThat(left(ticket("2", LONG_AGO), Set.of())).containsExactly(NOTE);
    }

    @Test
    void aTicketThatIsPairedStaysWhateverBecameOfIt() {
        Sighting ticket = ticket("2", LONG_AGO);

        assertThat(left(ticket, Set.of(ticket.recordId()))).containsExactly(ticket, STEP, NOTE);
    }

    @Test
    void aTicketThatIsOpenOrWasTouchedSinceOrOfWhichThatIsNotKnownStays() {
        for (Sighting ticket : List.of(ticket("1", LONG_AGO), ticket("2", LIMIT), ticket("2", null),
                ticket("3", LONG_AGO), ticket(null, LONG_AGO))) {
            assertThat(left(ticket, Set.of())).as(ticket.toString()).containsExactly(ticket, STEP, NOTE);
        }
    }

    @Test
    void whatWasReadCompletelyStaysSo() {
        Seen seen = seen(ticket("2", LONG_AGO));

        assertThat(ClosedTickets.leftOut(seen, Set.of(), MANAGE, LIMIT).complete()).isEqualTo(seen.complete());
        assertThat(ClosedTickets.leftOut(seen, Set.of(), MANAGE, LIMIT).gone()).isEqualTo(seen.gone());
    }

    private static List<Sighting> left(Sighting ticket, Set<RecordId> paired) {
        return ClosedTickets.leftOut(seen(ticket), paired, MANAGE, LIMIT).records();
    }

    private static Seen seen(Sighting ticket) {
        return new Seen(List.of(ticket, STEP, NOTE), EnumSet.of(Kind.TASK), Set.of(new RecordId(Kind.STEP, "92")));
    }

    private static Sighting ticket(String status, Instant updated) {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        values.put(Field.TASK_STATUS, status);
        return new Sighting(Kind.TASK, "9", LONG_AGO, updated, null, PROJECT, null, values);
    }
}
