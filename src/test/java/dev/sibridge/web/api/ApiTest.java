package dev.sibridge.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.Fault;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's API over real HTTP, against both vendors' sandboxes. */
class ApiTest extends RunningApi {

    @ParameterizedTest
    @CsvSource({"GET, /api/runs", "GET, /api/runs/1", "GET, /api/preflight", "POST, /api/polls", "GET, /api/polls/1",
        "GET, /api/nothing", "GET, /actuator", "GET, /actuator/health",
        "GET, /actuator/health/readiness", "GET, /actuator/health/liveness/", "GET, /actuator/health/liveness;x",
        "GET, /actuator/health/liveness/..;/", "GET, //api/runs", "GET, /actuator/env",
        "GET, /actuator/prometheus", "GET, /sandbox/state", "GET, /sandbox/SI/Subscribe/Projects",
        "GET, /sandbox/v4_6_release/apis/3.0/company/companies", "POST, /sandbox/exports",
        "DELETE, /sandbox/control/manage/tokens", "GET, /sandbox/..;/api/runs"})
    void everyDoorButLivenessIsClosedToThoseWithoutThePassword(String method, String path) throws Exception {
        for (String credentials : new String[] {null, "ops:wrong", "admin:correct horse"}) {
            HttpResponse<String> answer = send(method, path, credentials);

            assertThat(answer.statusCode()).as(path).isIn(400, 401);
            assertThat(answer.body()).doesNotContain("\"").doesNotContain("dev.sibridge");
        }
        assertThat(SANDBOX.manage().log()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/error", "/API/runs", "/users"})
    void whatIsNoCallLeadsToTheSignInPage(String path) throws Exception {
        for (String credentials : new String[] {null, "ops:wrong", "ops:correct horse"}) {
            HttpResponse<String> answer = send("GET", path, credentials);

            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElse("")).startsWith("/sign-in");
        }
    }

    @Test
    void livenessIsOpenAndSaysNothingElse() throws Exception {
        HttpResponse<String> answer = send("GET", "/actuator/health/liveness", null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sandbox/state", "/sandbox/SI/Subscribe/Projects", "/sandbox/control/manage/log",
        "/sandbox/v4_6_release/apis/3.0/company/companies", "/actuator/env", "/actuator/heapdump", "/api/nothing"})
    void whatIsNotServedIsNotThereEvenForTheOperator(String path) throws Exception {
        assertThat(get(path, 404).toString()).doesNotContain("dev.sibridge");
    }

    @Test
    void aPollGoesFromItsIdToItsOutcomes() throws Exception {
        SANDBOX.manage().service().latency(Duration.ofMillis(100));
        long id = poll();
        assertThat(poll()).as("while it runs").isEqualTo(id);
        assertThat(get("/api/polls/" + id, 200).path("state").asText()).isEqualTo("running");
        SANDBOX.manage().service().latency(Duration.ZERO);

        JsonNode done = finished(id);

        assertThat(done.path("state").asText()).isEqualTo("done");
        assertThat(done.path("attended").asBoolean()).isTrue();
        assertThat(done.path("found").asInt()).isEqualTo(4);
        assertThat(done.path("outcomes")).isEqualTo(JSON.readTree("{\"skipped\":1,\"synced\":3}"));
        assertThat(done.path("runs")).hasSize(4);
        assertThat(done.path("message").isNull()).isTrue();
        assertThat(poll()).isNotEqualTo(id);
        finished(id + 1);
    }

    @Test
    void aPollThatCannotWorkSaysWhy() throws Exception {
        SANDBOX.manage().service().faults().add(new Fault("GET", "/service/boards", 1, 1, Fault.Kind.STATUS, 200, "[]",
                null, null, null));

        JsonNode failed = finished(poll());

        assertThat(failed.path("state").asText()).isEqualTo("failed");
        assertThat(failed.path("message").asText()).startsWith("Manage has no board \"D-Tools Projects\".");
        assertThat(failed.path("runs")).isEmpty();
    }

    @Test
    void runsAreListedFilteredAndPaged() throws Exception {
        finished(poll());

        JsonNode all = get("/api/runs", 200);
        assertThat(all.path("total").asInt()).isEqualTo(4);
        assertThat(all.path("items")).hasSize(4).extracting(run -> run.path("id").asLong())
                .isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(all.path("items").get(0).propertyStream().map(Map.Entry::getKey)).contains("id", "projectId",
                "coNumber", "project", "client", "publishedAt", "outcome", "startedAt", "ms", "calls", "created",
                "updated", "removed", "messages", "retryOf");
        assertThat(projects("?status=synced")).hasSize(3);
        assertThat(projects("?status=failed")).isEmpty();
        assertThat(projects("?q=PATIO")).containsExactly("Patio Music");
        assertThat(projects("?account=default&from=2026-01-01&to=9999-12-30")).hasSize(4);
        assertThat(projects("?account=nobody")).isEmpty();
        assertThat(projects("?to=2026-01-01T00:00:00Z")).isEmpty();
        assertThat(projects("?poll=" + all.path("items").get(0).path("poll").asLong())).hasSize(4);
        assertThat(projects("?q=finch")).as("by client").contains("Patio Music", "Office Network");
        assertThat(projects("?q=%20")).hasSize(4);
        assertThat(projects("?status=synced&q=patio")).containsExactly("Patio Music");
        List<Long> ids = ids(all);
        assertThat(ids(get("/api/runs?size=3", 200))).isEqualTo(ids.subList(0, 3));
        assertThat(ids(get("/api/runs?size=3&page=1", 200))).isEqualTo(ids.subList(3, 4));
        assertThat(projects("?page=9")).isEmpty();
        assertThat(projects("?q=%25")).as("no wildcard").isEmpty();
        assertThat(projects("?q=_")).as("no wildcard").isEmpty();
    }

    @Test
    void runsCarryWhatACoordinatorKnowsOfTheirProject() throws Exception {
        finished(poll());

        JsonNode run = run("Patio Music");

        assertThat(run.path("number").asText()).isEqualTo(sample().path("Number").asText()).isNotBlank();
        assertThat(run.path("progress").asText()).isEqualTo(sample().path("Progress").asText()).isNotBlank();
        assertThat(run.path("salesRep").asText()).isNotBlank();
        assertThat(run.path("price").decimalValue())
                .isEqualByComparingTo(sample().path("PriceWithoutTax").decimalValue());
        assertThat(projects("?q=" + run.path("number").asText())).contains("Patio Music");
    }

    @Test
    void allRunsOfOneProjectAreItsTimeline() throws Exception {
        finished(poll());
        SANDBOX.dtools().export(sample());
        finished(poll());

        JsonNode timeline = get("/api/projects/" + sample().path("Id").asText() + "/runs", 200);

        assertThat(timeline.path("total").asInt()).isEqualTo(2);
        assertThat(timeline.path("items")).extracting(run -> run.path("outcome").asText())
                .containsExactly("unchanged", "synced");
        assertThat(get("/api/projects/nothing/runs", 200).path("total").asInt()).isZero();
    }

    @Test
    void whatIsFilteredIsAFileForSpreadsheets() throws Exception {
        finished(poll());

        HttpResponse<String> file = send("GET", "/api/runs.csv?q=patio", "ops:correct horse");

        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv").contains("UTF-8");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("runs.csv");
        assertThat(file.body().lines()).hasSize(2).first(STRING).startsWith("\uFEFFRun,Started,");
        assertThat(file.body()).contains(",Patio Music,");
        problem("GET", "/api/runs.csv?status=odd", 400);
        assertThat(send("GET", "/api/runs.csv", null).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?status=odd", "?page=-1", "?size=0", "?size=201", "?page=x", "?size=9999999999", "?from=x",
        "?to=x", "?poll=x"})
    void wrongValuesAreProblems(String query) throws Exception {
        problem("GET", "/api/runs" + query, 400);
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/runs/4711, 404", "GET, /api/polls/4711, 404", "GET, /api/runs/x, 400",
        "POST, /api/polls?account=nobody, 400", "GET, /api/preflight?account=nobody, 400", "DELETE, /api/runs, 405"})
    void whatIsNotThereIsAProblem(String method, String path, int status) throws Exception {
        problem(method, path, status);
    }

    @Test
    void aRunTellsAllThatItDid() throws Exception {
        finished(poll());

        JsonNode run = get("/api/runs/" + run("Patio Music").path("id").asLong(), 200);

        assertThat(run.path("outcome").asText()).isEqualTo("synced");
        assertThat(run.path("steps")).extracting(step -> step.path("name").asText() + " " + step.path("state").asText())
                .containsSubsequence("opportunity done", "project done").hasSize(4)
                .as("another project may have brought them first")
                .first(STRING).matches("clients (done|unchanged)");
        assertThat(run.path("records")).hasSize(run.path("created").asInt() + run.path("updated").asInt())
                .anySatisfy(record -> {
                    assertThat(record.path("type").asText()).isEqualTo("opportunity");
                    assertThat(record.path("action").asText()).isEqualTo("create");
                    assertThat(record.path("id").asLong()).isPositive();
                    assertThat(record.path("key").asText()).isNotBlank();
                    assertThat(record.path("url").asText()).isEqualTo(SANDBOX.url() + "/sandbox/v4_6_release/services/"
                            + "system_io/router/openrecord.rails?recordType=OpportunityFV&recid="
                            + record.path("id").asLong() + "&companyName=sandbox");
                    assertThat(record.path("fields").path("name"))
                            .isEqualTo(JSON.readTree("{\"from\":null,\"to\":\"Patio Music\"}"));
                });
        assertThat(run.path("records")).filteredOn(record -> record.path("type").asText().equals("line"))
                .isNotEmpty().allSatisfy(line -> assertThat(line.path("url").asText())
                        .matches(".*recordType=(OpportunityFV|ProjectHeaderFV|ServiceFV)&recid=[1-9]\\d*&.*"));
        assertThat(run.path("warnings")).isEmpty();
        assertThat(run.path("errors")).isEmpty();
        assertThat(run.path("problems")).isEmpty();
        assertThat(run.path("reconciliation").path("difference").decimalValue()).isZero();
    }

    @Test
    void aFailedRunTellsWhereItStoodAndWhy() throws Exception {
        SANDBOX.manage().service().faults().add(new Fault("POST", "/sales/opportunities", 1, 9, Fault.Kind.STATUS, 403,
                null, null, null, null));
        finished(poll());

        JsonNode run = get("/api/runs/" + run("Patio Music").path("id").asLong(), 200);

        assertThat(run.path("steps")).extracting(step -> step.path("state").asText())
                .hasSize(4).endsWith("failed", "not reached").doesNotContain("open");
        assertThat(run.path("steps").get(2).path("messages").get(0).asText()).contains("Sales > Opportunity");
        assertThat(run.path("errors")).isEqualTo(run.path("steps").get(2).path("messages"));
    }

    @Test
    void theExportItselfIsThereForTheOperatorAlone() throws Exception {
        finished(poll());
        long first = run("Patio Music").path("id").asLong();
        JsonNode kept = get("/api/runs/" + first + "/export", 200);
        SANDBOX.dtools().export(sample());
        finished(poll());
        JsonNode again = get("/api/runs/" + run("Patio Music").path("id").asLong(), 200);

        assertThat(kept.path("Name").asText()).isEqualTo("Patio Music");
        assertThat(kept.path("Items")).hasSameSizeAs(sample().path("Items"));
        assertThat(again.path("outcome").asText()).isEqualTo("unchanged");
        assertThat(again.path("steps")).extracting(step -> step.path("state").asText()).containsOnly("unchanged");
        assertThat(again.path("export").path("run").asLong()).as("nothing is kept twice").isEqualTo(first);
        assertThat(get(again.path("export").path("url").asText(), 200)).isEqualTo(kept);
        assertThat(send("GET", "/api/runs/" + first + "/export", null).statusCode()).isEqualTo(401);
        SANDBOX.dtools().export(sample());
        SANDBOX.dtools().export(sample());
        finished(poll());
        JsonNode skipped = get("/api/runs?status=skipped", 200).path("items").get(0);
        problem("GET", "/api/runs/" + skipped.path("id").asLong() + "/export", 404);
        assertThat(get("/api/runs/" + skipped.path("id").asLong(), 200).path("export").path("message").asText())
                .isEqualTo("The run did not read an export that could be kept.");
    }

    @Test
    void aRefusedExportTellsEveryProblemInWordsThatHelp() throws Exception {
        SANDBOX.dtools().clear();
        ObjectNode broken = sample();
        broken.putNull("Client");
        SANDBOX.dtools().export(broken);
        finished(poll());

        JsonNode run = get("/api/runs/" + run("Patio Music").path("id").asLong(), 200);

        assertThat(run.path("outcome").asText()).isEqualTo("refused");
        assertThat(run.path("problems")).singleElement().satisfies(problem -> {
            assertThat(problem.path("code").asText()).isNotBlank();
            assertThat(problem.path("message").asText()).isEqualTo("The project has no client.");
            assertThat(problem.path("todo").asText()).startsWith("Choose a client in SI.");
        });
        assertThat(run.path("reconciliation").isNull()).isTrue();
    }

    @Test
    void preflightTellsWhatIsWellAndWhatIsNot() throws Exception {
        assertThat(get("/api/preflight", 200)).extracting(finding -> finding.path("check").asText() + " "
                + finding.path("state").asText()).containsExactly("D-Tools ok", "Progresses warn", "ConnectWise ok",
                        "Project board ok", "Sales rep ok", "Won status ok", "Progresses ok", "Currency ok",
                                "Rights ok",
                        "Mail warn");
        SANDBOX.manage().service().faults().add(new Fault("GET", "/service/boards", 1, 1, Fault.Kind.STATUS, 200, "[]",
                null, null, null));

        assertThat(get("/api/preflight", 200)).anySatisfy(finding -> {
            assertThat(finding.path("check").asText()).isEqualTo("Project board");
            assertThat(finding.path("state").asText()).isEqualTo("block");
            assertThat(finding.path("message").asText()).contains("no board");
            assertThat(finding.path("todo").asText()).contains("SYNC_PROJECT_BOARD");
        }).anySatisfy(finding -> assertThat(finding.path("state").asText()).isEqualTo("ok"));
        assertThat(SANDBOX.manage().log()).allSatisfy(call -> assertThat(call.method()).isEqualTo("GET"));
    }

    @Test
    void preflightTellsOfTroubleWithEitherVendor() throws Exception {
        SANDBOX.dtools().service().faults().add(new Fault(null, null, 1, 9, Fault.Kind.STATUS, 401, null, null, null,
                null));
        SANDBOX.manage().service().faults().add(new Fault(null, "/service/boards", 1, 9, Fault.Kind.STATUS, 401, null,
                null, null, null));

        assertThat(get("/api/preflight", 200)).extracting(finding -> finding.path("check").asText() + " "
                + finding.path("state").asText()).containsExactly("D-Tools block", "ConnectWise block",
                        "Mail warn");
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example, 403", "null, 403", "not a uri, 403", "OURS, 202"})
    void aPageOfAnotherSiteCannotStartAPoll(String origin, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/api/polls")).POST(HttpRequest.BodyPublishers.noBody())
                .header("Authorization", basic("ops:correct horse"))
                .header("Origin", origin.equals("OURS") ? "http://127.0.0.1:" + port : origin).build();

        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 202) {
            finished(JSON.readTree(answer.body()).path("id").asLong());
        }
    }
}
