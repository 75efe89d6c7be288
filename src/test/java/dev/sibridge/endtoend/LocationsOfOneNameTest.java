package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two closets side by side: each has a ticket of its own, whatever gets lost. */
class LocationsOfOneNameTest extends InProcessTest {

    private static final String TICKETS = "/project/tickets";

    @Test
    @Tag("field")
    void aSecondOneThatComesLaterGetsATicketOfItsOwn() {
        ObjectNode one = VENDORS.sample(Vendors.SMALL);
        place(one, "2", "Closet", "1", 1);
        sync(one);
        long first = ticketOf("2");

        sync(closets("Closet", "Closet"));

        assertThat(ticketOf("2")).isEqualTo(first);
        assertEachHasItsOwn();
    }

    @Test
    void aSecondOneAtTheTopGetsAPhaseAndATicketOfItsOwn() {
        sync(VENDORS.sample(Vendors.SMALL));
        ObjectNode two = VENDORS.sample(Vendors.SMALL);
        place(two, "9", "Patio", null, 2);

        sync(two);

        assertThat(VENDORS.records(TICKETS)).hasSize(3);
        assertThat(phases()).filteredOn(phase -> phase.path("description").asText().equals("Patio")).hasSize(2);
        assertEachHasItsOwn();
    }

    @ParameterizedTest
    @CsvSource({"drop-after,2", "drop-after,3", "drop-before,2", "drop-before,3"})
    void whereAnAnswerGotLostTheOtherOnesTicketIsNotTaken(String kind, int nth) {
        fault(TICKETS, kind, nth);
        VENDORS.export(closets("Closet", "Closet"));
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.FAILED);

        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(VENDORS.records(TICKETS)).hasSize(4);
        assertEachHasItsOwn();
    }

    @ParameterizedTest
    @CsvSource({"Closet,Closet", "Closet,CLOSET\u200b"})
    @Tag("field")
    void whenTheDatabaseIsLostEachGetsTheTicketBackThatItsLinesStandOn(String one, String other) {
        sync(closets(one, other));
        long second = ticketOf("2");
        long third = ticketOf("3");
        bridge.forgetEverything();
        VENDORS.clearLog();

        Run run = sync(closets(one, other).put("Notes", "x"));

        assertThat(run.created()).as(run.messages()).isZero();
        assertThat(ticketOf("2")).isEqualTo(second);
        assertThat(ticketOf("3")).isEqualTo(third);
        assertThat(VENDORS.writesToManage()).noneMatch(call -> call.path("path").asText().startsWith(TICKETS)
                || call.path("path").asText().startsWith("/procurement/products"));
    }

    @Test
    void whenTheDatabaseIsLostAndThereAreMoreThanInSiAPersonIsAsked() {
        sync(closets("Closet", "Closet"));
        bridge.forgetEverything();
        ObjectNode one = VENDORS.sample(Vendors.SMALL);
        place(one, "2", "Closet", "1", 1);
        VENDORS.export(one.put("Notes", "x"));

        Run run = bridge.pollOne();

        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.messages()).contains("Manage has 2 records that could be the ticket \"Closet\"");
    }

    @ParameterizedTest
    @CsvSource({"drop-before,0", "drop-after,1"})
    void whatWasNotAnsweredAndIsGoneFromSiTakesNoSiblingsTicketAlong(String kind, int removed) {
        sync(emptyClosets("1", "2"));
        List<JsonNode> before = VENDORS.records(TICKETS);
        lose(TICKETS, kind, emptyClosets("1", "2", "3"));

        Run run = syncNewest(emptyClosets("1", "2").put("Notes", "x"));

        assertThat(VENDORS.records(TICKETS)).isEqualTo(before);
        assertThat(run.removed()).as(run.messages()).isEqualTo(removed);
        assertThat(run.messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"drop-before,0", "drop-after,1"})
    void norItsPhase(String kind, int removed) {
        sync(emptyClosets(null, "2"));
        List<JsonNode> before = phases();
        lose("/project/projects/*/phases", kind, emptyClosets(null, "2", "3"));

        Run run = syncNewest(emptyClosets(null, "2").put("Notes", "x"));

        assertThat(phases()).isEqualTo(before);
        assertThat(run.removed()).as(run.messages()).isEqualTo(removed);
        assertThat(run.messages()).isEmpty();
    }

    @Test
    void aTicketThatWasNotAnsweredAndIsGoneFromSiStaysWhenSomebodyHasChangedIt() {
        sync(VENDORS.sample(Vendors.SMALL));
        lose(TICKETS, "drop-after", emptyClosets("1", "2"));
        long id = VENDORS.record(TICKETS, "summary", "Closet").path("id").asLong();
        VENDORS.edit(TICKETS, id, "budgetHours", 5);

        Run run = syncNewest(VENDORS.sample(Vendors.SMALL).put("Notes", "x"));

        assertThat(run.messages()).contains("stays in Manage: somebody has changed it");
        assertThat(VENDORS.record(TICKETS, "summary", "Closet").path("id").asLong()).isEqualTo(id);
    }

    private static void lose(String path, String kind, ObjectNode export) {
        fault(path, kind, 1);
        VENDORS.export(export);
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.FAILED);
    }

    private static Run syncNewest(ObjectNode export) {
        VENDORS.export(export);
        return bridge.runs(bridge.poll()).stream().filter(run -> run.outcome() == Outcome.SYNCED).findFirst()
                .orElseThrow();
    }

    private static ObjectNode emptyClosets(String parent, String... ids) {
        ObjectNode project = VENDORS.sample(Vendors.SMALL);
        for (String id : ids) {
            locate(project, id, "Closet", parent);
        }
        return project;
    }

    private static void assertEachHasItsOwn() {
        assertThat(bridge.bean(JdbcClient.class)
                .sql("SELECT CONCAT(record_type, remote_id) FROM ledger JOIN ledger_state ON ledger_id = id"
                        + " WHERE record_type IN ('TICKET', 'PHASE')")
                .query(String.class).list()).isNotEmpty().doesNotHaveDuplicates();
    }

    private static long ticketOf(String location) {
        return bridge.bean(JdbcClient.class)
                .sql("SELECT remote_id FROM ledger JOIN ledger_state ON ledger_id = id"
                        + " WHERE record_type = 'TICKET' AND source_key LIKE ?")
                .param("%/" + location).query(Long.class).single();
    }

    private static List<JsonNode> phases() {
        long project = VENDORS.records("/project/projects").get(0).path("id").asLong();
        return VENDORS.records("/project/projects/" + project + "/phases");
    }

    private static Run sync(ObjectNode export) {
        VENDORS.export(export);
        Run run = bridge.pollOne();
        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        return run;
    }

    private static void fault(String path, String kind, int nth) {
        VENDORS.fault("manage", """
                {"method": "POST", "path": "%s", "kind": "%s", "nth": %d}""".formatted(path, kind, nth));
    }

    private static ObjectNode closets(String one, String other) {
        ObjectNode project = VENDORS.sample(Vendors.SMALL);
        place(project, "2", one, "1", 1);
        place(project, "3", other, "1", 2);
        return project;
    }

    /** Adds a location and puts a row into it. */
    private static void place(ObjectNode project, String id, String name, String parent, int row) {
        locate(project, id, name, parent);
        ((ObjectNode) project.path("Items").get(row)).put("LocationId", id);
    }

    private static void locate(ObjectNode project, String id, String name, String parent) {
        ((ArrayNode) project.path("Locations")).addObject().put("Id", id).put("Name", name).put("ParentId", parent);
    }
}
