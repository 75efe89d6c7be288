package dev.sibridge.web.twoway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.sandbox.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator does with projects: import, watch, stop and decide. */
class ProjectsApiTest extends RunningTwoWay {

    private static final String PROJECTS = "/api/two-way/projects";
    private static final String IMPORTS = "/api/two-way/imports";

    @BeforeEach
    void everythingIsMapped() {
        // Otherwise a sweep would pair all of them.
        mapByHand("");
    }

    @ParameterizedTest
    @CsvSource({"GET, projects/4711, 404", "POST, projects/4711/sync, 404", "POST, projects/4711/pause, 404",
        "POST, projects/4711/resume, 404", "POST, projects/4711/unpair, 404", "GET, projects/4711/log, 404",
        "GET, projects/4711/conflicts, 404", "GET, projects/x, 400", "GET, candidates?side=left, 400",
        "GET, candidates, 400", "DELETE, projects/4711, 405"})
    void whatIsNotThereIsAProblem(String method, String path, int status) {
        problem(method, "/api/two-way/" + path, null, status);
    }

    @Test
    void anImportThatSaysTooLittleOrNamesNothingIsAProblem() {
        assertThat(problem("POST", IMPORTS, "{}", 400)).isEqualTo("Send \"from\": \"manage\" or \"tool\", and"
                + " \"id\".");
        assertThat(problem("POST", IMPORTS, "{\"from\":\"left\",\"id\":\"1\"}", 400))
                .contains("\"manage\" or \"tool\"");
        assertThat(problem("POST", IMPORTS, "{\"from\":\"manage\",\"id\":\"4711\"}", 409))
                .isEqualTo("Manage has no project 4711.");
        String kitchen = SANDBOX.pm().create("projects", JSON.valueToTree(Map.of("name", "Kitchen", "statusId",
                status("projectStatuses", "Active"))), "1");
        assertThat(problem("POST", IMPORTS, "{\"from\":\"tool\",\"id\":\"" + kitchen + "\"}", 409))
                .startsWith("A project in Manage needs a company.");
        problem("POST", IMPORTS, "{", 400);
        assertThat(get(PROJECTS, 200).path("total").asInt()).isZero();
    }

    @Test
    void aSideThatDoesNotAnswerIsToldAsABadGateway() {
        SANDBOX.pm().service().faults().add(new Fault("GET", "*", 1, 99, Fault.Kind.STATUS, 401, null, null, null,
                null));

        assertThat(problem("GET", "/api/two-way/candidates?side=tool", null, 502)).endsWith("Check PM_API_KEY.");
    }

    @Test
    void projectsThatNobodyHasPairedAreCandidates() {
        imported(job("Patio"));
        job("Kitchen");
        SANDBOX.pm().create("projects", JSON.valueToTree(Map.of("name", "Küche", "statusId",
                status("projectStatuses", "Active"))), "1");

        assertThat(get("/api/two-way/candidates?side=manage", 200)).singleElement().satisfies(one -> {
            assertThat(one.path("name").asText()).isEqualTo("Kitchen");
            assertThat(one.path("board").asText()).isEqualTo("D-Tools Projects");
        });
        assertThat(get("/api/two-way/candidates?side=tool&q=KÜCHE", 200)).singleElement().satisfies(one ->
                assertThat(one.path("name").asText()).isEqualTo("Küche"));
        assertThat(get("/api/two-way/candidates?side=tool&q=patio", 200)).isEmpty();
    }

    @Test
    void aDryRunOfAnImportShowsWhatWouldBeMade() {
        int project = manageTicket(job("Patio")).at("/project/id").asInt();

        JsonNode planned = json(send("POST", IMPORTS, "{\"from\":\"manage\",\"id\":\"" + project
                + "\",\"dryRun\":true}"), 200);

        assertThat(planned).extracting(change -> change.path("side").asText() + " " + change.path("action").asText()
                + " " + change.path("type").asText()).containsExactly("tool create project", "tool create phase",
                "tool create task");
        assertThat(planned.get(2).at("/fields/name")).isEqualTo(tree("{\"from\":null,\"to\":\"Mount the speakers\"}"));
        assertThat(tasks()).isEmpty();
        assertThat(get(PROJECTS, 200).path("items")).isEmpty();
    }

    @Test
    void anImportBeginsAtOnceAndItsProjectIsListed() {
        long patio = imported(job("Patio"));
        imported(job("Kitchen"));

        assertThat(tasks()).containsExactly("Mount the speakers", "Mount the speakers");
        JsonNode all = get(PROJECTS, 200);
        assertThat(all.path("total").asInt()).isEqualTo(2);
        assertThat(all.at("/items/0").propertyStream().map(Map.Entry::getKey)).containsExactly("id", "name", "manageId",
                "toolId", "state", "lastPass", "lagSeconds", "conflicts", "unsentTime", "message");
        assertThat(all.at("/items/0/state").asText()).isEqualTo("idle");
        assertThat(get(PROJECTS + "?q=PATIO", 200).path("items")).singleElement().satisfies(item ->
                assertThat(item.path("id").asLong()).isEqualTo(patio));
        assertThat(get(PROJECTS + "?state=paused", 200).path("items")).isEmpty();
        assertThat(get(PROJECTS + "?state=IDLE", 200).path("items")).hasSize(2);
    }

    @Test
    void oneProjectShowsWhatBothSidesHoldAndWhatTheNextPassWouldWrite() {
        int ticket = job("Patio");
        long patio = imported(ticket);
        rename(ticket, "Mount four speakers");

        JsonNode one = get(PROJECTS + "/" + patio, 200);

        assertThat(one.at("/project/id").asLong()).isEqualTo(patio);
        assertThat(one.at("/comparison/manage/0/title").asText()).isEqualTo("Patio");
        assertThat(one.at("/comparison/manage/0/children/0/children/0/title").asText())
                .isEqualTo("Mount four speakers");
        assertThat(one.at("/comparison/tool/0/children/0/title").asText()).isEqualTo("Trim");
        assertThat(one.at("/comparison/tool/0/children/0/children/0/title").asText()).isEqualTo("Mount the speakers");
        assertThat(one.at("/comparison/differences")).singleElement().satisfies(change ->
                assertThat(change.path("fields")).isEqualTo(tree("{\"name\":{\"from\":\"Mount the speakers\",\"to\":"
                        + "\"Mount four speakers\"}}")));
        assertThat(tasks()).as("looking writes nothing").containsExactly("Mount the speakers");
    }

    @Test
    void aPassOnRequestWritesAndTheLogSaysWhatAndWhere() {
        int ticket = job("Patio");
        long patio = imported(ticket);
        rename(ticket, "Mount four speakers");

        assertThat(json(send("POST", PROJECTS + "/" + patio + "/sync", null), 202).path("id").asLong())
                .isEqualTo(patio);

        idle(patio);
        assertThat(tasks()).containsExactly("Mount four speakers");
        JsonNode log = get(PROJECTS + "/" + patio + "/log", 200);
        assertThat(log.get(0).propertyStream().map(Map.Entry::getKey)).containsExactly("at", "what", "side", "kind",
                "record", "field", "reason");
        assertThat(log).as("the newest first").extracting(row -> row.path("what").asText() + " "
                + row.path("side").asText() + " " + row.path("kind").asText() + " " + row.path("record").asText())
                .startsWith("updated tool task Mount four speakers").contains("created tool phase Trim");
    }

    @Test
    void aPausedProjectRestsUntilItIsResumed() {
        int ticket = job("Patio");
        long patio = imported(ticket);
        assertThat(send("POST", PROJECTS + "/" + patio + "/pause", null).statusCode()).isEqualTo(204);
        rename(ticket, "Mount four speakers");
        assertThat(item(patio).path("state").asText()).isEqualTo("paused");

        assertThat(problem("POST", PROJECTS + "/" + patio + "/sync", null, 409)).isEqualTo("The project is paused."
                + " Resume it first.");
        assertThat(tasks()).containsExactly("Mount the speakers");

        json(send("POST", PROJECTS + "/" + patio + "/resume", null), 202);
        idle(patio);
        assertThat(tasks()).containsExactly("Mount four speakers");
    }

    @Test
    void anUnpairedProjectIsNoProjectAnyMoreAndBothSidesStay() {
        int ticket = job("Patio");
        long patio = imported(ticket);

        assertThat(send("POST", PROJECTS + "/" + patio + "/unpair", null).statusCode()).isEqualTo(204);

        problem("GET", PROJECTS + "/" + patio, null, 404);
        assertThat(get(PROJECTS, 200).path("items")).isEmpty();
        assertThat(tasks()).containsExactly("Mount the speakers");
        assertThat(get("/api/two-way/candidates?side=manage", 200)).as("to be imported again").hasSize(1);
    }

    @Test
    void whileTwoWayIsSwitchedOffNothingIsAcceptedThatWouldOnlyWait() {
        long patio = imported(job("Patio"));
        int garden = manageTicket(job("Garden")).at("/project/id").asInt();
        send("POST", "/api/two-way/disable", null);

        assertThat(problem("POST", PROJECTS + "/" + patio + "/sync", null, 409)).contains("/api/two-way/enable");
        String wanted = "{\"from\":\"manage\",\"id\":\"" + garden + "\"}";
        assertThat(problem("POST", "/api/two-way/imports", wanted, 409)).contains("/api/two-way/enable");
        assertThat(get(PROJECTS, 200).path("items")).hasSize(1);
    }

    @Test
    void whatYieldedIsListedAndCanBeHadBackOnce() {
        int ticket = job("Patio");
        long patio = imported(ticket);
        editTask("Mount the speakers", Map.of("name", "Mount four speakers"));
        rename(ticket, "Mount two speakers");
        send("POST", PROJECTS + "/" + patio + "/sync", null);
        idle(patio);

        JsonNode conflict = get(PROJECTS + "/" + patio + "/conflicts", 200).get(0);
        assertThat(conflict.path("field").asText()).isEqualTo("name");
        assertThat(conflict.path("base").asText()).isEqualTo("Mount the speakers");
        assertThat(conflict.path("manage").asText()).isEqualTo("Mount two speakers");
        assertThat(conflict.path("tool").asText()).isEqualTo("Mount four speakers");
        assertThat(conflict.path("taken").asText()).isEqualTo("manage");
        String path = "/api/two-way/conflicts/" + conflict.path("id").asLong();
        assertThat(problem("POST", path, "{\"take\":\"both\"}", 400)).contains("\"take\"");
        assertThat(problem("POST", path, "{\"take\":\"manage\"}", 409)).isEqualTo("That side's value counts already.");
        problem("POST", "/api/two-way/conflicts/4711", "{\"take\":\"tool\"}", 404);

        json(send("POST", path, "{\"take\":\"tool\"}"), 202);

        await().atMost(Duration.ofSeconds(30)).until(() ->
                manageTicket(ticket).path("summary").asText().equals("Mount four speakers"));
        idle(patio);
        assertThat(tasks()).containsExactly("Mount four speakers");
        assertThat(get(PROJECTS + "/" + patio + "/conflicts", 200)).anySatisfy(row ->
                assertThat(row.path("by").asText()).isEqualTo("ops"));
    }

    @Test
    void whatAPersonMustDecideWaitsAndCounts() {
        mapByHand("\nrules: { name: ask }\n");
        int ticket = job("Patio");
        long patio = imported(ticket);
        editTask("Mount the speakers", Map.of("name", "Mount four speakers"));
        rename(ticket, "Mount two speakers");
        send("POST", PROJECTS + "/" + patio + "/sync", null);

        assertThat(idle(patio).path("conflicts").asInt()).isEqualTo(1);
        JsonNode waiting = get(PROJECTS + "/" + patio + "/conflicts", 200).get(0);
        assertThat(waiting.path("taken").isNull()).isTrue();
        json(send("POST", "/api/two-way/conflicts/" + waiting.path("id").asLong(), "{\"take\":\"tool\"}"), 202);

        await().atMost(Duration.ofSeconds(30)).until(() -> item(patio).path("conflicts").asInt() == 0);
        idle(patio);
        assertThat(manageTicket(ticket).path("summary").asText()).isEqualTo("Mount four speakers");
    }

    private static String status(String list, String name) {
        return SANDBOX.pm().records(list).stream().filter(one -> one.at("/fields/name").asText().equals(name))
                .findFirst().orElseThrow().path("id").asText();
    }
}
