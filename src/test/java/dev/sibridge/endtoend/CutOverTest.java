package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.poll.Poll;
import dev.sibridge.si.link.Hold.Candidate;
import dev.sibridge.si.link.WaitingExport;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever starts has a history in both systems: nothing of it is made twice, and a person decides. */
class CutOverTest {

    private static final String OPPORTUNITIES = "/sales/opportunities";
    private static final String PROJECTS = "/project/projects";
    private static final String PATIO = "Patio Music";
    private static final String CLIENT = "Cedar & Finch Bakery";

    private static final Vendors VENDORS = new Vendors();
    private static final String DATABASE = InProcess.database();

    private static InProcess bridge;

    private int company;
    private int contact;

    @BeforeAll
    static void start() {
        bridge = InProcess.start(VENDORS, DATABASE, "SYNC_SINCE=");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @BeforeEach
    void theFirstStartFindsNothing() {
        bridge.forgetEverything();
        VENDORS.startEmpty();
        bridge.poll();
    }

    @AfterEach
    void manageHasNothingToComplainAbout() {
        VENDORS.assertNoViolations();
    }

    @Test
    void whatWasExportedBeforeTheFirstStartWaitsUnreadUntilItIsReleased() {
        bridge.forgetEverything();
        VENDORS.startWithSamples();

        Poll first = bridge.poll();

        assertThat(bridge.runs(first)).hasSize(4).allSatisfy(run -> {
            assertThat(run.outcome()).isEqualTo(Outcome.SKIPPED);
            assertThat(run.messages()).contains("before the first start of SI Bridge")
                    .contains("choose Preview, then Decide");
        });
        assertThat(VENDORS.writesToManage()).isEmpty();
        assertThat(VENDORS.dtoolsLog()).noneMatch(call -> call.path("method").asText().equals("PUT"));
        assertThat(bridge.waiting()).extracting(WaitingExport::project).contains(PATIO, "Office Network").hasSize(4);

        bridge.link(PATIO, null);
        restart();
        assertThat(bridge.waiting()).hasSize(3);
        Poll second = bridge.poll();

        assertThat(bridge.runs(second)).extracting(Run::outcome).containsOnlyOnce(Outcome.SYNCED);
        assertThat(VENDORS.records(OPPORTUNITIES)).extracting(held -> held.path("name").asText())
                .containsExactly(PATIO);
        assertThat(VENDORS.waiting()).hasSize(3).doesNotContain(PATIO);
        assertThat(bridge.waiting()).hasSize(3);
    }

    @Test
    void whatIsExportedAfterTheFirstStartIsTaken() {
        VENDORS.export(VENDORS.sample(Vendors.SMALL));

        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
    }

    @Test
    void anOpportunityOfTheSameNameHoldsTheExportBackBeforeAnythingIsWritten() {
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        int theirs = opportunity("patio MUSIC", Map.of());
        VENDORS.clearLog();

        Run run = bridge.pollOne();

        assertThat(run.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(run.messages()).startsWith("Manage already has the opportunity \"patio MUSIC\" (id " + theirs
                + ") of " + CLIENT + ", which SI Bridge did not create.\nIn the console, choose Preview, then"
                + " Decide: link the export to one of these, or have a new one created.");
        assertThat(VENDORS.writesToManage()).isEmpty();
        assertThat(VENDORS.waiting()).containsExactly(PATIO);
        assertThat(bridge.waiting()).singleElement().satisfies(waiting -> assertThat(waiting.hold().candidates())
                .containsExactly(new Candidate("opportunity", theirs, "patio MUSIC", CLIENT)));
        assertThat(bridge.pollOne().outcome()).as("again").isEqualTo(Outcome.SKIPPED);
    }

    @Test
    void whatIsLinkedBecomesTheProjectsOwnAndKeepsWhatSIDoesNotRule() {
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        int theirs = opportunity(PATIO, Map.of("source", "Referral", "notes", "Knows the mayor",
                "expectedCloseDate", "2020-01-01T00:00:00Z"));
        int item = VENDORS.manage().create("CatalogItem", Map.of("identifier", "Survey", "description", "Survey",
                "customerDescription", "Survey", "subcategory", Map.of("name", "Displays"),
                "type", Map.of("name", "Service")));
        int line = VENDORS.manage().create("ProductItem", Map.of("catalogItem", Map.of("id", item),
                "opportunity", Map.of("id", theirs), "quantity", 3, "billableOption", "Billable"));
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SKIPPED);

        bridge.link(PATIO, (long) theirs);
        restart();
        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.messages()).contains("had the source \"Referral\"; SI Bridge replaced it with its record key");
        JsonNode held = VENDORS.record(OPPORTUNITIES, "name", PATIO);
        assertThat(held.path("id").asInt()).isEqualTo(theirs);
        assertThat(held.path("source").asText()).isEqualTo("dtools:" + id());
        assertThat(held.path("notes").asText()).isEqualTo("Knows the mayor");
        assertThat(held.path("expectedCloseDate").asText()).as("SI's").doesNotStartWith("2020");
        assertThat(held.path("status").path("name").asText()).isEqualTo("Won");
        assertThat(VENDORS.linesOn("opportunity", theirs)).hasSizeGreaterThan(3)
                .anySatisfy(kept -> assertThat(kept.path("id").asInt()).isEqualTo(line));
        assertThat(VENDORS.record(PROJECTS, "name", PATIO).path("opportunity").path("id").asInt()).isEqualTo(theirs);
        assertThat(VENDORS.waiting()).isEmpty();
        assertThat(bridge.waiting()).isEmpty();
    }

    @Test
    void aProjectThatTheOpportunityHasComesAlong() {
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        int theirs = opportunity("Music for the patio", Map.of());
        int project = project(Map.of("opportunity", Map.of("id", theirs)));
        bridge.pollOne();
        assertThat(bridge.waiting().get(0).hold().candidates()).containsExactly(
                new Candidate("opportunity", theirs, "Music for the patio", CLIENT),
                new Candidate("project", project, PATIO, CLIENT));

        bridge.link(PATIO, (long) theirs);

        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(VENDORS.record(PROJECTS, "name", PATIO).path("id").asInt()).isEqualTo(project);
        assertThat(VENDORS.records(OPPORTUNITIES)).hasSize(1);
        assertThat(VENDORS.record(OPPORTUNITIES, "id", theirs + "").path("name").asText())
                .as("a person's").isEqualTo("Music for the patio");
    }

    @Test
    void aNewOneIsMadeWhenThatIsWanted() {
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        opportunity(PATIO, Map.of());
        project(Map.of());
        assertThat(bridge.pollOne().messages()).contains("the project \"" + PATIO + "\"");

        bridge.link(PATIO, null);

        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(VENDORS.records(OPPORTUNITIES)).extracting(held -> held.path("source").asText())
                .containsExactlyInAnyOrder("", "dtools:" + id());
        assertThat(VENDORS.records(PROJECTS)).hasSize(2);

        ObjectNode changed = VENDORS.sample(Vendors.SMALL);
        changed.put("ClientPONumber", "PO 9");
        VENDORS.export(changed);
        assertThat(bridge.pollOne().outcome()).as("the ledger knows it now").isEqualTo(Outcome.SYNCED);
        assertThat(VENDORS.records(OPPORTUNITIES)).hasSize(2);
    }

    @Test
    void aProjectWithoutOpportunityHoldsTheExportBackUntilItHasAnotherName() {
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        int theirs = project(Map.of());

        assertThat(bridge.pollOne().messages()).contains("the project \"" + PATIO + "\" (id " + theirs + ")")
                .contains("have an opportunity and a project of its own created");

        VENDORS.change(PROJECTS, theirs, "name", "Patio 2019");
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
    }

    @Test
    void whatCarriesAKeyOfOursOrBelongsToAnotherCompanyIsNoReasonToWait() {
        ObjectNode twin = VENDORS.sample(Vendors.SMALL);
        twin.put("Id", UUID.randomUUID().toString());
        VENDORS.export(twin);
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        int oldMill = VENDORS.record("/company/companies", "identifier", "OldMill").path("id").asInt();
        company = oldMill;
        contact = VENDORS.manage().create("Contact", Map.of("firstName", "Joe", "company", Map.of("id", oldMill)));
        opportunity(PATIO, Map.of());

        assertThat(bridge.runs(bridge.poll())).extracting(Run::outcome)
                .containsExactly(Outcome.SYNCED, Outcome.SYNCED);
        assertThat(VENDORS.records(OPPORTUNITIES)).hasSize(3);

        bridge.forgetEverything();
        bridge.poll();
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        Run again = bridge.pollOne();
        assertThat(again.outcome()).as(again.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(VENDORS.records(OPPORTUNITIES)).as("found again by its key").hasSize(3);
    }

    @Test
    void anOpportunityThatCannotBeTheProjectsIsNotLinked() {
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        opportunity(PATIO, Map.of());
        int anothers = opportunity("Salon", Map.of("source", "dtools:another-project"));
        int oldMill = VENDORS.record("/company/companies", "identifier", "OldMill").path("id").asInt();
        company = oldMill;
        contact = VENDORS.manage().create("Contact", Map.of("firstName", "Joe", "company", Map.of("id", oldMill)));
        int elsewhere = opportunity("Stage", Map.of());
        bridge.pollOne();

        assertThatThrownBy(() -> bridge.link(PATIO, 99_999L)).hasMessage("Manage has no opportunity 99999.");
        assertThatThrownBy(() -> bridge.link(PATIO, (long) anothers))
                .hasMessageContaining("belongs to another SI project");
        assertThatThrownBy(() -> bridge.link(PATIO, (long) elsewhere)).hasMessage("The opportunity \"Stage\" (id "
                + elsewhere
                + ") belongs to the company Old Mill Theatre; the project's client is " + CLIENT + ".");
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SKIPPED);
    }

    @Test
    void aLinkThatCameLooseMeanwhileIsAskedForAgain() {
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        int theirs = opportunity(PATIO, Map.of());
        bridge.pollOne();
        bridge.link(PATIO, (long) theirs);
        VENDORS.change(OPPORTUNITIES, theirs, "source", "dtools:somebody-else");

        Run run = bridge.pollOne();

        assertThat(run.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(run.messages()).contains("that this project was linked to belongs to another SI project");
        assertThat(bridge.waiting()).hasSize(1);
        assertThat(VENDORS.writesToManage()).isEmpty();
        bridge.link(PATIO, null);
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
    }

    /** Starts with what an earlier start has left in the database. */
    private static void restart() {
        stop();
        start();
    }

    private String id() {
        return VENDORS.sample(Vendors.SMALL).path("Id").asText();
    }

    /** An opportunity of the sample's client, as a person has made it. */
    private int opportunity(String name, Map<String, Object> more) {
        client();
        return VENDORS.manage().create("Opportunity", with(more, Map.of("name", name,
                "company", Map.of("id", company), "contact", Map.of("id", contact),
                "primarySalesRep", Map.of("identifier", "dsales"))));
    }

    private int project(Map<String, Object> more) {
        client();
        return VENDORS.manage().create("Project", with(more, Map.of("name", PATIO, "company", Map.of("id", company),
                "board", Map.of("name", "D-Tools Projects"), "billingMethod", "ActualRates",
                "estimatedStart", "2026-01-01T00:00:00Z", "estimatedEnd", "2026-02-01T00:00:00Z")));
    }

    private void client() {
        if (company == 0) {
            company = VENDORS.manage().create("Company", Map.of("identifier", "Cedar&FinchBakery", "name", CLIENT,
                    "site", Map.of("name", "Main")));
            contact = VENDORS.manage().create("Contact", Map.of("firstName", "Ann", "company", Map.of("id", company)));
        }
    }

    private static Map<String, Object> with(Map<String, Object> more, Map<String, Object> usual) {
        Map<String, Object> body = new HashMap<>(usual);
        body.putAll(more);
        return body;
    }
}
