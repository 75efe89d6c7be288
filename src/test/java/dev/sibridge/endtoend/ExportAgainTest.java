package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.poll.Poll;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** SI exports on every check-in; whatever it sends again ends in one opportunity and one project. */
class ExportAgainTest extends InProcessTest {

    @Test
    void onlyTheNewestOfSeveralExportsCountsAndAllAreAcknowledged() {
        VENDORS.export(sample().put("Name", "Patio Music, first draft"));
        VENDORS.export(sample());

        assertThat(bridge.runs(bridge.poll())).extracting(Run::outcome)
                .containsExactlyInAnyOrder(Outcome.SYNCED, Outcome.SKIPPED);
        assertThat(VENDORS.records("/sales/opportunities")).extracting(o -> o.path("name").asText())
                .contains("Patio Music").doesNotContain("Patio Music, first draft");
        assertThat(VENDORS.waiting()).isEmpty();
    }

    @Test
    void anUnchangedExportCostsNoCallAndAChangedOneOnlyItsDifference() {
        sync(sample());

        VENDORS.export(sample());
        assertThat(bridge.pollOne()).returns(Outcome.UNCHANGED, Run::outcome).returns(0, Run::calls);
        assertThat(VENDORS.waiting()).isEmpty();

        VENDORS.clearLog();
        Run changed = sync(sample().put("EndDate", "2026-12-24T00:00:00"));

        assertThat(changed).returns(0, Run::created).returns(1, Run::updated).returns(0, Run::removed);
        assertThat(VENDORS.writesToManage()).singleElement().satisfies(call ->
                assertThat(call.path("path").asText()).startsWith("/project/projects/"));
        assertThat(VENDORS.record("/project/projects", "name", "Patio Music").path("estimatedEnd").asText())
                .isEqualTo("2026-12-24T00:00:00Z");
    }

    @Test
    void aPollThatFindsNothingCostsOneCallUnlessAPersonWatches() {
        sync(sample());

        VENDORS.clearLog();
        assertThat(bridge.poll()).returns(Poll.State.DONE, Poll::state).returns(1, Poll::calls);
        assertThat(VENDORS.manageLog()).hasSize(1);

        assertThat(bridge.pollAttended().calls()).isGreaterThan(1);
    }

    @Test
    void soDoesOneThatFindsOnlyWhatIsNotTriedAgain() {
        VENDORS.export(sample().putNull("Client"));
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.REFUSED);

        Poll again = bridge.poll();
        assertThat(bridge.runs(again)).extracting(Run::outcome).containsExactly(Outcome.REFUSED);
        assertThat(again.calls()).isEqualTo(1);

        VENDORS.export(sample().put("Id", new UUID(1, 1).toString()).put("Name", "Another"));
        assertThat(bridge.poll().calls()).as("what is new").isGreaterThan(1);
        assertThat(VENDORS.waiting()).containsExactly("Patio Music");
    }

    @Test
    void aProjectWhoseIdSiWritesInCapitalsOneDayIsTheSameProject() {
        sync(sample());
        int lines = VENDORS.records("/procurement/products").size();

        ObjectNode capitals = sample().put("Notes", "again");
        Run run = sync(capitals.put("Id", capitals.path("Id").asText().toUpperCase(Locale.ROOT)));

        assertThat(run).returns(0, Run::created).returns(1, Run::updated).returns(0, Run::removed);
        assertThat(VENDORS.records("/procurement/products")).hasSize(lines);
        assertThat(VENDORS.waiting()).isEmpty();
    }

    @Test
    void aVerificationOfWhatNobodyTouchedWritesNothingAndReportsNothing() {
        Run first = sync(sample());
        VENDORS.clearLog();

        Run verified = bridge.verify(first);

        assertThat(verified.outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(verified.messages()).isEmpty();
        assertThat(VENDORS.writesToManage()).isEmpty();
    }

    @Test
    void aRowThatIsGoneTakesItsLineAlong() {
        ObjectNode project = sample().put("Progress", "Design");
        sync(project.deepCopy());
        List<JsonNode> before = linesOn("/sales/opportunities", "opportunity");

        ((ArrayNode) project.path("Items")).remove(0);

        assertThat(sync(project).removed()).isEqualTo(1);
        assertThat(linesOn("/sales/opportunities", "opportunity")).hasSize(before.size() - 1);
    }

    @Test
    void rowsThatAreNewOnAWonProjectReachTheProjectThoughTheOpportunityIsClosed() {
        sync(sample());
        int lines = linesOn("/sales/opportunities", "opportunity").size();

        ObjectNode grown = sample();
        ObjectNode row = grown.path("Items").get(0).deepCopy();
        row.put("Id", "77").put("SIItemId", "77").put("Model", "HA-NEW").put("Description", "One more amplifier");
        ((ArrayNode) grown.path("Items")).add(row);
        Run run = sync(grown);

        assertThat(run.messages()).contains("The line \"One more amplifier\" was not created");
        assertThat(linesOn("/sales/opportunities", "opportunity")).hasSize(lines);
        assertThat(linesOn("/project/projects", "project")).hasSize(lines + 1);
        assertThat(VENDORS.waiting()).isEmpty();
    }

    private static Run sync(ObjectNode project) {
        VENDORS.export(project);
        Run run = bridge.pollOne();
        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        return run;
    }

    private static List<JsonNode> linesOn(String path, String member) {
        return VENDORS.linesOn(member, VENDORS.record(path, "name", "Patio Music").path("id").asLong());
    }

    private static ObjectNode sample() {
        return VENDORS.sample(Vendors.SMALL);
    }
}
