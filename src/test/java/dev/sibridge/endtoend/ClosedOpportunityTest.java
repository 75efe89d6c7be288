package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.sandbox.manage.model.Trait;
import dev.sibridge.vendor.connectwise.kinds.Right.Action;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever may change opportunities may not change those that are won or lost: that takes a right of its own. */
class ClosedOpportunityTest extends InProcessTest {

    private static final String OPPORTUNITIES = "/sales/opportunities";
    private static final String RIGHT = "Give the API member's security role the level All for"
            + " Sales > Closed Opportunity (edit).";

    private final ObjectNode export = VENDORS.sample(Vendors.SMALL);

    @BeforeEach
    void aWonProject() {
        VENDORS.manage().take(Trait.CLOSED_OPPORTUNITY_RIGHT);
        assertThat(sync().outcome()).isEqualTo(Outcome.SYNCED);
        VENDORS.clearLog();
    }

    @Test
    @Tag("field")
    void aChangeOfAWonOpportunityIsLeftOutNamingTheRightAndTheProjectGoesOn() {
        export.put("Name", "Patio Music, rev 2").put("EndDate", "2027-03-01T00:00:00");

        Run run = sync();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.messages())
                .containsOnlyOnce("The opportunity \"Patio Music, rev 2\" was not updated, because the"
                + " opportunity is closed. " + RIGHT).doesNotContain("Sales > Opportunity");
        assertThat(opportunity().path("name").asText()).isEqualTo("Patio Music");
        JsonNode project = VENDORS.record("/project/projects", "name", "Patio Music, rev 2");
        assertThat(project.path("estimatedEnd").asText()).startsWith("2027-03-01");
        assertThat(VENDORS.asked("PATCH", OPPORTUNITIES + "/" + opportunity().path("id").asLong())).isEqualTo(1);
        assertThat(VENDORS.waiting()).isEmpty();
    }

    @Test
    void onceTheRightIsGivenTheNextExportMakesUpForIt() {
        export.put("Name", "Patio Music, rev 2");
        sync();
        VENDORS.allow("Closed Opportunity", Action.EDIT, "All");

        export.put("EndDate", "2027-03-01T00:00:00");
        Run run = sync();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.messages()).doesNotContain("Closed Opportunity");
        assertThat(opportunity().path("name").asText()).isEqualTo("Patio Music, rev 2");
    }

    @Test
    void anOpportunityThatAPersonHasLostIsAClosedOneToo() {
        bridge.forgetEverything();
        VENDORS.startEmpty();
        VENDORS.manage().take(Trait.CLOSED_OPPORTUNITY_RIGHT);
        export.put("Progress", "Design");
        sync();
        VENDORS.edit(OPPORTUNITIES, opportunity().path("id").asLong(), "status", Map.of("name", "Lost"));

        export.put("Notes", "Call again in spring");
        Run run = sync();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.messages()).contains(RIGHT);
    }

    @Test
    void theRightToChangeOpenOnesIsStillNamedForOpenOnes() {
        bridge.forgetEverything();
        VENDORS.startEmpty();
        export.put("Progress", "Design");
        sync();
        VENDORS.fault("manage", """
                {"method": "PATCH", "path": "/sales/opportunities/*", "kind": "status", "status": 403, "times": 9}""");

        export.put("Name", "Patio Music, rev 2");
        Run run = sync();

        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.messages()).contains("the level All for Sales > Opportunity.").doesNotContain("Closed");
    }

    private Run sync() {
        VENDORS.export(export.deepCopy());
        return bridge.pollOne();
    }

    private static JsonNode opportunity() {
        return VENDORS.records(OPPORTUNITIES).get(0);
    }
}
