package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.sandbox.manage.model.Trait;
import dev.sibridge.si.link.Hold.Candidate;
import dev.sibridge.si.link.WaitingExport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which company, site and product of Manage's is the one that SI means, though the two call it differently. */
class WhoIsWhoTest extends InProcessTest {

    private static final String COMPANIES = "/company/companies";
    private static final String OPPORTUNITIES = "/sales/opportunities";
    private static final String PATIO = "Patio Music";
    private static final String OFFICE = "Office Network";
    private static final String CLIENT = "Cedar & Finch Bakery";

    @Test
    @Tag("field")
    void aCompanyThatTheDealerKeepsUnderItsOwnNumberIsProposedAndTheAnswerHoldsForTheClient() {
        VENDORS.manage().take(Trait.COMPANY_BY_NUMBER);
        long theirs = id(VENDORS.record(COMPANIES, "identifier", "C1042"));
        VENDORS.export(VENDORS.sample(Vendors.OFFICE));
        Run first = export(Vendors.SMALL, 2).get(0);

        assertThat(first.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(first.messages()).startsWith("Manage has no company with the id Cedar&FinchBakery for the client"
                + " \"Cedar & Finch Bakery\". It may be the company \"Cedar & Finch Bakery\" (C1042, id " + theirs
                + "), which has the same name.\nIn the console, choose Preview, then Decide: say which company it is");
        assertThat(bridge.waiting()).hasSize(2).allSatisfy(waiting -> assertThat(waiting.hold().candidates())
                .containsExactly(new Candidate("company", theirs, CLIENT, "C1042")));
        assertThat(VENDORS.writesToManage()).isEmpty();

        bridge.chooseCompany(PATIO, theirs);

        assertThat(bridge.waiting()).as("one answer for both").isEmpty();
        assertThat(bridge.runs(bridge.poll())).extracting(Run::outcome).containsOnly(Outcome.SYNCED);
        assertThat(companyOf(PATIO)).isEqualTo(theirs);
        assertThat(companyOf(OFFICE)).isEqualTo(theirs);
        assertThat(named(CLIENT)).as("no second one").hasSize(1);
    }

    @Test
    @Tag("field")
    void aNewCompanyIsMadeInSpiteOfTheNameWhenAPersonSaysSo() {
        VENDORS.manage().take(Trait.COMPANY_BY_NUMBER);
        export(Vendors.SMALL, 1);

        bridge.chooseCompany(PATIO, null);

        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(named(CLIENT)).extracting(company -> company.path("identifier").asText())
                .containsExactlyInAnyOrder("C1042", "Cedar&FinchBakery");
        assertThat(export(Vendors.OFFICE, 1).get(0).outcome()).as("not asked again").isEqualTo(Outcome.SYNCED);
        assertThat(named(CLIENT)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"use", "create"})
    @Tag("field")
    void twoNewClientsOfOneNameBesideADeletedCompanyShareTheOneThatIsMade(String match) {
        VENDORS.manage().take(Trait.RECYCLE_BIN);
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        VENDORS.export(VENDORS.sample(Vendors.OFFICE).put("ClientId", "11111111-12b1-55d9-b818-f26261817222"));

        try (InProcess bridge = InProcess.start(VENDORS, "SYNC_COMPANY_MATCH=" + match)) {
            List<Run> runs = bridge.runs(bridge.poll());

            assertThat(runs).extracting(Run::outcome).containsOnly(Outcome.SYNCED);
            assertThat(runs).as("one is told").filteredOn(run -> run.messages().contains("both share it")).hasSize(1);
            assertThat(runs).as("one made it").filteredOn(run -> run.messages().contains("a company in Manage that is"
                    + " not in use")).hasSize(1);
        }
        assertThat(named(CLIENT)).filteredOn(company -> !company.path("deletedFlag").asBoolean()).hasSize(1);
        assertThat(companyOf(PATIO)).isEqualTo(companyOf(OFFICE));
    }

    @Test
    @Tag("field")
    void theDealerMayLetTheOneCompanyOfThatNameBeUsed() {
        VENDORS.manage().take(Trait.COMPANY_BY_NUMBER);
        VENDORS.export(VENDORS.sample(Vendors.SMALL));

        try (InProcess uses = InProcess.start(VENDORS, "SYNC_COMPANY_MATCH=use")) {
            Run run = uses.pollOne();

            assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
            assertThat(run.messages()).contains("The client \"Cedar & Finch Bakery\" is the company \"Cedar & Finch"
                    + " Bakery\" (C1042, id ").contains("in Manage, which has the same name.");
        }
        assertThat(companyOf(PATIO)).isEqualTo(id(VENDORS.record(COMPANIES, "identifier", "C1042")));

        VENDORS.startEmpty();
        VENDORS.manage().take(Trait.COMPANY_BY_NUMBER);
        company("C2000", CLIENT);
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        try (InProcess uses = InProcess.start(VENDORS, "SYNC_COMPANY_MATCH=use")) {
            assertThat(uses.pollOne().outcome()).as("two of the name").isEqualTo(Outcome.SKIPPED);
            assertThat(uses.waiting().get(0).hold().candidates()).hasSize(2);
        }
    }

    @Test
    @Tag("field")
    void theDealerMayHaveANewCompanyMadeWhateverElseHasTheName() {
        VENDORS.manage().take(Trait.COMPANY_BY_NUMBER);
        VENDORS.manage().take(Trait.RECYCLE_BIN);
        VENDORS.export(VENDORS.sample(Vendors.LARGE));

        try (InProcess creates = InProcess.start(VENDORS, "SYNC_COMPANY_MATCH=create")) {
            assertThat(creates.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        }
        assertThat(VENDORS.records(COMPANIES)).filteredOn(company -> company.path("name").asText().startsWith("\u00c5"))
                .hasSize(2);
    }

    @Test
    @Tag("field")
    void whereCompaniesAreNeverMadeTheExportWaitsUntilThereIsOne() {
        VENDORS.export(VENDORS.sample(Vendors.SMALL));

        try (InProcess never = InProcess.start(VENDORS, "SYNC_NEW_COMPANIES=never")) {
            Run run = never.pollOne();

            assertThat(run.outcome()).isEqualTo(Outcome.SKIPPED);
            assertThat(run.messages()).contains("Manage has no company with the id Cedar&FinchBakery")
                    .contains("create the company in Manage with the id Cedar&FinchBakery").doesNotContain("\"new\"");
            assertThat(VENDORS.writesToManage()).isEmpty();
            assertThatThrownBy(() -> never.chooseCompany(PATIO, null))
                    .hasMessageContaining("SYNC_NEW_COMPANIES is never");

            company("Cedar&FinchBakery", CLIENT);
            assertThat(never.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        }
        assertThat(named(CLIENT)).hasSize(1);
    }

    @Test
    @Tag("field")
    void anAddressOrAMailDomainAloneProposesACompanyOfAnotherName() {
        int byAddress = company("CF", "Finch & Daughters");
        contact(byAddress, "odette@finchbakery.us");
        int byDomain = company("FB", "Finch Wholesale");
        contact(byDomain, "orders@finchbakery.us");
        ObjectNode project = VENDORS.sample(Vendors.SMALL);
        ((ObjectNode) project.path("Contacts").get(0)).put("Email", "odette@finchbakery.us");
        VENDORS.export(project);

        Run run = bridge.pollOne();

        assertThat(run.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(run.messages()).contains("(CF, id " + byAddress + "), which shares the email domain finchbakery.us"
                + " and"
                + " has a contact with the address odette@finchbakery.us, or the company \"Finch Wholesale\" (FB, id "
                + byDomain + "), which shares the email domain finchbakery.us.");
    }

    @Test
    @Tag("field")
    void aMailDomainWhereEverybodyHasAnAddressSaysNothing() {
        contact(company("SM", "Smith, Joe"), "joe@gmail.com");
        ObjectNode project = VENDORS.sample(Vendors.SMALL);
        ((ObjectNode) project.path("Contacts").get(0)).put("Email", "odette@gmail.com");
        VENDORS.export(project);

        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
    }

    @Test
    @Tag("field")
    void aSecondClientOfTheNameSharesTheCompanyThatTheFirstIs() {
        VENDORS.manage().take(Trait.COMPANY_BY_NUMBER);
        long theirs = id(VENDORS.record(COMPANIES, "identifier", "C1042"));
        export(Vendors.SMALL, 1);
        bridge.chooseCompany(PATIO, theirs);
        bridge.pollOne();
        VENDORS.export(VENDORS.sample(Vendors.OFFICE).put("ClientId", "another"));

        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.messages()).contains("Another client in SI is the same company in Manage");
        assertThat(companyOf(OFFICE)).isEqualTo(theirs);
    }

    @Test
    @Tag("field")
    void theSameStreetInAnotherTownIsASiteOfItsOwnWithANameOfItsOwn() {
        VENDORS.manage().take(Trait.SAME_STREET);

        Run run = export(Vendors.SMALL, 1).get(0);

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        String sites = COMPANIES + "/" + companyOf(PATIO) + "/sites";
        JsonNode made = VENDORS.record(sites, "name", "418 Mill Street, Port Townsend");
        assertThat(made.path("city").asText()).isEqualTo("Port Townsend");
        assertThat(VENDORS.records(OPPORTUNITIES).get(0).path("site").path("id")).isEqualTo(made.path("id"));
        assertThat(VENDORS.records("/project/projects").get(0).path("site").path("id")).isEqualTo(made.path("id"));
        assertThat(VENDORS.records("/project/tickets")).allSatisfy(ticket ->
                assertThat(ticket.path("site").path("id")).isEqualTo(made.path("id")));

        bridge.forgetEverything();
        export(Vendors.SMALL, 1);
        assertThat(export(Vendors.OFFICE, 1).get(0).outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(VENDORS.records(sites)).as("known again").hasSize(3);
    }

    @Test
    @Tag("field")
    void aSiteIsKnownAgainByItsAddressWhateverItIsCalled() {
        int company = company("Cedar&FinchBakery", CLIENT);
        int theirs = VENDORS.manage().create("CompanySite", company, Map.of("name", "Bakery", "addressLine1",
                "418 mill street", "city", "PORT TOWNSEND", "zip", "98368-1234"));

        assertThat(export(Vendors.SMALL, 1).get(0).outcome()).isEqualTo(Outcome.SYNCED);

        assertThat(id(VENDORS.records(OPPORTUNITIES).get(0).path("site"))).isEqualTo(theirs);
    }

    @Test
    @Tag("field")
    void theFirstSiteOfTheDealersOwnCompanyIsTheJobsWhenItHasTheAddress() {
        int company = VENDORS.manage().create("Company", Map.of("identifier", "C1042", "name", CLIENT, "site",
                Map.of("name", "Main"), "addressLine1", "418 Mill Street", "city", "Port Townsend", "zip", "98368"));
        export(Vendors.SMALL, 1);
        bridge.chooseCompany(PATIO, (long) company);

        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);

        assertThat(VENDORS.records(COMPANIES + "/" + company + "/sites")).hasSize(1);
    }

    @Test
    @Tag("field")
    void aNameIsTheSameHoweverItIsSpelledOnEitherSide() {
        VENDORS.manage().take(Trait.ODD_SPELLINGS);
        company("Cedar&FinchBakery", CLIENT);
        ObjectNode project = VENDORS.sample(Vendors.SMALL).put("Client", "Cedar\u00a0& Fin\u00adch  Bakery\u200b");
        ((ObjectNode) project.path("Items").get(0)).put("Manufacturer", "\ufeffHalvorn  Audio");
        VENDORS.export(project);

        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(named(CLIENT)).hasSize(1);
        assertThat(VENDORS.records("/procurement/manufacturers")).extracting(maker -> maker.path("name").asText())
                .containsOnlyOnce("Halvorn\u00a0Audio").doesNotContain("Halvorn Audio", "Halvorn  Audio");

        VENDORS.export(VENDORS.sample(Vendors.LARGE));
        assertThat(bridge.pollOne().messages()).as("a company with accents of their own").contains("(Akerstrom, id ");
    }

    @Test
    @Tag("field")
    void whatNobodySeesIsNotWritten() {
        VENDORS.export(VENDORS.sample(Vendors.SMALL).put("Client", "Cedar\u00a0& Fin\u00adch Bakery\u202e")
                .put("Name", "Pa\u200btio Music"));

        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);

        assertThat(named(CLIENT)).hasSize(1);
        assertThat(VENDORS.record(OPPORTUNITIES, "name", PATIO)).isNotNull();
    }

    @Test
    @Tag("field")
    void aProjectThatMovesToAnotherClientMovesInManageWithAllThatHangsOnIt() {
        export(Vendors.SMALL, 1);
        int contacts = VENDORS.records("/company/contacts").size();

        Run run = move();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        JsonNode harbor = VENDORS.record(COMPANIES, "name", "Harbor Cafe");
        JsonNode opportunity = VENDORS.record(OPPORTUNITIES, "name", PATIO);
        List<JsonNode> moved = new ArrayList<>(VENDORS.records("/project/tickets"));
        moved.add(opportunity);
        moved.add(VENDORS.record("/project/projects", "name", PATIO));
        assertThat(moved).allSatisfy(record -> {
            assertThat(id(record.path("company"))).isEqualTo(id(harbor));
            assertThat(id(record.path("contact"))).isEqualTo(id(opportunity.path("contact")));
            assertThat(id(record.path("site"))).isEqualTo(id(opportunity.path("site")));
        });
        assertThat(VENDORS.records("/company/contacts")).hasSize(contacts + 1);
    }

    @Test
    @Tag("field")
    void aMoveThatWasInterruptedBetweenTheProjectAndItsTicketsIsFinishedByTheNextPoll() {
        export(Vendors.SMALL, 1);
        VENDORS.fault("manage", "{\"method\": \"PATCH\", \"path\": \"/project/tickets/*\", \"times\": 999,"
                + " \"kind\": \"status\", \"status\": 503}");
        assertThat(move().outcome()).isEqualTo(Outcome.FAILED);
        VENDORS.manage().service().calmDown();

        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        long harbor = id(VENDORS.record(COMPANIES, "name", "Harbor Cafe"));
        assertThat(VENDORS.records("/project/tickets")).isNotEmpty().allSatisfy(ticket -> {
            assertThat(id(ticket.path("company"))).isEqualTo(harbor);
            assertThat(ticket.path("contact").path("name").asText()).isEqualTo("Ben Harbor");
        });
    }

    @Test
    @Tag("field")
    void whereManageKeepsTheCompanyOfAMovedProjectThatIsToldAndNothingIsMadeTwice() {
        export(Vendors.SMALL, 1);
        int contacts = VENDORS.records("/company/contacts").size();
        for (String path : List.of("/sales/opportunities/*", "/project/projects/*", "/project/tickets/*")) {
            VENDORS.fault("manage", """
                    {"method": "PATCH", "path": "%s", "times": 99, "kind": "status", "status": 400, "body":
                     "{\\"code\\": \\"InvalidObject\\", \\"message\\": \\"object is invalid\\", \\"errors\\": [{\\"code\\": \\"NotFound\\",
                      \\"message\\": \\"Contact 4 not found for Company 7\\", \\"field\\": \\"contact/id\\"}]}"}"""
                    .formatted(path).replace("\n", ""));
        }

        Run run = move();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.messages())
                .contains("The opportunity \"Patio Music\" keeps the company, contact and site that it"
                + " has in Manage").contains("Contact 4 not found for Company 7").contains("Tickets keep the contact");
        assertThat(VENDORS.records("/company/contacts")).as("looked for, not made again").hasSize(contacts + 1);
        assertThat(VENDORS.records(COMPANIES + "/" + id(VENDORS.record(COMPANIES, "name", "Harbor Cafe")) + "/sites"))
                .hasSize(2);
        assertThat(companyOf(PATIO)).isEqualTo(id(named(CLIENT).get(0)));
    }

    @Test
    @Tag("field")
    void aContactThatManageDoesNotFindIsMadeAnewOnlyWhenItIsGone() {
        export(Vendors.SMALL, 1);
        JsonNode odette = VENDORS.record("/company/contacts", "firstName", "Odette");
        VENDORS.fault("manage", """
                {"method": "POST", "path": "/project/tickets", "times": 99, "kind": "status", "status": 400, "body":
                 "{\\"code\\": \\"InvalidObject\\", \\"errors\\": [{\\"code\\": \\"NotFound\\", \\"field\\": \\"contact/id\\"}]}"}"""
                .replace("\n", ""));
        ObjectNode project = VENDORS.sample(Vendors.SMALL);
        ((ArrayNode) project.path("Locations")).addObject().put("Id", "77")
                .put("Name", "Cellar").putNull("ParentId");
        VENDORS.export(project);

        Run run = bridge.pollOne();

        assertThat(run.outcome()).as("Manage goes on refusing").isEqualTo(Outcome.FAILED);
        assertThat(VENDORS.record("/company/contacts", "firstName", "Odette")).isEqualTo(odette);
    }

    @Test
    void whatWaitsForSomethingElseIsNotAnsweredWithACompany() {
        VENDORS.manage().take(Trait.COMPANY_BY_NUMBER);
        export(Vendors.SMALL, 1);

        assertThatThrownBy(() -> bridge.chooseCompany(PATIO, 99_999L)).hasMessage("Manage has no company 99999.");
        assertThat(bridge.waiting()).extracting(WaitingExport::project).containsExactly(PATIO);
    }

    private static Run move() {
        ObjectNode moved = VENDORS.sample(Vendors.SMALL).put("Client", "Harbor Cafe").put("ClientId", "harbor");
        ((ObjectNode) moved.path("Contacts").get(0)).put("Name", "Ben Harbor").put("Email", "ben@example.com");
        VENDORS.export(moved);
        return bridge.pollOne();
    }

    private static List<Run> export(String sample, int exports) {
        VENDORS.export(VENDORS.sample(sample));
        List<Run> runs = bridge.runs(bridge.poll());
        assertThat(runs).hasSize(exports);
        return runs;
    }

    private static int company(String identifier, String name) {
        return VENDORS.manage().create("Company", Map.of("identifier", identifier, "name", name,
                "site", Map.of("name", "Main")));
    }

    private static void contact(int company, String email) {
        VENDORS.manage().create("Contact", Map.of("firstName", "Ann", "company", Map.of("id", company),
                "communicationItems", List.of(Map.of("type", Map.of("name", "Email"), "value", email,
                        "communicationType", "Email"))));
    }

    private static List<JsonNode> named(String name) {
        return VENDORS.records(COMPANIES).stream().filter(company -> company.path("name").asText().equals(name))
                .toList();
    }

    private static long companyOf(String opportunity) {
        return id(VENDORS.record(OPPORTUNITIES, "name", opportunity).path("company"));
    }

    private static long id(JsonNode record) {
        return record.path("id").asLong();
    }
}
