package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.sandbox.manage.model.Trait;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records that Manage still shows though nobody works with them any more: nothing is hung on them. */
class RetiredRecordsTest extends InProcessTest {

    private static final String COMPANIES = "/company/companies";
    private static final String CONTACTS = "/company/contacts";
    private static final String CATALOG = "/procurement/catalog";
    private static final String MAKERS = "/procurement/manufacturers";
    private static final String PATIO = "Patio Music";
    private static final String OFFICE = "Office Network";
    private static final String CLIENT = "Cedar & Finch Bakery";

    @Test
    @Tag("field")
    void aCompanyInTheRecycleBinIsNotUsedAndAPersonSaysWhatIsToBe() {
        VENDORS.manage().take(Trait.RECYCLE_BIN);
        Run first = export(Vendors.SMALL);

        assertThat(first.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(first.messages()).contains("of the client \"Cedar & Finch Bakery\" is in the recycle bin in Manage.")
                .contains("say which company it is, or have a new one created");
        assertThat(VENDORS.writesToManage()).isEmpty();
        assertThat(bridge.pollOne().outcome()).as("again").isEqualTo(Outcome.SKIPPED);

        bridge.chooseCompany(PATIO, null);
        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        JsonNode made = companyOf(PATIO);
        assertThat(made.path("deletedFlag").asBoolean()).isFalse();
        assertThat(made.path("name").asText()).isEqualTo(CLIENT);
        assertThat(made.path("identifier").asText()).matches("Cedar&FinchBakery~\\d{3}");
        assertThat(export(Vendors.OFFICE).outcome()).as("its next project").isEqualTo(Outcome.SYNCED);
        assertThat(companyOf(OFFICE)).isEqualTo(made);
    }

    @Test
    @Tag("field")
    void theCompanyMadeInThePlaceOfADeletedOneIsFoundAgainWhenTheDatabaseIsLost() {
        VENDORS.manage().take(Trait.RECYCLE_BIN);
        export(Vendors.SMALL);
        bridge.chooseCompany(PATIO, null);
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);

        bridge.forgetEverything();
        Run run = export(Vendors.SMALL);

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.created()).isZero();
    }

    @Test
    @Tag("field")
    void aRestoredCompanyIsUsedByTheNextPoll() {
        VENDORS.manage().take(Trait.RECYCLE_BIN);
        export(Vendors.SMALL);

        VENDORS.edit(COMPANIES, id(company("Cedar&FinchBakery")), "deletedFlag", false);

        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(companyOf(PATIO).path("identifier").asText()).isEqualTo("Cedar&FinchBakery");
    }

    @Test
    @Tag("field")
    void aCompanyOfAnInactiveStatusIsNotUsed() {
        int company = VENDORS.manage().create("Company", Map.of("identifier", "Cedar&FinchBakery", "name", "Old bakery",
                "site", Map.of("name", "Main"), "status", Map.of("name", "Inactive")));

        Run run = export(Vendors.SMALL);

        assertThat(run.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(run.messages()).contains("id " + company + ") of the client \"Cedar & Finch Bakery\" has the status"
                + " \"Inactive\" in Manage, which is inactive.");
    }

    @Test
    @Tag("field")
    void aMergedCompanyIsFollowedToTheOneThatItWasMergedInto() {
        assertThat(export(Vendors.SMALL).outcome()).isEqualTo(Outcome.SYNCED);
        VENDORS.manage().take(Trait.MERGED_COMPANY);
        int before = VENDORS.records(COMPANIES).size();

        Run run = export(Vendors.OFFICE);

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.messages()).contains("The company of \"Cedar & Finch Bakery\" was merged into \"Cedar & Finch"
                + " Holdings\"");
        assertThat(companyOf(OFFICE).path("identifier").asText()).isEqualTo("CFHoldings");
        assertThat(VENDORS.records(COMPANIES)).hasSize(before);
        assertThat(VENDORS.records(CONTACTS)).filteredOn(contact -> contact.path("lastName").asText().equals("Finch"))
                .as("it moved along").hasSize(1);
    }

    @Test
    @Tag("field")
    void aRememberedCompanyThatWentIntoTheRecycleBinWithoutATraceIsAskedFor() {
        assertThat(export(Vendors.SMALL).outcome()).isEqualTo(Outcome.SYNCED);
        VENDORS.edit(COMPANIES, id(company("Cedar&FinchBakery")), "deletedFlag", true);
        VENDORS.clearLog();

        Run run = export(Vendors.OFFICE);

        assertThat(run.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(run.messages()).contains("is in the recycle bin in Manage");
        assertThat(VENDORS.writesToManage()).isEmpty();

        bridge.chooseCompany(OFFICE, null);
        Run after = bridge.pollOne();
        assertThat(after.outcome()).as(after.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(companyOf(OFFICE).path("deletedFlag").asBoolean()).isFalse();
        assertThat(contact(VENDORS.record("/sales/opportunities", "name", OFFICE)).path("company").path("id"))
                .isEqualTo(companyOf(OFFICE).path("id"));
    }

    @Test
    @Tag("field")
    void anInactiveContactAndSiteAreNotUsedAndTheNewOnesAreTold() {
        VENDORS.manage().take(Trait.INACTIVE_CONTACT);

        Run run = export(Vendors.SMALL);

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.messages()).contains("The contact \"Odette Finch\" (id ").contains("The site \"418 Mill Street\""
                + " (id ").contains(") is inactive in Manage and was not used; another one was created.");
        JsonNode opportunity = VENDORS.record("/sales/opportunities", "name", PATIO);
        assertThat(contact(opportunity).path("inactiveFlag").asBoolean()).isFalse();
        assertThat(site(opportunity).path("inactiveFlag").asBoolean()).isFalse();
        assertThat(site(opportunity).path("name").asText()).isEqualTo("418 Mill Street, Port Townsend");
    }

    @Test
    @Tag("field")
    void aRememberedContactThatLeftForAnotherCompanyIsNotUsedForANewProject() {
        assertThat(export(Vendors.SMALL).outcome()).isEqualTo(Outcome.SYNCED);
        JsonNode odette = VENDORS.record(CONTACTS, "firstName", "Odette");
        VENDORS.edit(CONTACTS, id(odette), "site", null);
        VENDORS.edit(CONTACTS, id(odette), "company", Map.of("id", id(company("OldMill"))));

        Run run = export(Vendors.OFFICE);

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.messages()).contains("The contact \"Odette Finch\" that was used before now belongs to"
                + " another company");
        JsonNode contact = contact(VENDORS.record("/sales/opportunities", "name", OFFICE));
        assertThat(id(contact)).isNotEqualTo(id(odette));
        assertThat(contact.path("company").path("name").asText()).isEqualTo(CLIENT);
    }

    @Test
    @Tag("field")
    void aRememberedContactAndSiteThatWereDeactivatedAreNotUsedForANewProject() {
        assertThat(export(Vendors.SMALL).outcome()).isEqualTo(Outcome.SYNCED);
        JsonNode before = VENDORS.record("/sales/opportunities", "name", PATIO);
        VENDORS.edit(CONTACTS, id(contact(before)), "inactiveFlag", true);
        VENDORS.edit(COMPANIES + "/" + id(company("Cedar&FinchBakery")) + "/sites", id(site(before)), "inactiveFlag",
                true);

        Run run = export(Vendors.OFFICE);

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        JsonNode after = VENDORS.record("/sales/opportunities", "name", OFFICE);
        assertThat(contact(after).path("inactiveFlag").asBoolean()).isFalse();
        assertThat(site(after).path("inactiveFlag").asBoolean()).isFalse();
    }

    @Test
    @Tag("field")
    void anInactiveNamesakeBesideAnActiveRecordIsPassedOver() {
        VENDORS.manage().take(Trait.INACTIVE_NAMESAKES);

        Run run = export(Vendors.SMALL);

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(active("/sales/opportunities/statuses", "Won")).isEqualTo(
                id(VENDORS.record("/sales/opportunities", "name", PATIO).path("status")));
        assertThat(active("/service/boards", "D-Tools Projects")).isEqualTo(
                id(VENDORS.record("/project/projects", "name", PATIO).path("board")));
        assertThat(active(MAKERS, "Halvorn Audio")).isEqualTo(
                id(VENDORS.record(CATALOG, "identifier", "Halvorn Audio-HA-120Z").path("manufacturer")));
        assertThat(VENDORS.records(MAKERS)).as("none was made").filteredOn(maker ->
                maker.path("name").asText().equals("Halvorn Audio")).hasSize(2);
    }

    @Test
    @Tag("field")
    void aRememberedProductThatWasDeactivatedRefusesANewProjectOnly() {
        ObjectNode patio = VENDORS.sample(Vendors.SMALL);
        assertThat(export(patio).outcome()).isEqualTo(Outcome.SYNCED);
        VENDORS.edit(CATALOG, id(VENDORS.record(CATALOG, "identifier", "Halvorn Audio-HA-120Z")), "inactiveFlag", true);
        VENDORS.clearLog();

        Run another = export(VENDORS.sample(Vendors.SMALL).put("Id", "another").put("Name", "Another patio"));

        assertThat(another.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(another.messages()).isEqualTo("The catalog item \"Halvorn Audio-HA-120Z\" is inactive in Manage."
                + " Reactivate it in Manage, then export again.");
        assertThat(VENDORS.writesToManage()).isEmpty();
        VENDORS.clearLog();
        VENDORS.export(patio.put("ClientPONumber", "PO 9"));
        Run again = bridge.runs(bridge.poll()).stream().filter(run -> run.project().equals(PATIO)).findFirst()
                .orElseThrow();
        assertThat(again.outcome()).as("the project that has it").isEqualTo(Outcome.SYNCED);
        assertThat(VENDORS.asked("GET", CATALOG)).as("it costs no look").isZero();
    }

    @Test
    @Tag("field")
    void ofARememberedMakerThatWasReplacedTheActiveNamesakeCounts() {
        assertThat(export(Vendors.SMALL).outcome()).isEqualTo(Outcome.SYNCED);
        VENDORS.edit(MAKERS, id(VENDORS.record(MAKERS, "name", "Halvorn Audio")), "inactiveFlag", true);
        int replaced = VENDORS.manage().create("Manufacturer", Map.of("name", "HALVORN AUDIO"));
        ObjectNode another = VENDORS.sample(Vendors.SMALL).put("Id", "another").put("Name", "Another patio");
        another.path("Items").forEach(row -> ((ObjectNode) row).put("Model", row.path("Model").asText() + "-B"));

        Run run = export(another);

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(id(VENDORS.record(CATALOG, "identifier", "Halvorn Audio-HA-120Z-B").path("manufacturer")))
                .isEqualTo(replaced);
    }

    @Test
    @Tag("field")
    void aRememberedMakerThatWasDeletedIsMadeAnewForANewProject() {
        assertThat(export(Vendors.SMALL).outcome()).isEqualTo(Outcome.SYNCED);
        JsonNode maker = VENDORS.record(MAKERS, "name", "Halvorn Audio");
        List<JsonNode> items = VENDORS.records(CATALOG).stream()
                .filter(item -> id(item.path("manufacturer")) == id(maker)).toList();
        items.forEach(item -> VENDORS.edit(CATALOG, id(item), "manufacturer", null));
        VENDORS.delete(MAKERS, id(maker));
        ObjectNode another = VENDORS.sample(Vendors.SMALL).put("Id", "another").put("Name", "Another patio");
        another.path("Items").forEach(row -> ((ObjectNode) row).put("Model", row.path("Model").asText() + "-B"));

        Run run = export(another);

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(id(VENDORS.record(MAKERS, "name", "Halvorn Audio"))).isNotEqualTo(id(maker));
    }

    private static Run export(String sample) {
        return export(VENDORS.sample(sample));
    }

    private static Run export(ObjectNode project) {
        VENDORS.export(project);
        return bridge.pollOne();
    }

    private static JsonNode company(String identifier) {
        return VENDORS.record(COMPANIES, "identifier", identifier);
    }

    private static JsonNode companyOf(String opportunity) {
        return VENDORS.record(COMPANIES, "id",
                VENDORS.record("/sales/opportunities", "name", opportunity).path("company").path("id").asText());
    }

    private static JsonNode contact(JsonNode opportunity) {
        return VENDORS.record(CONTACTS, "id", opportunity.path("contact").path("id").asText());
    }

    private static JsonNode site(JsonNode opportunity) {
        return VENDORS.record(COMPANIES + "/" + id(opportunity.path("company")) + "/sites", "id",
                opportunity.path("site").path("id").asText());
    }

    private static long active(String path, String name) {
        return VENDORS.records(path).stream().filter(record -> record.path("name").asText().equals(name))
                .filter(record -> !record.path("inactiveFlag").asBoolean()).findFirst().orElseThrow()
                .path("id").asLong();
    }

    private static long id(JsonNode record) {
        return record.path("id").asLong();
    }
}
