package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.sandbox.Fault;
import dev.sibridge.sandbox.manage.model.Trait;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Manage made of a write counts, not what was sent: another id, another price, another status. */
class ManagesOwnWayTest extends InProcessTest {

    private static final BigDecimal SI_TOTAL = new BigDecimal("1131.60");
    private static final String CATALOG = "/procurement/catalog";
    private static final String LINES = "/procurement/products";
    private static final String OPPORTUNITIES = "/sales/opportunities";

    @Test
    @Tag("field")
    void aCatalogItemThatSomebodyMadeAMomentBeforeIsTheirs() {
        VENDORS.managesTenantHas(Trait.COPY_NAMES);
        Run run = sync(small());

        List<JsonNode> items = VENDORS.records(CATALOG);
        assertThat(items).noneMatch(item -> identifier(item).endsWith("-Copy0"));
        assertThat(items).extracting(ManagesOwnWayTest::identifier).doesNotHaveDuplicates();
        JsonNode theirs = items.stream().filter(item -> !item.has("integrationXRef")).findFirst().orElseThrow();
        assertThat(VENDORS.records(LINES)).as("lines of " + identifier(theirs))
                .anyMatch(line -> line.path("catalogItem").path("id").equals(theirs.path("id")));
        assertThat(run.messages()).contains("at the same moment", identifier(theirs) + "-Copy0");
        assertThat(run.removed()).isEqualTo(1);

        assertThat(again()).as("nothing is asked or made once more").isEqualTo(0);
    }

    @Test
    @Tag("field")
    void aCopyWhoseAnswerGotLostGoesLikewise() {
        VENDORS.managesTenantHas(Trait.COPY_NAMES);
        VENDORS.fault("manage", """
                {"method": "POST", "path": "%s", "kind": "drop-after"}""".formatted(CATALOG));
        // Were there others, the lost answer might be another one's.
        ObjectNode ofOneRow = small().put("PriceWithoutTax", 528.6);
        VENDORS.export(ofOneRow.set("Items", ofOneRow.arrayNode().add(ofOneRow.path("Items").get(0))));
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.FAILED);

        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(VENDORS.records(CATALOG)).noneMatch(item -> identifier(item).endsWith("-Copy0"));
    }

    @Test
    @Tag("field")
    void anotherIdWithoutAnotherItemIsUsedAsItIs() {
        VENDORS.managesTenantHas(Trait.COPY_NAMES);
        Run run = sync(small(), () -> VENDORS.records(CATALOG).stream()
                .filter(item -> !item.has("integrationXRef")).forEach(other -> VENDORS.delete(CATALOG,
                        other.path("id").asLong())));

        assertThat(VENDORS.records(CATALOG)).filteredOn(item -> identifier(item).endsWith("-Copy0")).hasSize(1);
        assertThat(run.messages()).contains("SI Bridge uses it as it is");
        assertThat(run.removed()).isZero();
        assertThat(again()).isEqualTo(0);
    }

    @Test
    @Tag("field")
    void suchAnItemIsFoundAgainWhenTheDatabaseIsLost() {
        VENDORS.managesTenantHas(Trait.COPY_NAMES);
        sync(small(), () -> VENDORS.records(CATALOG).stream()
                .filter(item -> !item.has("integrationXRef")).forEach(other -> VENDORS.delete(CATALOG,
                        other.path("id").asLong())));
        List<JsonNode> items = VENDORS.records(CATALOG);
        bridge.forgetEverything();

        Run run = sync(small().put("Notes", "x"));

        assertThat(run.created()).as(run.messages()).isZero();
        assertThat(VENDORS.records(CATALOG)).isEqualTo(items);
    }

    @Test
    @Tag("field")
    void aPricingScheduleDoesNotTouchOurPrices() {
        VENDORS.managesTenantHas(Trait.PRICING_SCHEDULE);
        Run run = sync(small());

        BigDecimal total = Vendors.total(VENDORS.linesOn("project", project()));
        assertThat(Vendors.total(VENDORS.linesOn("opportunity", opportunity()))).isEqualByComparingTo(total);
        assertThat(total).isEqualByComparingTo(SI_TOTAL);
        assertThat(run.messages()).doesNotContain("Manage changed", "Manage keeps");

        ObjectNode dearer = small();
        ((ObjectNode) dearer.path("Items").get(0)).put("UnitPrice", 1234.5);
        sync(dearer);
        assertThat(VENDORS.linesOn("project", project())).extracting(line -> line.path("price").decimalValue())
                .anySatisfy(price -> assertThat(price).isEqualByComparingTo("1234.5"));
    }

    @Test
    @Tag("field")
    void pricesThatManageRoundsAreSentOnceMoreAndThenToldWithBothFigures() {
        VENDORS.managesTenantHas(Trait.ROUNDED_PRICES);
        Run run = sync(small());

        List<JsonNode> lines = VENDORS.linesOn("project", project());
        assertThat(lines).allSatisfy(line -> assertThat(line.path("price").decimalValue().stripTrailingZeros().scale())
                .isLessThanOrEqualTo(0));
        assertThat(run.messages()).contains("although SI's values were sent twice: price 528.6 → 529");
        long corrections = VENDORS.writesToManage().stream().filter(call ->
                call.path("method").asText().equals("PATCH") && call.path("path").asText().startsWith(LINES)).count();
        assertThat(corrections).isPositive();
        assertThat(run.linesTotal()).as("the money is what Manage holds").isEqualByComparingTo(Vendors.total(lines))
                .isNotEqualByComparingTo(SI_TOTAL);

        VENDORS.clearLog();
        assertThat(again()).as("it is not fought with every export").isEqualTo(0);
    }

    @Test
    @Tag("field")
    void aRunThatBreaksBeforeThePriceIsCorrectedGoesOnWithIt() {
        VENDORS.managesTenantHas(Trait.ROUNDED_PRICES);
        VENDORS.fault("manage", """
                {"method": "PATCH", "path": "%s/*", "kind": "status", "status": 500, "times": 9}""".formatted(LINES));
        VENDORS.export(small());
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.FAILED);

        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(VENDORS.records(LINES)).extracting(line -> line.path("integrationXRef").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void aLineThatAPersonDeletesBeforeItIsCorrectedIsNotMadeAgain() {
        VENDORS.managesTenantHas(Trait.ROUNDED_PRICES);
        VENDORS.fault("manage", """
                {"method": "PATCH", "path": "%s/*", "kind": "status", "status": 404,
                "body": "{\\"code\\": \\"NotFound\\", \\"message\\": \\"not found\\"}"}""".formatted(LINES).replace("\n", ""));

        Run run = sync(small());

        assertThat(run.messages()).contains("was not corrected, because Manage does not accept that: PATCH " + LINES);
        VENDORS.clearLog();
        assertThat(again()).isEqualTo(0);
    }

    @Test
    @Tag("field")
    void whatWorkflowRulesChangeIsNotedAndNotFought() {
        VENDORS.managesTenantHas(Trait.WORKFLOW_RULES);
        Run run = sync(small());

        JsonNode opportunity = VENDORS.records(OPPORTUNITIES).get(0);
        assertThat(opportunity.path("status").path("name").asText()).isEqualTo("Won - Scheduled");
        assertThat(run.messages()).contains("Manage changed what was written to the opportunity", "expectedCloseDate ",
                "summary ", "status is Won - Scheduled");

        VENDORS.clearLog();
        assertThat(again()).isEqualTo(0);
        JsonNode after = VENDORS.record(OPPORTUNITIES, "name", opportunity.path("name").asText());
        assertThat(after.path("expectedCloseDate")).isEqualTo(opportunity.path("expectedCloseDate"));
    }

    private static ObjectNode small() {
        ObjectNode project = VENDORS.sample(Vendors.SMALL);
        ((ObjectNode) project.path("Items").get(0)).put("UnitPrice", 528.6);
        return project.put("PriceWithoutTax", SI_TOTAL);
    }

    private static Run sync(ObjectNode export) {
        return sync(export, () -> { });
    }

    private static Run sync(ObjectNode export, Runnable afterTheFirstItem) {
        VENDORS.fault("manage", Fault.next(Fault.Kind.SLOW, "POST", CATALOG), afterTheFirstItem);
        VENDORS.export(export);
        Run run = bridge.pollOne();
        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        return run;
    }

    /** The small sample once more, with another name in SI. Returns the writes, but for those of the name. */
    private static long again() {
        VENDORS.clearLog();
        VENDORS.export(small().put("Notes", "Again"));
        Run run = bridge.pollOne();
        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        return VENDORS.writesToManage().stream().filter(call -> Stream.of(CATALOG, LINES, "/project/tickets",
                "/project/projects").anyMatch(path -> call.path("path").asText().startsWith(path))).count();
    }

    private static String identifier(JsonNode item) {
        return item.path("identifier").asText();
    }

    private static long opportunity() {
        return VENDORS.records(OPPORTUNITIES).get(0).path("id").asLong();
    }

    private static long project() {
        return VENDORS.records("/project/projects").get(0).path("id").asLong();
    }
}
