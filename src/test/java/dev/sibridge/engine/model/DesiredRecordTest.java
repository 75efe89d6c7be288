package dev.sibridge.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DesiredRecordTest {

    @Test
    void membersWithoutValueAreLeftOutAndTheRestCannotBeChanged() {
        DesiredRecord record = record("name", "n", "notes", "", "zip", null, "flag", false);

        assertThat(record.body()).containsOnlyKeys("name", "flag");
        assertThat(record.ref()).isEqualTo(new RecordRef(RecordType.CONTACT, "k"));
        Map<String, Object> body = record.body();
        assertThatThrownBy(() -> body.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aRecordIsCalledByWhatPeopleSee() {
        assertThat(record(RecordType.COMPANY, "identifier", "i", "name", "n").title()).isEqualTo("n");
        assertThat(record(RecordType.TICKET, "identifier", "i", "summary", "s").title()).isEqualTo("s");
        assertThat(record(RecordType.COMPANY, "identifier", "i").title()).isEqualTo("i");
        assertThat(record("firstName", "Ana", "lastName", "Finch").title()).isEqualTo("Ana Finch");
        assertThat(record("firstName", "Cher").title()).isEqualTo("Cher");
        assertThat(record().title()).isEqualTo("k");
    }

    @Test
    void aStepKnowsBelowWhichRecordItWrites() {
        RecordRef ticket = new RecordRef(RecordType.TICKET, "t");

        assertThat(below(record(RecordType.LINE, "ticket", ticket))).isEqualTo("ticket t");
        assertThat(below(record(RecordType.SITE).withParent(new RecordRef(RecordType.COMPANY, "c"))))
                .isEqualTo("company c");
        assertThat(below(record(RecordType.COMPANY, "name", "n"))).isNull();
        assertThat(below(null)).as("it removes one").isNull();
    }

    private static String below(DesiredRecord record) {
        return new Step(Action.CREATE, new RecordRef(RecordType.LINE, "l"), "l", record, 1, "/x", Map.of(), null, null)
                .below();
    }

    private static DesiredRecord record(Object... body) {
        return record(RecordType.CONTACT, body);
    }

    private static DesiredRecord record(RecordType type, Object... body) {
        return new DesiredRecord(type, "k", null, Bodies.of(body), List.of());
    }

    @Test
    void withoutWhatIsLeftOutItDoesNotReferToItAndIsKnownByHavingNone() {
        RecordRef gone = new RecordRef(RecordType.PHASE, "gone");
        RecordRef stays = new RecordRef(RecordType.PROJECT, "stays");
        DesiredRecord record = new DesiredRecord(RecordType.PHASE, "k", stays,
                Bodies.of("description", "d", "parentPhase", gone, "project", stays),
                List.of(Bodies.of("description", "d", "parentPhase", gone)));

        DesiredRecord without = record.without(Set.of(gone));

        assertThat(without.body()).containsOnlyKeys("description", "project");
        assertThat(without.match()).containsExactly(Bodies.of("description", "d", "parentPhase", null));
        assertThat(record.without(Set.of())).isSameAs(record);
    }
}
