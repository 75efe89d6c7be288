package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A project that somebody typed into Manage before there was a bridge: the export is linked to it. */
class LinkedProjectTest extends InProcessTest {

    private static final String PATIO = "Patio Music";
    private static final String PROJECTS = "/project/projects";
    private static final String TICKETS = "/project/tickets";
    private static final String OPPORTUNITIES = "/sales/opportunities";

    private int company;
    private int theirs;

    @BeforeEach
    void aProjectOfThatNameHoldsTheExportBack() {
        company = VENDORS.manage().create("Company", Map.of("identifier", "Cedar&FinchBakery", "name",
                "Cedar & Finch Bakery", "site", Map.of("name", "Main")));
        theirs = project(PATIO, company);
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        Run run = bridge.pollOne();
        assertThat(run.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(run.messages()).contains("(id " + theirs + ")")
                .contains("or have an opportunity and a project of its own created");
        assertThat(VENDORS.writesToManage()).isEmpty();
    }

    @Test
    @Tag("field")
    void aProjectWithoutAnOpportunityIsAdoptedWithItsPhasesAndTicketsAndGetsOne() {
        int phase = VENDORS.manage().create("ProjectPhase", theirs, Map.of("description", "Patio"));
        int ticket = VENDORS.manage().create("ProjectTicket", Map.of("summary", "Patio", "phase", Map.of("id", phase),
                "project", Map.of("id", theirs)));

        bridge.linkProject(PATIO, theirs);
        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        JsonNode held = VENDORS.record(PROJECTS, "name", PATIO);
        assertThat(held.path("id").asInt()).isEqualTo(theirs);
        assertThat(VENDORS.records(OPPORTUNITIES)).singleElement().satisfies(opportunity ->
                assertThat(held.path("opportunity").path("id")).isEqualTo(opportunity.path("id")));
        assertThat(held.path("estimatedStart").asText()).as("SI's").startsWith("2026-12");
        assertThat(VENDORS.records(PROJECTS + "/" + theirs + "/phases")).extracting(one -> one.path("id").asInt())
                .contains(phase);
        assertThat(VENDORS.records(TICKETS)).filteredOn(one -> one.path("summary").asText().equals("Patio"))
                .singleElement().satisfies(one -> assertThat(one.path("id").asInt()).isEqualTo(ticket));
        assertThat(Vendors.total(VENDORS.linesOn("project", theirs))).isEqualByComparingTo("1132");
        assertThat(VENDORS.waiting()).isEmpty();
        assertThat(bridge.waiting()).isEmpty();
    }

    @Test
    void linesThatSomebodyTypedInAreNotMadeAgain() {
        int item = VENDORS.manage().create("CatalogItem", Map.of("identifier", productId(), "description", "Amplifier",
                "customerDescription", "Amplifier", "subcategory", Map.of("name", "Displays"),
                "type", Map.of("name", "Inventory"), "productClass", "Inventory"));
        int line = VENDORS.manage().create("ProductItem", Map.of("catalogItem", Map.of("id", item), "quantity", 1,
                "price", 500, "project", Map.of("id", theirs), "billableOption", "Billable"));

        bridge.linkProject(PATIO, theirs);
        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        List<JsonNode> lines = VENDORS.linesOn("project", theirs);
        assertThat(Vendors.total(lines)).isEqualByComparingTo("1132");
        assertThat(lines).filteredOn(one -> one.path("catalogItem").path("id").asInt() == item).singleElement()
                .satisfies(one -> assertThat(one.path("id").asInt()).isEqualTo(line));
        assertThat(run.messages()).contains("was already in Manage; SI's values replaced its own: price 500 → 529");
    }

    @Test
    void whereManageDoesNotLetAnOpportunityBeSetTheProjectGoesOnWithout() {
        VENDORS.fault("manage", """
                {"method": "PATCH", "path": "/project/projects/%d", "kind": "status", "status": 400,
                "body": "{\\"code\\": \\"InvalidObject\\", \\"message\\": \\"no\\"}"}""".formatted(theirs)
                .replace("\n", ""));
        bridge.linkProject(PATIO, theirs);

        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.messages()).contains("Manage did not allow the project \"Patio Music\" to be linked to its"
                + " opportunity");
        JsonNode held = VENDORS.record(PROJECTS, "name", PATIO);
        assertThat(held.path("opportunity").isMissingNode()).isTrue();
        assertThat(held.path("estimatedStart").asText()).startsWith("2026-12");
        assertThat(Vendors.total(VENDORS.linesOn("project", theirs))).isEqualByComparingTo("1132");
    }

    @Test
    void aProjectThatCannotBeMeantIsNotLinked() {
        int elsewhere = project("Stage",
                VENDORS.record("/company/companies", "identifier", "OldMill").path("id").asInt());
        int closed = project("Den", company);
        VENDORS.edit(PROJECTS, closed, "status", Map.of("name", "Closed"));

        assertThatThrownBy(() -> bridge.linkProject(PATIO, 99_999)).hasMessage("Manage has no project 99999.");
        assertThatThrownBy(() -> bridge.linkProject(PATIO, elsewhere)).hasMessageContaining(
                "belongs to the company Old Mill Theatre; the project's client is Cedar & Finch Bakery.");
        assertThatThrownBy(() -> bridge.linkProject(PATIO, closed)).hasMessage("The project " + closed + " is closed.");
        assertThat(bridge.waiting()).hasSize(1);
    }

    @Test
    void aProjectThatIsGoneMeanwhileIsAskedForAgain() {
        bridge.linkProject(PATIO, theirs);
        VENDORS.delete(PROJECTS, theirs);

        Run run = bridge.pollOne();

        assertThat(run.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(run.messages()).startsWith("The project " + theirs + " that this project was linked to no longer"
                + " exists");
        assertThat(VENDORS.records(PROJECTS)).isEmpty();
        assertThat(VENDORS.waiting()).containsExactly(PATIO);

        bridge.link(PATIO, null);
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(VENDORS.records(PROJECTS)).hasSize(1);
        assertThat(VENDORS.records(OPPORTUNITIES)).hasSize(1);
    }

    @Test
    void anOpportunityThatTheProjectHasComesAlong() {
        int contact = VENDORS.manage().create("Contact", Map.of("firstName", "Ann", "company", Map.of("id", company)));
        int opportunity = VENDORS.manage().create("Opportunity", Map.of("name", "Somebody's", "company",
                Map.of("id", company), "contact", Map.of("id", contact), "primarySalesRep",
                Map.of("identifier", "dsales")));
        VENDORS.edit(PROJECTS, theirs, "opportunity", Map.of("id", opportunity));

        bridge.linkProject(PATIO, theirs);
        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(VENDORS.records(OPPORTUNITIES)).singleElement().satisfies(held -> {
            assertThat(held.path("id").asInt()).isEqualTo(opportunity);
            assertThat(held.path("source").asText()).startsWith("dtools:");
        });
        assertThat(VENDORS.records(PROJECTS)).hasSize(1);
    }

    private static String productId() {
        JsonNode row = VENDORS.sample(Vendors.SMALL).path("Items").get(0);
        return row.path("Manufacturer").asText() + "-" + row.path("Model").asText();
    }

    private static int project(String name, int company) {
        return VENDORS.manage().create("Project", new HashMap<>(Map.of("name", name, "company", Map.of("id", company),
                "board", Map.of("name", "D-Tools Projects"), "billingMethod", "ActualRates",
                "estimatedStart", "2026-01-01T00:00:00Z", "estimatedEnd", "2026-02-01T00:00:00Z")));
    }
}
