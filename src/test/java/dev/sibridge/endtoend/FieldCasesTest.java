package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.sandbox.manage.model.Trait;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports as they were seen in the field, with Manage as it was found there; skipped where those files are not. */
class FieldCasesTest extends InProcessTest {

    private static final Path CASES = Path.of("../shared/field");
    private static final BigDecimal TOTAL = new BigDecimal("1054.50");
    private static final String COMPANIES = "/company/companies";
    private static final String OPPORTUNITIES = "/sales/opportunities";
    private static final String PROJECTS = "/project/projects";

    @BeforeEach
    void casesAreHere() {
        assumeTrue(Files.isDirectory(CASES), "There are no field cases beside this checkout");
    }

    @Test
    void case01RecycleBinCompany() {
        long deleted = company("CedarGroveStudio", "Cedar Grove Studio");
        VENDORS.edit(COMPANIES, deleted, "deletedFlag", true);

        Run run = poll("01-recycle-bin-company/export");

        assertThat(run.outcome()).isIn(Outcome.SYNCED, Outcome.SKIPPED);
        assertThat(VENDORS.records(OPPORTUNITIES)).noneMatch(held -> held.path("company").path("id")
                .asLong() == deleted);
        assertThat(VENDORS.records("/company/contacts"))
                .noneMatch(held -> held.path("company").path("id").asLong() == deleted);
    }

    @Test
    void case03Copy0() {
        VENDORS.managesTenantHas(Trait.COPY_NAMES);

        Run run = synced("03-copy0/export");

        assertThat(VENDORS.records("/procurement/catalog")).extracting(item -> item.path("identifier").asText())
                .contains("Quiethall-QH-C2").doesNotHaveDuplicates().noneMatch(id -> id.endsWith("-Copy0"));
        assertThat(run.messages()).contains("-Copy0");
    }

    @Test
    void case04PricingSchedule() {
        VENDORS.managesTenantHas(Trait.PRICING_SCHEDULE);

        synced("04-pricing-schedule/export");

        assertThat(Vendors.total(VENDORS.linesOn("project", only(PROJECTS)))).isEqualByComparingTo(TOTAL);
    }

    @Test
    void case05SameStreetOtherTown() {
        long company = company("HarborPointDental", "Harbor Point Dental");
        String sites = COMPANIES + "/" + company + "/sites";
        VENDORS.make(sites, Map.of("name", "418 Wharf Street", "addressLine1", "418 Wharf Street", "city", "Portland",
                "zip", "04101", "stateReference", Map.of("identifier", "ME")));
        long portland = VENDORS.record(sites, "city", "Portland").path("id").asLong();

        synced("05-same-street-other-town/export");

        long bangor = VENDORS.record(sites, "city", "Bangor").path("id").asLong();
        assertThat(bangor).isNotEqualTo(portland);
        for (String path : List.of(OPPORTUNITIES, PROJECTS, "/project/tickets")) {
            assertThat(VENDORS.records(path)).isNotEmpty()
                    .allMatch(held -> held.path("site").path("id").asLong() == bangor);
        }
    }

    @Test
    void case07ClosedOpportunityRight() {
        VENDORS.managesTenantHas(Trait.CLOSED_OPPORTUNITY_RIGHT);
        synced("07-closed-opportunity-right/export-1");

        Run run = poll("07-closed-opportunity-right/export-2");

        assertThat(run.messages()).contains("Sales > Closed Opportunity (edit)");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void case09ConvertedByPerson(boolean copies) {
        if (copies) {
            VENDORS.managesTenantHas(Trait.CONVERSION_COPIES);
        }
        synced("09-converted-by-person/export-1");
        long opportunity = only(OPPORTUNITIES);
        VENDORS.edit(OPPORTUNITIES, opportunity, "status", Map.of("name", "Won"));
        VENDORS.make(OPPORTUNITIES + "/" + opportunity + "/convertToProject", Map.of("name", "By hand",
                "board", Map.of("name", "D-Tools Projects"), "includeAllProductsFlag", true,
                "estimatedStart", "2026-09-01T00:00:00Z", "estimatedEnd", "2026-09-02T00:00:00Z"));

        synced("09-converted-by-person/export-2");

        assertThat(Vendors.total(VENDORS.linesOn("project", only(PROJECTS)))).isEqualByComparingTo(TOTAL);
    }

    @Test
    void case10CompanyByName() {
        company("C1042", "Cedar Grove Studio");

        Run run = poll("10-company-by-name/export");

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SKIPPED);
        assertThat(VENDORS.records(COMPANIES)).filteredOn(held -> held.path("name").asText()
                .equals("Cedar Grove Studio")).hasSize(1);
        assertThat(bridge.waiting()).hasSize(1);
    }

    @Test
    void case13EmptyDotnetDate() {
        Run run = poll("13-empty-dotnet-date/export");

        assertThat(run.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(run.messages()).contains("no start date", "no end date");
        assertThat(VENDORS.writesToManage()).isEmpty();
    }

    @Test
    void case14InactiveNamesakes() {
        VENDORS.managesTenantHas(Trait.INACTIVE_NAMESAKES);

        synced("14-inactive-namesakes/export");

        assertThat(Vendors.total(VENDORS.linesOn("project", only(PROJECTS)))).isEqualByComparingTo(TOTAL);
    }

    @Test
    void case15ForeignCurrency() {
        Run run = poll("15-foreign-currency/export");

        assertThat(run.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(run.messages()).contains("CAD", "USD", "SYNC_FOREIGN_CURRENCY");
        assertThat(VENDORS.writesToManage()).isEmpty();
    }

    @Test
    void case18InactiveContact() {
        long company = company("HarborPointDental", "Harbor Point Dental");
        VENDORS.make("/company/contacts", Map.of("firstName", "Lena", "lastName", "Brandt", "company",
                Map.of("id", company), "inactiveFlag", true, "communicationItems", List.of(Map.of("type",
                Map.of("id", emailType()), "value", "lena.brandt@example.com", "communicationType", "Email",
                "defaultFlag", true))));
        long inactive = VENDORS.record("/company/contacts", "lastName", "Brandt").path("id").asLong();

        synced("18-inactive-contact/export");

        assertThat(VENDORS.records(OPPORTUNITIES)).extracting(held -> held.path("contact").path("id").asLong())
                .doesNotContain(inactive).doesNotContain(0L);
    }

    private static Run synced(String name) {
        Run run = poll(name);
        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        return run;
    }

    private static Run poll(String name) {
        try {
            VENDORS.clearLog();
            ObjectNode export = (ObjectNode) new ObjectMapper().readTree(CASES.resolve(name + ".json").toFile());
            export.remove("PublishedOnUnixTimeMs");
            VENDORS.export(export);
            return bridge.pollOne();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long company(String identifier, String name) {
        VENDORS.make(COMPANIES, Map.of("identifier", identifier, "name", name, "site", Map.of("name", "Main")));
        return VENDORS.record(COMPANIES, "identifier", identifier).path("id").asLong();
    }

    private static long emailType() {
        return VENDORS.records("/company/communicationTypes").stream()
                .filter(type -> type.path("emailFlag").asBoolean()).findFirst().orElseThrow().path("id").asLong();
    }

    private static long only(String path) {
        List<JsonNode> all = VENDORS.records(path);
        assertThat(all).hasSize(1);
        return all.get(0).path("id").asLong();
    }
}
