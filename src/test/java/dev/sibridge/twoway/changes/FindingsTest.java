package dev.sibridge.twoway.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.twoway.manage.ManageChanges.Changed;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProject.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a search has found need not be read again, unless it may be older than what another pass has written. */
class FindingsTest {

    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");

    private final ObjectNode ticket = JsonNodeFactory.instance.objectNode().put("id", 7);
    private final Findings findings = new Findings(List.of(project(1, 4)));

    @Test
    void whatWasNotFoundIsRead() {
        assertThat(findings.ticket(project(1, 4), "7")).isEmpty();
        assertThat(findings.versions(1)).isEmpty();
        assertThat(findings.isScheduled(project(1, 4), "7")).isFalse();
    }

    @Test
    void whatWasFoundIsNotReadAgain() {
        findings.add(1, new Changed(ticket, "7", "12"), false);

        assertThat(findings.ticket(project(1, 4), "7")).contains(ticket);
        assertThat(findings.versions(1)).hasSize(1);
        assertThat(findings.isReadAgain(1)).isFalse();
    }

    @Test
    void whenAnotherPassHasBegunSinceItIsReadAgain() {
        findings.add(1, new Changed(ticket, "7", "12"), true);

        assertThat(findings.ticket(project(1, 5), "7")).isEmpty();
        assertThat(findings.isReadAgain(1)).isTrue();
    }

    @Test
    void ofAProjectThatWasNotThereBeforeNothingIsBelieved() {
        findings.add(2, new Changed(ticket, "7", "12"), false);

        assertThat(findings.ticket(project(2, 0), "7")).isEmpty();
    }

    @Test
    void anAssignmentIsNoTicket() {
        findings.add(1, new Changed(JsonNodeFactory.instance.objectNode().put("id", 3).put("objectId", 7), "7", null),
                false);

        assertThat(findings.ticket(project(1, 4), "7")).isEmpty();
        assertThat(findings.isScheduled(project(1, 9), "7")).isTrue();
    }

    private static PairedProject project(long id, long turns) {
        return new PairedProject(id, 12L, "t", "Patio", State.IDLE, null, null, null, false, null, null, NOON, NOON,
                "Projects", turns);
    }
}
