package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.endtoend.Bridge.Result;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, whole: the sample exports go through once, then a second run finds nothing to do. */
class FirstRunTest {

    private static final String HOUSE = "Fjordblick Residence – Theater, Network & Lighting";
    private static final Vendors VENDORS = new Vendors();

    private static Result first;
    private static Result second;
    private static List<JsonNode> firstLog;
    private static List<JsonNode> secondWrites;

    @BeforeAll
    static void runTwice(@TempDir Path folder) {
        VENDORS.startWithSamples();
        Bridge bridge = new Bridge(folder, VENDORS);
        first = bridge.once();
        firstLog = VENDORS.manageLog();
        VENDORS.clearLog();
        second = bridge.once();
        secondWrites = VENDORS.writesToManage();
    }

    @AfterAll
    static void manageHasNothingToComplainAbout() {
        VENDORS.assertNoViolations();
    }

    @Test
    void everyExportIsSyncedAndTheSummarySaysSo() {
        assertThat(first.exitCode()).as(first.log()).isZero();
        assertThat(first.total()).matches("poll found=4 synced=3 unchanged=0 refused=0 failed=0 skipped=1 "
                + "calls=\\d+ ms=\\d+");
        assertThat(first.lineOf("Patio Music")).matches("run \\d+ synced \"Patio Music\" created=\\d+ updated=1 "
                + "removed=0 calls=\\d+ ms=\\d+");
        assertThat(first.summary()).hasSize(5);
    }

    @Test
    void theSummaryCountsWhatManageSaw() {
        long posts = firstLog.stream().filter(call -> call.path("method").asText().equals("POST")).count();
        int created = first.summary().stream().filter(line -> line.startsWith("run"))
                .mapToInt(line -> Result.figure(line, "created")).sum();

        assertThat(created).isEqualTo((int) posts);
        assertThat(Result.figure(first.total(), "calls")).isEqualTo(firstLog.size());
    }

    @Test
    void manageRefusesNothing() {
        assertThat(firstLog).allSatisfy(call ->
                assertThat(call.path("status").asInt()).as(call.toString()).isBetween(200, 299));
    }

    @Test
    void everyMessageIsAcknowledged() {
        assertThat(VENDORS.waiting()).isEmpty();
    }

    @Test
    void aSecondRunWritesNothing() {
        assertThat(second.exitCode()).as(second.log()).isZero();
        assertThat(second.total()).startsWith("poll found=0 synced=0 unchanged=0 refused=0 failed=0 skipped=0 ");
        assertThat(secondWrites).isEmpty();
    }

    @Test
    void theClientIsACompanyWithSiteAndContacts() {
        JsonNode company = VENDORS.record("/company/companies", "name", "Åkerström, Zoë & Jürgen");
        JsonNode contact = VENDORS.record("/company/contacts", "lastName", "Åkerström");

        assertThat(company.path("identifier").asText()).isEqualTo("Åkerström,Zoë&Jürgen");
        assertThat(company.path("status").path("name").asText()).isEqualTo("Active");
        assertThat(contact.path("company").path("id")).isEqualTo(company.path("id"));
        assertThat(contact.path("communicationItems")).isNotEmpty();
    }

    @Test
    void twoProjectsOfOneClientShareTheCompany() {
        VENDORS.record("/company/companies", "name", "Cedar & Finch Bakery");
        VENDORS.record("/company/contacts", "lastName", "Finch");
    }

    @Test
    void aWonProjectIsAWonOpportunityWithAllItsMoney() {
        JsonNode opportunity = VENDORS.record("/sales/opportunities", "name", HOUSE);
        BigDecimal total = Vendors.total(VENDORS.linesOn("opportunity", opportunity.path("id").asLong()));

        assertThat(opportunity.path("status").path("name").asText()).isEqualTo("Won");
        assertThat(opportunity.path("source").asText()).isEqualTo("dtools:23bac4a8-e361-5366-9695-a00deb405673");
        assertThat(opportunity.path("primarySalesRep").path("identifier").asText()).isEqualTo("rokafor");
        // 8,254.96 without tax and two freight items of 92.50.
        assertThat(total).isEqualByComparingTo("8439.96");
    }

    @Test
    void theProjectCarriesTheSameMoneyOnItsTickets() {
        JsonNode project = VENDORS.record("/project/projects", "name", HOUSE);
        List<JsonNode> lines = VENDORS.linesOn("project", project.path("id").asLong());

        assertThat(Vendors.total(lines)).isEqualByComparingTo("8439.96");
        assertThat(project.path("board").path("name").asText()).isEqualTo("D-Tools Projects");
        assertThat(lines.stream().filter(line -> line.path("ticket").isMissingNode())).singleElement()
                .satisfies(freight -> assertThat(freight.path("description").asText()).isEqualTo("Inbound freight"));
    }

    @Test
    void everyLocationHasATicketAndThoseWithChildrenArePhases() {
        JsonNode project = VENDORS.record("/project/projects", "name", HOUSE);
        JsonNode sample = VENDORS.sample(Vendors.LARGE).path("Locations");
        Set<String> names = sample.findValuesAsText("Name").stream().collect(Collectors.toSet());
        List<JsonNode> tickets = VENDORS.records("/project/tickets").stream()
                .filter(ticket -> ticket.path("project").path("id").equals(project.path("id"))).toList();

        assertThat(tickets).hasSize(sample.size() + 1);
        assertThat(tickets.stream().map(ticket -> ticket.path("summary").asText()).collect(Collectors.toSet()))
                .containsAll(names).contains("General");
    }

    @Test
    void aProjectThatIsNotWonStaysAnOpenOpportunityWithoutAProject() {
        JsonNode opportunity = VENDORS.record("/sales/opportunities", "name", "Office Network");

        assertThat(opportunity.path("status").path("name").asText()).isEqualTo("Open");
        assertThat(opportunity.path("primarySalesRep").path("identifier").asText()).isEqualTo("dsales");
        assertThat(VENDORS.records("/project/projects")).extracting(p -> p.path("name").asText())
                .doesNotContain("Office Network");
    }

    @Test
    void productsOfTheCatalogAreMadeOnceWithTypeClassAndManufacturer() {
        List<JsonNode> catalog = VENDORS.records("/procurement/catalog");

        assertThat(catalog).extracting(item -> item.path("identifier").asText()).doesNotHaveDuplicates();
        JsonNode labor = VENDORS.record("/procurement/catalog", "identifier", "Labor-Finish");
        assertThat(labor.path("type").path("name").asText()).isEqualTo("D-Tools Labor");
        assertThat(labor.path("productClass").asText()).isEqualTo("Service");
        assertThat(VENDORS.record("/procurement/catalog", "identifier", "Product Adjustment")
                .path("subcategory").path("name").asText()).isEqualTo("Product Adjustment");
    }
}
