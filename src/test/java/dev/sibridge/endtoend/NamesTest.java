package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of every kind reach Manage, are found there again, and mean one record each. */
class NamesTest {

    private static final String CLIENT = "Cedar & Finch Bakery";

    private static InProcess bridge;

    private final Vendors vendors = new Vendors();

    @BeforeAll
    static void start() {
        bridge = InProcess.start(new Vendors());
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @BeforeEach
    void begin() {
        vendors.startEmpty();
        bridge.forgetEverything();
    }

    @AfterEach
    void manageHasNothingToComplainAbout() {
        vendors.assertNoViolations();
    }

    @ParameterizedTest
    @ValueSource(strings = {"O'Brien \"& Söhne\" \\ 100%", "a+b #1 / c? = d; e, (f) [g] * _ <h>",
        "🎧👩‍🚀 שלום عليكم \u202eabc", "two\r\nlines\tand\u00a0odd\u3000spaces", "e\u0301 composed", "null",
                "\ud83c half",
        "~123", "%41 %25 &amp;"})
    void whateverStandsInANameIsFoundAgainWhenTheDatabaseIsLost(String name) {
        export(named(name));

        Run first = bridge.pollOne();
        assertThat(first.outcome()).as(first.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(first.created()).isGreaterThan(10);

        bridge.forgetEverything();
        export(named(name));
        Run again = bridge.pollOne();

        assertThat(again.outcome()).as(again.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(again.created()).isZero();
    }

    @Test
    void namesThatBeginAlikeAreRecordsOfTheirOwnAndStayThemInLaterExports() {
        String name = "Outdoor loudspeakers for harsh marine environments, ";
        ObjectNode project = vendors.sample(Vendors.SMALL);
        products(project).forEach(row -> row.put("Category", name + "white").put("Manufacturer", name + "Inc."));
        products(project).get(0).put("Category", name + "black").put("Manufacturer", name + "Ltd.");
        export(project);

        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);

        bridge.forgetEverything();
        ObjectNode other = vendors.sample(Vendors.SMALL);
        other.put("Id", "another").put("Name", "Another");
        products(other).forEach(row -> row.put("Category", name + "white").put("Manufacturer", name + "Inc."));
        ((ArrayNode) other.path("Items")).remove(0);
        export(other);
        Run later = bridge.pollOne();

        assertThat(later.outcome()).as(later.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(beginningAlike("/procurement/categories")).hasSize(2);
        assertThat(beginningAlike("/procurement/manufacturers")).hasSize(2);
    }

    @Test
    void inactiveRecordsOfTheCatalogAreToldAllAtOnceBeforeAnythingIsWritten() {
        ObjectNode project = vendors.sample(Vendors.SMALL);
        ObjectNode row = products(project).get(0);
        vendors.manage().create("Manufacturer", Map.of("name", row.path("Manufacturer").asText().toUpperCase(),
                "inactiveFlag", true));
        vendors.manage().create("Category", Map.of("name", row.path("Category").asText(), "inactiveFlag", true));
        export(project);

        Run run = bridge.pollOne();

        assertThat(run.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(run.messages().lines()).hasSize(2).allMatch(line -> line.contains("is inactive in Manage"));
        assertThat(vendors.writesToManage()).isEmpty();
        assertThat(vendors.waiting()).hasSize(1);
    }

    @Test
    void aClientWhoseCompanyTheDealerNamesIsThatCompanyAndNoneIsMade() {
        int company = vendors.manage().create("Company", Map.of("identifier", "CFB", "name", "The Bakery",
                "site", Map.of("name", "Main")));
        export(vendors.sample(Vendors.SMALL).put("Client", CLIENT));

        try (InProcess named = InProcess.start(vendors,
                "accounts.default.sync.companies[0].client=cedar & finch BAKERY",
                "accounts.default.sync.companies[0].company=cfb")) {
            assertThat(named.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        }
        assertThat(vendors.record("/sales/opportunities", "name", "Patio Music").path("company").path("id").asInt())
                .isEqualTo(company);
        assertThat(vendors.records("/company/companies")).noneMatch(c -> c.path("name").asText().equals(CLIENT));
    }

    @Test
    void aCompanyThatTheDealerNamesInVainIsToldAndNotMade() {
        export(vendors.sample(Vendors.SMALL).put("Client", CLIENT));

        try (InProcess named = InProcess.start(vendors, "accounts.default.sync.companies[0].client=" + CLIENT,
                "accounts.default.sync.companies[0].company=nowhere")) {
            Run run = named.pollOne();

            assertThat(run.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(run.messages()).contains("Manage has no company with that id");
        }
        assertThat(vendors.writesToManage()).isEmpty();
    }

    @Test
    void twoClientsOfOneNameShareTheCompanyAndTheSecondIsToldSo() {
        export(vendors.sample(Vendors.SMALL).put("Client", CLIENT).put("ClientId", "one"));
        export(vendors.sample(Vendors.SMALL).put("Id", "another").put("Client", CLIENT).put("ClientId", "two"));

        List<Run> runs = bridge.runs(bridge.poll());

        assertThat(runs).extracting(Run::outcome).containsOnly(Outcome.SYNCED);
        assertThat(runs).filteredOn(run -> run.messages().contains("Another client in SI is the same company"))
                .hasSize(1);
        vendors.record("/company/companies", "name", CLIENT);
    }

    /** A name stands everywhere where a person in SI may write one. */
    private ObjectNode named(String name) {
        ObjectNode project = vendors.sample(Vendors.SMALL);
        project.put("Client", "Client " + name).put("Name", "Project " + name).put("Notes", name);
        ((ObjectNode) project.path("SiteAddress")).put("Street1", "Street " + name).put("City", name);
        ((ObjectNode) project.path("Contacts").get(0)).put("Name", "First " + name).put("Title", name);
        project.path("Locations").forEach(location -> ((ObjectNode) location).put("Name", name));
        products(project).forEach(row -> row.put("Model", row.path("Model").asText() + name)
                .put("Manufacturer", "Maker " + name).put("Category", "Category " + name)
                .put("Subcategory", name + " sub").put("Description", name));
        return project;
    }

    private static List<ObjectNode> products(ObjectNode project) {
        return project.path("Items").findParents("Model").stream().map(ObjectNode.class::cast)
                .filter(row -> row.path("TypeId").asInt() == 1).toList();
    }

    private List<JsonNode> beginningAlike(String path) {
        return vendors.records(path).stream().filter(r -> r.path("name").asText().startsWith("Outdoor loud")).toList();
    }

    private void export(ObjectNode project) {
        vendors.export(project);
    }
}
