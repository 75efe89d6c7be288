package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People work in Manage between exports: what they did is not undone, and what SI changes arrives all the same. */
class PeopleTest {

    private static final String NAME = "Patio Music";
    private static final String LINES = "/procurement/products";
    private static final String OPPORTUNITIES = "/sales/opportunities";
    private static final String PROJECTS = "/project/projects";
    private static final String TICKETS = "/project/tickets";

    private static final Vendors VENDORS = new Vendors();
    private static InProcess bridge;

    private ObjectNode export;

    @BeforeAll
    static void startTheBridge() {
        bridge = InProcess.start(VENDORS);
    }

    @AfterAll
    static void stopTheBridge() {
        bridge.close();
    }

    @BeforeEach
    void aWonProjectWithTwoPlaces() {
        bridge.forgetEverything();
        VENDORS.startEmpty();
        export = VENDORS.sample(Vendors.SMALL);
        location("2", "Cellar", null);
        location("3", "Rack", "2");
        ObjectNode subwoofer = item(0).deepCopy().put("Id", "9").put("SIItemId", "9").put("Model", "SUB-1")
                .put("Description", "Subwoofer").put("LocationId", "3");
        ((ArrayNode) export.path("Items")).add(subwoofer);
        assertThat(sync().outcome()).isEqualTo(Outcome.SYNCED);
    }

    @AfterEach
    void manageHasNothingToComplainAbout() {
        VENDORS.assertNoViolations();
    }

    @Test
    void aPriceThatChangesInSiChangesTheLineAndNothingElse() {
        item(0).put("UnitPrice", 555);
        VENDORS.clearLog();
        Run run = sync();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(VENDORS.writesToManage()).extracting(PeopleTest::request).containsExactlyInAnyOrder(
                "PATCH " + LINES + "/" + id(lineOnTicket("HA-120Z")),
                "PATCH " + LINES + "/" + id(lineOffered("HA-120Z")));
        assertThat(lineOnTicket("HA-120Z").path("price").asDouble()).isEqualTo(555);
        assertThat(lineOffered("HA-120Z").path("price").asDouble()).as("the opportunity is won").isEqualTo(529);
        assertThat(run.updated()).isEqualTo(1);
        assertThat(run.calls()).as("two writes, and two reads at most").isLessThanOrEqualTo(4);
    }

    @Test
    void whatPeopleEditedStaysWhenSiChangesSomethingElse() {
        VENDORS.edit(LINES, id(lineOnTicket("OS-6")), "price", 99);
        VENDORS.edit(OPPORTUNITIES, id(opportunity()), "name", "Patio, as we call it");
        VENDORS.edit(PROJECTS, id(project()), "estimatedStart", "2026-12-02T00:00:00Z");
        VENDORS.delete(LINES, id(lineOnTicket("SUB-1")));

        item(0).put("UnitPrice", 555);
        export.put("EndDate", "2027-02-01T00:00:00");
        Run run = sync();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(lineOnTicket("OS-6").path("price").asDouble()).isEqualTo(99);
        assertThat(opportunity().path("name").asText()).isEqualTo("Patio, as we call it");
        assertThat(project().path("estimatedStart").asText()).isEqualTo("2026-12-02T00:00:00Z");
        assertThat(project().path("estimatedEnd").asText()).isEqualTo("2027-02-01T00:00:00Z");
        assertThat(linesOnTickets("SUB-1")).as("deleted by a person").isEmpty();
    }

    @Test
    void aLineThatAPersonDeletedComesBackWhenItsRowChanges() {
        VENDORS.delete(LINES, id(lineOnTicket("SUB-1")));

        row("SUB-1").put("UnitPrice", 600);
        Run run = sync();

        assertThat(run.outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(run.messages()).contains("\"Subwoofer\" was deleted in Manage");
        assertThat(lineOnTicket("SUB-1").path("price").asDouble()).isEqualTo(600);
    }

    @Test
    void aClosedProjectIsLeftAloneWithAWarning() {
        VENDORS.edit(PROJECTS, id(project()), "status", Map.of("name", "Closed"));
        item(0).put("UnitPrice", 555);
        VENDORS.clearLog();
        Run run = sync();

        assertThat(run.outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(run.messages()).contains("The project \"Patio Music\" is closed in Manage");
        assertThat(VENDORS.writesToManage()).extracting(PeopleTest::request)
                .containsExactly("PATCH " + LINES + "/" + id(lineOffered("HA-120Z")));
        assertThat(VENDORS.waiting()).isEmpty();
    }

    @Test
    void aTicketThatAPersonDeletedIsMadeAnewForARowThatChanges() {
        JsonNode rack = ticket("Rack");
        VENDORS.delete(LINES, id(lineOnTicket("SUB-1")));
        VENDORS.delete(TICKETS, id(rack));

        row("SUB-1").put("UnitPrice", 600);
        Run run = sync();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(id(ticket("Rack"))).isNotEqualTo(id(rack));
        assertThat(lineOnTicket("SUB-1").path("ticket").path("id").asLong()).isEqualTo(id(ticket("Rack")));
    }

    @Test
    void aWholeProjectThatAPersonDeletedIsMadeAnewForARowThatChanges() {
        VENDORS.linesOn("project", id(project())).forEach(line -> VENDORS.delete(LINES, id(line)));
        VENDORS.records(TICKETS).stream().filter(ticket -> ticket.path("project").path("id").asLong() == id(project()))
                .forEach(ticket -> VENDORS.delete(TICKETS, id(ticket)));
        String phases = PROJECTS + "/" + id(project()) + "/phases";
        VENDORS.records(phases).stream().sorted(Comparator.comparing(phase -> !phase.hasNonNull("parentPhase")))
                .forEach(phase -> VENDORS.delete(phases, id(phase)));
        VENDORS.delete(PROJECTS, id(project()));

        row("SUB-1").put("UnitPrice", 600);
        Run run = sync();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(lineOnTicket("SUB-1").path("project").path("id").asLong()).isEqualTo(id(project()));
    }

    @Test
    void anOpportunityThatAPersonClosedAsLostStaysLostThoughSiTurnsWon() {
        bridge.forgetEverything();
        VENDORS.startEmpty();
        export.put("Progress", "Design");
        assertThat(sync().outcome()).isEqualTo(Outcome.SYNCED);
        VENDORS.edit(OPPORTUNITIES, id(opportunity()), "status", Map.of("name", "Lost"));

        export.put("Progress", "Approved");
        Run run = sync();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.messages()).contains("has the status \"Lost\", which a person has set");
        assertThat(opportunity().path("status").path("name").asText()).isEqualTo("Lost");
    }

    @Test
    void aPlaceThatIsGoneFromSiTakesItsTicketAndPhaseAlong() {
        ((ArrayNode) export.path("Items")).remove(4);
        ((ArrayNode) export.path("Locations")).remove(2);
        ((ArrayNode) export.path("Locations")).remove(1);
        Run run = sync();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(VENDORS.records(TICKETS)).extracting(ticket -> ticket.path("summary").asText())
                .doesNotContain("Rack", "Cellar");
        assertThat(phases()).containsExactlyInAnyOrder("Patio", "General");
        assertThat(VENDORS.waiting()).isEmpty();
    }

    @Test
    void aTicketThatPeopleWorkOnStaysThoughItsPlaceIsGone() {
        VENDORS.make(TICKETS + "/" + id(ticket("Rack")) + "/notes",
                Map.of("text", "Bring the long ladder", "detailDescriptionFlag", true));
        ((ArrayNode) export.path("Items")).remove(4);
        ((ArrayNode) export.path("Locations")).remove(2);
        Run run = sync();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.messages()).contains("\"Rack\" was removed in SI but stays in Manage: there are notes on it");
        assertThat(id(ticket("Rack"))).isPositive();

        item(0).put("UnitPrice", 556);
        assertThat(sync().messages()).as("said once").doesNotContain("Rack");
    }

    @Test
    void textsThatAreEmptiedInSiAreEmptiedInManage() {
        export.putNull("Notes").putNull("ClientPONumber");
        sync();

        assertThat(opportunity().path("notes").asText("")).isEmpty();
        assertThat(opportunity().path("customerPO").asText("")).isEmpty();
    }

    @Test
    void aLeafThatGainsARoomBecomesAPhaseAndItsTicketMoves() {
        long rack = id(ticket("Rack"));
        location("4", "Drawer", "3");
        Run run = sync();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(phases()).contains("Rack");
        assertThat(id(ticket("Rack"))).isEqualTo(rack);
        assertThat(ticket("Rack").path("phase").path("name").asText()).isEqualTo("Rack");
        assertThat(ticket("Drawer").path("phase").path("name").asText()).isEqualTo("Rack");
    }

    private Run sync() {
        VENDORS.export(export.deepCopy());
        return bridge.pollOne();
    }

    private ObjectNode item(int index) {
        return (ObjectNode) export.path("Items").get(index);
    }

    private ObjectNode row(String model) {
        for (JsonNode item : export.path("Items")) {
            if (item.path("Model").asText().equals(model)) {
                return (ObjectNode) item;
            }
        }
        throw new AssertionError(model);
    }

    private void location(String id, String name, String parent) {
        ((ArrayNode) export.path("Locations")).addObject().put("Id", id).put("Name", name).put("ParentId", parent);
    }

    private static JsonNode opportunity() {
        return VENDORS.records(OPPORTUNITIES).stream().filter(o -> o.path("source").asText().startsWith("dtools:"))
                .findFirst().orElseThrow();
    }

    private static JsonNode project() {
        return VENDORS.record(PROJECTS, "name", NAME);
    }

    private static JsonNode ticket(String summary) {
        return VENDORS.record(TICKETS, "summary", summary);
    }

    private static List<String> phases() {
        return VENDORS.records(PROJECTS + "/" + id(project()) + "/phases").stream()
                .map(phase -> phase.path("description").asText()).toList();
    }

    private static JsonNode lineOffered(String model) {
        return only(VENDORS.linesOn("opportunity", id(opportunity())), model);
    }

    private static JsonNode lineOnTicket(String model) {
        return only(VENDORS.linesOn("project", id(project())), model);
    }

    private static List<JsonNode> linesOnTickets(String model) {
        return VENDORS.linesOn("project", id(project())).stream().filter(line -> isOf(line, model)).toList();
    }

    private static JsonNode only(List<JsonNode> lines, String model) {
        List<JsonNode> hits = lines.stream().filter(line -> isOf(line, model)).toList();
        assertThat(hits).as(model).hasSize(1);
        return hits.get(0);
    }

    private static boolean isOf(JsonNode line, String model) {
        return line.path("catalogItem").path("identifier").asText().endsWith(model);
    }

    private static String request(JsonNode call) {
        return call.path("method").asText() + " " + call.path("path").asText();
    }

    private static long id(JsonNode record) {
        return record.path("id").asLong();
    }
}
