package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.poll.Poll;
import dev.sibridge.sandbox.Fault;
import dev.sibridge.sandbox.RunningSandbox;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** D-Tools' list with rows that no service should send, with odd ids, or that is none. */
class OddListTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ODD = List.of("null", "7", "[]", "{}", "\"row\"",
            "{\"Id\": \"p-1\", \"MessageId\": \"o-1\", \"Name\": \"List as client\", \"Client\": [\"Smith\"],"
                    + " \"PublishedOnUnixTimeMs\": 5, \"Deleted\": false}",
            "{\"Id\": \"p-2\", \"MessageId\": \"o-2\", \"Name\": \"Maybe deleted\", \"PublishedOnUnixTimeMs\": 5,"
                    + " \"Deleted\": \"maybe\"}",
            "{\"Id\": \"p-3\", \"MessageId\": \"o-3\", \"Name\": \"Deep\", \"PublishedOnUnixTimeMs\": 5, \"Client\": "
                    + "[".repeat(500) + "]".repeat(500) + "}",
            "{\"Id\": \"" + "x".repeat(9_000) + "\", \"MessageId\": \"o-4\", \"Name\": \"Long id\","
                    + " \"PublishedOnUnixTimeMs\": 5}",
            "{\"MessageId\": \"o-5\", \"Name\": \"No id\", \"PublishedOnUnixTimeMs\": 5}");

    private static final Vendors VENDORS = new Vendors();
    private static InProcess bridge;

    @BeforeAll
    static void startTheBridge() {
        bridge = InProcess.start(VENDORS, "SYNC_ERROR_EMAILS=office@dealer.example", "bridge.retries=1");
    }

    @AfterAll
    static void stopTheBridge() {
        bridge.close();
    }

    @BeforeEach
    void startEmpty() {
        bridge.forgetEverything();
        VENDORS.startEmpty();
    }

    @AfterEach
    void manageHasNothingToComplainAbout() {
        VENDORS.assertNoViolations();
    }

    @Test
    @Tag("field")
    void rowsThatCannotBeReadCostThemselvesOnlyAndAreTold() throws IOException {
        for (String row : ODD) {
            RunningSandbox.shared().dtools().addRow(JSON.readTree(row));
        }
        VENDORS.export(VENDORS.sample(Vendors.SMALL));

        Poll poll = bridge.poll();

        assertThat(poll.state()).isEqualTo(Poll.State.DONE);
        assertThat(poll.found()).isEqualTo(ODD.size() + 1);
        List<Run> runs = bridge.runs(poll);
        assertThat(runs).filteredOn(run -> run.outcome() == Outcome.SYNCED).extracting(Run::project)
                .containsExactly("Patio Music");
        assertThat(runs).filteredOn(run -> run.outcome() == Outcome.REFUSED).hasSize(ODD.size())
                .allSatisfy(run -> assertThat(run.messages()).startsWith("The entry of this export in the D-Tools"
                        + " list ")
                        .containsAnyOf("Export the project again in SI", "Export in SI what is missing"))
                .extracting(Run::project).contains("List as client", "Maybe deleted", "Deep", "Long id", "No id",
                        "An entry without a name");
        assertThat(VENDORS.waiting()).isEmpty();
        assertThat(VENDORS.dtoolsLog()).filteredOn(call -> call.path("method").asText().equals("PUT"))
                .as("no row at fault is acknowledged").hasSize(1);
    }

    @Test
    void whatIsWrongWithARowIsMailedOnceAndThatItIsMendedOnce() throws IOException {
        RunningSandbox.shared().dtools().addRow(JSON.readTree("null"));
        RunningSandbox.shared().dtools().addRow(JSON.readTree("{\"Id\": \"" + new UUID(1, 1) + "\", \"MessageId\":"
                + " \"o-1\", \"Name\": \"Salon\", \"PublishedOnUnixTimeMs\": 5, \"Deleted\": \"maybe\"}"));
        bridge.poll();
        bridge.poll();
        assertThat(alerts()).hasSize(2).allSatisfy(alert -> assertThat(alert).contains("EXPORT_REFUSED"));

        VENDORS.startEmpty();
        VENDORS.export(VENDORS.sample(Vendors.SMALL).put("Id", new UUID(1, 1).toString()).put("Name", "Salon"));
        bridge.poll();
        bridge.poll();

        assertThat(alerts()).hasSize(4);
        assertThat(alerts().subList(2, 4)).allSatisfy(alert -> assertThat(alert).contains("RECOVERED"))
                .anySatisfy(alert -> assertThat(alert).contains("The D-Tools list no longer contains an export"
                        + " without an id."))
                .anySatisfy(alert -> assertThat(alert).contains("Salon"));
    }

    @ParameterizedTest
    @Tag("field")
    @ValueSource(strings = {"a b", "a/b", "50%", "it's \"it\"", "é-東京-🎵", "{x}|^`\\<>", "a?b#c&d=e", ";,:@+$!*()", ".a",
        "a;jsessionid=1", "%2F%00", "~", "Subscribe"})
    void anOddIdIsAskedForAsItIsOrTheExportFailsInASentence(String id) {
        VENDORS.export(VENDORS.sample(Vendors.SMALL).put("Id", id));
        VENDORS.export(VENDORS.sample(Vendors.SMALL).put("Id", new UUID(1, 1).toString()).put("Name", "Ordinary"));

        List<Run> runs = bridge.runs(bridge.poll());

        assertThat(runs).filteredOn(run -> run.project().equals("Ordinary")).extracting(Run::outcome)
                .containsExactly(Outcome.SYNCED);
        assertThat(runs).filteredOn(run -> run.project().equals("Patio Music")).singleElement().satisfies(run -> {
            if (run.outcome() != Outcome.SYNCED) {
                assertThat(run.messages()).matches("GET /Subscribe/Projects/\\S+ was rejected by D-Tools with status"
                        + " 4\\d\\d.|The project's Id contains a slash or a number sign. Export the project again."
                        + "|The entry of this export in the D-Tools list has \"\\S+\" as Id, which is not an id. .*"
                        + "|An intermediary between SI Bridge and D-Tools answered GET /Subscribe/Projects/\\S+ .*");
            }
        });
    }

    @ParameterizedTest
    @Tag("field")
    @ValueSource(strings = {"{}", "[]", "{\"TotalCount\": 0}", "{\"Projects\": []}",
            "{\"Projects\": [], \"TotalCount\": 3}",
        "{\"Projects\": [], \"TotalCount\": -1}", "{\"Projects\": null, \"TotalCount\": 0}", "null", "\"\"",
        "<html>Sign in</html>", ""})
    void whatIsNoListIsAskedForAgainAndThenThePollFailsInsteadOfTakingTheQueueForEmpty(String answer) {
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        VENDORS.fault("dtools", new Fault("GET", "/Subscribe/Projects", null, 9, Fault.Kind.STATUS, 200, answer, null,
                null, null), () -> { });

        Poll poll = bridge.poll();

        assertThat(poll.state()).isEqualTo(Poll.State.FAILED);
        assertThat(poll.message()).matches("(D-Tools|An intermediary between SI Bridge and D-Tools)"
                + " (answered|returned|says) .*\\.").doesNotContain("unexpected", "Exception");
        assertThat(VENDORS.dtoolsLog()).hasSizeGreaterThan(1);
    }

    @Test
    void whatWasNoListOnceDoesNoHarm() {
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        VENDORS.fault("dtools", new Fault("GET", "/Subscribe/Projects", null, 1, Fault.Kind.STATUS, 200, "{}", null,
                null, null), () -> { });

        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
    }

    @Test
    @Tag("field")
    void anAcknowledgementThatAWebPageAnswersIsNoneWhileTheListStillShowsTheExport() {
        ObjectNode project = VENDORS.sample(Vendors.SMALL);
        VENDORS.export(project);
        VENDORS.fault("dtools", """
                {"method": "PUT", "kind": "garbage", "times": 2}""");

        Run unheard = bridge.pollOne();

        assertThat(unheard.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(unheard.messages()).startsWith("An intermediary between SI Bridge and D-Tools answered PUT ");
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(VENDORS.waiting()).isEmpty();
    }

    @Test
    void anAcknowledgementThatAWebPageAnswersAfterItWasHeardIsOne() {
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        VENDORS.fault("dtools", """
                {"method": "PUT", "kind": "garbage", "execute": true, "times": 2}""");

        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
    }

    private List<String> alerts() {
        return bridge.bean(JdbcClient.class).sql("SELECT content FROM alert ORDER BY id").query(String.class).list();
    }
}
