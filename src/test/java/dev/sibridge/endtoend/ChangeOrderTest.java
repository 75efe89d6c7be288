package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Change orders: SI merges an approved one into its project, which must not count it twice, nor lose it. */
class ChangeOrderTest {

    private static final String ORDER = "4-fjordblick-residence-change-order-1.json";
    private static final String OPPORTUNITIES = "/sales/opportunities";

    private static final Vendors VENDORS = new Vendors();
    private static InProcess noting;
    private static InProcess writing;

    @BeforeAll
    static void startTheBridges() {
        noting = InProcess.start(VENDORS);
        writing = InProcess.start(VENDORS, "SYNC_CHANGE_ORDERS=opportunity");
    }

    @AfterAll
    static void stopTheBridges() {
        noting.close();
        writing.close();
    }

    @BeforeEach
    void nothingIsWritten() {
        noting.forgetEverything();
        writing.forgetEverything();
        VENDORS.startEmpty();
    }

    @AfterEach
    void everythingIsAcknowledgedAndManageHasNothingToComplainAbout() {
        assertThat(VENDORS.waiting()).isEmpty();
        VENDORS.assertNoViolations();
    }

    @Test
    void byDefaultItIsNotedAndAcknowledged() {
        Run run = take(noting, order("Pending"));

        assertThat(run.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(run.messages()).isEqualTo("Change order 1: it is still open; once approved, SI merges it into the "
                + "project's next export.");
        assertThat(VENDORS.writesToManage()).isEmpty();
    }

    @Test
    void anApprovedOneWithoutItsProjectAsksForTheProject() {
        assertThat(take(noting, order("Approved")).messages()).endsWith("Export the project again.");
        assertThat(take(writing, order("Approved")).messages()).endsWith("Export the project again.");

        VENDORS.export(order("Approved"));
        VENDORS.export(VENDORS.sample(Vendors.LARGE));
        List<Run> runs = noting.runs(noting.poll());

        assertThat(runs).extracting(Run::outcome).containsExactlyInAnyOrder(Outcome.SKIPPED, Outcome.SYNCED);
        assertThat(runs).filteredOn(run -> run.coNumber() != null).extracting(Run::messages)
                .containsExactly("Change order 1: it was approved; the project's own export contains it.");
    }

    @Test
    void oneThatDToolsListsButDoesNotShowIsNoted() {
        VENDORS.fault("dtools", """
                {"method": "GET", "path": "/Subscribe/Projects/*", "kind": "status", "status": 404}""");
        VENDORS.fault("dtools", """
                {"method": "GET", "path": "/Subscribe/Projects", "nth": 2, "kind": "status", "status": 404}""");

        Run run = take(writing, order("Pending"));

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SKIPPED);
        assertThat(run.messages()).isEqualTo("Change order 1: D-Tools lists it, but does not return it.");
    }

    @Test
    void whatWasSettledBeforeWeKnewOfItIsNoOpportunity() {
        assertThat(take(writing, order("Rejected")).messages()).isEqualTo("Change order 1: it was rejected.");
        assertThat(VENDORS.records(OPPORTUNITIES)).isEmpty();
    }

    @Test
    void anOpenOneIsAnOpportunityOfItsOwnThatIsClosedNotWonWhenItIsSettled() {
        Run first = take(writing, order("Pending"));

        assertThat(first.outcome()).as(first.messages()).isEqualTo(Outcome.SYNCED);
        JsonNode opportunity = opportunity();
        assertThat(opportunity.path("name").asText()).startsWith("Fjordblick Residence – Theater, Network & Lighting, "
                + "change order 1: Outdoor access point");
        List<JsonNode> lines = VENDORS.linesOn("opportunity", opportunity.path("id").asLong());
        assertThat(lines).filteredOn(line -> line.path("quantity").asDouble() < 0).hasSize(1);
        assertThat(Vendors.total(lines)).isEqualByComparingTo(amount(order("Pending")));

        Run settled = take(writing, order("Rejected"));

        assertThat(settled.outcome()).as(settled.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(settled.messages()).contains("it was rejected. Its opportunity is closed.");
        assertThat(opportunity().path("status").path("name").asText()).isEqualTo("No Decision");
        assertThat(VENDORS.linesOn("opportunity", opportunity.path("id").asLong())).hasSameSizeAs(lines);
    }

    @Test
    void theSameAgainIsUnchanged() {
        take(writing, order("Pending"));
        VENDORS.clearLog();

        assertThat(take(writing, order("Pending")).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(VENDORS.writesToManage()).isEmpty();
    }

    @Test
    void itsOpportunityIsFoundThoughTheDatabaseIsLost() {
        take(writing, order("Pending"));
        writing.forgetEverything();

        assertThat(take(writing, order("Rejected")).outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(opportunity().path("status").path("name").asText()).isEqualTo("No Decision");
    }

    @Test
    void aStatusThatAPersonSetStays() {
        take(writing, order("Pending"));
        VENDORS.edit(OPPORTUNITIES, opportunity().path("id").asLong(), "status", Map.of("name", "Lost"));

        Run settled = take(writing, order("Rejected"));

        assertThat(settled.messages()).contains("\"Lost\", which a person has set");
        assertThat(opportunity().path("status").path("name").asText()).isEqualTo("Lost");
    }

    @Test
    void besideItsProjectBothAreTakenInOnePoll() {
        for (String status : List.of("Pending", "Approved")) {
            VENDORS.export(order(status));
            VENDORS.export(VENDORS.sample(Vendors.LARGE).put("Notes", status));

            assertThat(writing.runs(writing.poll())).extracting(Run::outcome)
                    .containsExactly(Outcome.SYNCED, Outcome.SYNCED);
        }
        assertThat(VENDORS.records(OPPORTUNITIES)).extracting(record -> record.path("source").asText())
                .hasSize(2).doesNotHaveDuplicates();
    }

    private static Run take(InProcess bridge, ObjectNode order) {
        VENDORS.export(order);
        return bridge.pollOne();
    }

    private static ObjectNode order(String status) {
        return VENDORS.sample(ORDER).put("COStatus", status);
    }

    private static JsonNode opportunity() {
        assertThat(VENDORS.records(OPPORTUNITIES)).hasSize(1);
        return VENDORS.records(OPPORTUNITIES).get(0);
    }

    // As SI counts: what goes counts against what comes.
    private static BigDecimal amount(ObjectNode order) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : order.path("Items")) {
            BigDecimal amount = row.path("Quantity").decimalValue().multiply(row.path("UnitPrice").decimalValue())
                    .add(row.path("ProductAdjustment").decimalValue())
                    .add(row.path("MiscPartAdjustment").decimalValue())
                    .add(row.path("LaborAdjustment").decimalValue());
            sum = row.path("COChangeTypeId").asInt() == 2 ? sum.subtract(amount) : sum.add(amount);
        }
        return sum;
    }
}
