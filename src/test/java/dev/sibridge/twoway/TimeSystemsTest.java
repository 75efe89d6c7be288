package dev.sibridge.twoway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.pm.open.ReferenceTool;
import dev.sibridge.sandbox.Fault;
import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.twoway.mapping.MappingDocument;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.pass.Pass.Event;
import dev.sibridge.twoway.pass.Pass.Event.What;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.twoway.time.TimePass;
import dev.sibridge.twoway.time.Unsent;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time between the sandbox's Manage and the reference tool. */
class TimeSystemsTest {

    private final TimeSystems time = new TimeSystems(ReferenceTool.connected());

    @BeforeEach
    void aProjectStandsInBoth() {
        time.begin();
    }

    @Test
    void unlessTheDealerHasTurnedItOnNobodyIsAskedForTime() {
        time.enter();
        time.mappings = MappingDocument.read("people: [{ tool: asmith, manage: rokafor }]");

        assertThat(time.pass().events()).isEmpty();
        assertThat(time.both.calls.sent).isEmpty();
    }

    @Test
    void timeOfSomebodyWithoutAMemberIsNotSentTheLogSaysItOnceAndItIsCounted() {
        time.enter("userId", time.person("bjones"));

        assertThat(time.pass().events()).extracting(Event::what, Event::side, Event::reason)
                .containsExactly(tuple(What.WAITS, Side.MANAGE,
                        Unsent.NO_PERSON.text()));
        assertThat(time.pass().events()).isEmpty();
        assertThat(time.pass().unsent()).isEqualTo(Map.of(Unsent.NO_PERSON, 1));
        assertThat(time.inManage()).isEmpty();
    }

    @Test
    void whatManageRefusesIsSaidInItsWordsOnceCountedAndSentAsSoonAsManageTakesIt() {
        ToolRecord entry = time.enter();
        status("On Hold");

        assertThat(time.pass().events()).singleElement().satisfies(event -> {
            assertThat(event.what()).isEqualTo(What.REFUSED);
            assertThat(event.reason()).contains("Time cannot be entered");
        });
        assertThat(time.pass().events()).isEmpty();
        assertThat(time.pass().unsent()).isEqualTo(Map.of(Unsent.REFUSED, 1));
        status("New");

        assertThat(time.pass().events()).extracting(Event::what).containsExactly(What.CREATED);
        assertThat(time.inTool(entry)).isNotEmpty();
        assertThat(time.pass().unsent()).isEmpty();
    }

    private void status(String name) {
        time.both.calls.call(ConnectWiseRequest.update("/project/tickets/" + time.both.task.id(),
                Map.of("status", Map.of("name", name))));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 500})
    void aListThatFailsStopsThePassAndNothingIsDeleted(int status) {
        ToolRecord entry = time.enter();
        time.pass();
        time.delete(entry);
        time.both.sandbox.service().faults().add(new Fault("GET", "/timeEntries", 1, 1, Fault.Kind.STATUS, status,
                "{}", false, null, null));

        TimePass.Result result = time.pass(ReferenceTool.disturbed(), time.both.calls);

        assertThat(result.stopped()).isNotNull();
        assertThat(time.inManage()).hasSize(1);
        time.both.sandbox.service().faults().clear();
        assertThat(time.pass().counts().get(Side.MANAGE).removed()).isEqualTo(1);
    }

    @Test
    void manageThatTakesNoMoreRequestsStopsThePassAndTheNextOneGoesOn() {
        time.enter();
        time.enter("text", "Hung the other one");
        RunningSandbox.shared().manage().service().faults().add(new Fault("POST", null, 2, 1, Fault.Kind.RATE_LIMIT,
                429, null, null, null, null));

        TimePass.Result result = time.pass();

        assertThat(result.stopped().outcome()).isEqualTo(Outcome.CLOSED);
        assertThat(result.counts().get(Side.MANAGE).created()).isEqualTo(1);
        time.pass();
        assertThat(time.inManage()).hasSize(2);
    }

    @Test
    void timeReachesManageOnceWithAllThatItNeeds() {
        ToolRecord entry = time.enter("billable", false);

        TimePass.Result result = time.pass();

        assertThat(result.events()).extracting(Event::what).containsExactly(What.CREATED);
        assertThat(result.stopped()).isNull();
        JsonNode made = time.onlyInManage();
        assertThat(made.path("chargeToType").asText()).isEqualTo("ProjectTicket");
        assertThat(made.at("/member/identifier").asText()).isEqualTo("rokafor");
        assertThat(made.path("timeStart").asText()).startsWith("2027-01-15T");
        assertThat(made.path("actualHours").asDouble()).isEqualTo(1.5);
        assertThat(made.at("/workRole/name").asText()).isEqualTo("Installer");
        assertThat(made.path("billableOption").asText()).isEqualTo("NoCharge");
        assertThat(made.path("notes").asText()).isEqualTo("Hung it");
        assertThat(made.path("addToDetailDescriptionFlag").asBoolean()).isFalse();
        assertThat(time.both.tool.get(Entity.TIME_ENTRY, entry.id()).orElseThrow().mark())
                .isEqualTo(made.path("id").asText());
        time.both.calls.sent.clear();
        assertThat(time.pass().events()).isEmpty();
        assertThat(time.both.calls.sent).allMatch(call -> call.startsWith("GET"));
    }

    @Test
    void timeNeverBecomesANote() {
        time.enter();
        time.pass();

        assertThat(time.both.pass().events()).isEmpty();
        assertThat(time.both.inTool(Kind.NOTE)).isNotNull();
    }

    @Test
    void timeThatWasMadeInManageIsLeftAlone() {
        time.both.calls.call(ConnectWiseRequest.create(TimeSystems.ENTRIES, Map.of("chargeToType", "ProjectTicket",
                "chargeToId", Integer.valueOf(time.both.task.id()), "member", Map.of("identifier", "talbrecht"),
                "timeStart", "2027-01-15T08:00:00Z", "actualHours", 2)));

        assertThat(time.pass().events()).isEmpty();
        assertThat(time.both.sandbox.records("timeEntries")).isEmpty();
    }

    @Test
    void whileItIsOpenEditsAndDeletionsReachManage() {
        ToolRecord entry = time.enter();
        time.pass();
        time.edit(entry, "hours", 2.25);
        time.edit(entry, "day", "2027-01-16");
        time.edit(entry, "text", "");

        assertThat(time.pass().events()).extracting(Event::what).containsExactly(What.UPDATED);
        assertThat(time.onlyInManage().path("actualHours").asDouble()).isEqualTo(2.25);
        assertThat(time.onlyInManage().path("timeStart").asText()).startsWith("2027-01-16T");
        assertThat(time.onlyInManage().path("notes").asText()).isEmpty();
        assertThat(time.pass().events()).isEmpty();
        time.delete(entry);

        assertThat(time.pass().counts().get(Side.MANAGE).removed()).isEqualTo(1);
        assertThat(time.inManage()).isEmpty();
        assertThat(time.pass().events()).isEmpty();
    }

    @Test
    void theEndOfAnEntryFollowsItsStartAndItsHours() {
        ToolRecord entry = time.enter();
        time.pass();
        time.correct("timeEnd", "2027-01-15T11:30:00Z");
        time.pass();
        time.edit(entry, "hours", 3);
        time.edit(entry, "day", "2027-01-18");

        time.pass();

        assertThat(time.onlyInManage().path("timeStart").asText()).isEqualTo("2027-01-18T10:00:00Z");
        assertThat(time.onlyInManage().path("timeEnd").asText()).isEqualTo("2027-01-18T13:00:00Z");
        assertThat(time.onlyInManage().path("actualHours").asDouble()).isEqualTo(3);
    }

    @Test
    void onceItIsSubmittedManageWinsAndOnceItIsRejectedItCanBeEditedAgain() {
        ToolRecord entry = time.enter();
        time.pass();
        time.sheet("submit");
        time.pass();
        assertThat(time.inTool(entry).get("status").asText()).isEqualTo("submitted");
        time.edit(entry, "hours", 9);

        assertThat(time.pass().events()).singleElement().satisfies(event -> {
            assertThat(event.side()).isEqualTo(Side.TOOL);
            assertThat(event.reason()).contains("submitted", "hours 1.5 instead of 9");
        });
        assertThat(time.inTool(entry).get("hours").asDouble()).isEqualTo(1.5);
        assertThat(time.onlyInManage().path("actualHours").asDouble()).isEqualTo(1.5);
        time.sheet("reject");
        time.edit(entry, "hours", 1.25);

        time.pass();

        assertThat(time.inTool(entry).get("status").asText()).isEqualTo("rejected");
        assertThat(time.onlyInManage().path("actualHours").asDouble()).isEqualTo(1.25);
        assertThat(time.pass().events()).isEmpty();
    }

    @Test
    void whatIsBilledIsLockedInTheToolAndStaysThoughItIsDeletedThere() {
        ToolRecord entry = time.enter();
        time.pass();
        time.put("Billed");
        time.pass();
        assertThat(time.inTool(entry).get("status").asText()).isEqualTo("approved");
        assertThat(time.inTool(entry).get("locked").asBoolean()).isTrue();
        time.delete(entry);

        assertThat(time.pass().events()).extracting(Event::what).containsExactly(What.WAITS);
        assertThat(time.pass().events()).isEmpty();
        assertThat(time.inManage()).hasSize(1);
    }

    @Test
    void whatTheOfficeCorrectsBeforeItApprovesReachesTheTool() {
        ToolRecord entry = time.enter();
        time.pass();
        time.correct("actualHours", 1);
        time.put("ApprovedByTierOne");

        time.pass();

        assertThat(time.inTool(entry).get("hours").asDouble()).isEqualTo(1);
        assertThat(time.inTool(entry).get("status").asText()).isEqualTo("approved");
        assertThat(time.pass().events()).isEmpty();
    }

    @Test
    void timeOfATaskThatIsDeletedInTheToolStaysInManage() {
        time.enter();
        time.pass();
        time.both.tool.delete(Entity.TASK, time.both.inTool(Kind.TASK).id());

        assertThat(time.pass().events()).as("though the project's pass was not told yet").extracting(Event::what)
                .containsExactly(What.WAITS);
        time.both.pass();
        time.pass();

        assertThat(time.inManage()).hasSize(1);
        assertThat(time.pass().events()).isEmpty();
    }

    @Test
    void whatSomebodyChangesBetweenReadingAndWritingIsNotWrittenOver() {
        ToolRecord entry = time.enter();
        time.pass();
        time.edit(entry, "hours", 2);
        TimePass.Result result = time.pass(time.both.tool, request -> {
            if (request.query().getOrDefault("conditions", "").startsWith("id = ")) {
                time.correct("actualHours", 4);
            }
            return time.both.calls.call(request);
        });

        assertThat(result.events()).extracting(Event::what).containsExactly(What.OVERTAKEN);
        assertThat(time.onlyInManage().path("actualHours").asDouble()).isEqualTo(4);
        assertThat(time.pass().events()).singleElement().satisfies(event ->
                assertThat(event.reason()).contains("hours 4 instead of 2"));
        assertThat(time.pass().events()).isEmpty();
    }

    @Test
    void aLostDatabaseIsRebuiltThoughEntriesWereEditedMeanwhile() {
        ToolRecord entry = time.enter();
        time.enter("text", "Hung the other one");
        time.pass();
        TwoSystems.DATABASE.jdbc().sql("DELETE FROM two_way_time").update();
        time.edit(entry, "hours", 2);

        time.pass();
        time.pass();

        assertThat(time.inManage()).hasSize(2);
        assertThat(time.pass().events()).isEmpty();
    }
}
