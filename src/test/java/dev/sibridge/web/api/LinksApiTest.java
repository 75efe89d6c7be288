package dev.sibridge.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.sandbox.Fault;
import dev.sibridge.sandbox.manage.model.Trait;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** What waits is listed and released over real HTTP. The samples in SI's queue are older than the first start. */
@TestPropertySource(properties = {"SYNC_SINCE=", "DATABASE_URL=jdbc:h2:mem:links" + RunningApi.DATABASE})
@DirtiesContext
class LinksApiTest extends RunningApi {

    private static final String PATIO = "Patio Music";

    @ParameterizedTest
    @CsvSource({"GET, /api/waiting", "POST, /api/links"})
    void theDoorsAreClosedToThoseWithoutThePassword(String method, String path) throws Exception {
        assertThat(send(method, path, null).statusCode()).isEqualTo(401);
    }

    @Test
    void nothingWaitsBeforeTheFirstPoll() throws Exception {
        assertThat(get("/api/waiting", 200)).isEmpty();
        assertThat(link("{'projectId': 'x', 'opportunityId': 'new'}", 404).path("detail").asText())
                .isEqualTo("No export of a project x is waiting.");
    }

    @Test
    void whatIsOlderThanTheFirstStartIsListedWithWhatToDo() throws Exception {
        finished(poll());

        JsonNode waiting = waiting(PATIO);

        assertThat(waiting.propertyStream().map(Map.Entry::getKey)).containsExactly("account", "projectId", "coNumber",
                "project", "client", "publishedAt", "reason", "candidates", "todo");
        assertThat(waiting.path("account").asText()).isEqualTo("default");
        assertThat(waiting.path("projectId").asText()).isEqualTo(sample().path("Id").asText());
        assertThat(waiting.path("client").asText()).isEqualTo("Cedar & Finch Bakery");
        assertThat(waiting.path("publishedAt").asText()).startsWith("2026-11-16T");
        assertThat(waiting.path("reason").asText()).contains("before the first start of SI Bridge");
        assertThat(waiting.path("candidates")).isEmpty();
        assertThat(waiting.path("todo").asText()).startsWith("In the console, choose Preview, then Decide: link it to");
        assertThat(get("/api/waiting", 200)).extracting(one -> one.path("coNumber").asText())
                .as("the change order").contains("1");
        assertThat(get("/api/runs?status=skipped", 200).path("total").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'opportunityId': 'new'", "'opportunityId': 'NEW'", "'new': true",
        "'opportunityId': 'new', 'account': 'default'"})
    void whatIsReleasedIsTakenByTheNextPoll(String choice) throws Exception {
        finished(poll());

        JsonNode answer = link("{'projectId': '" + project() + "', " + choice + "}", 200);

        assertThat(answer.path("opportunityId").asText()).isEqualTo("new");
        assertThat(answer.path("account").asText()).isEqualTo("default");
        assertThat(projectsWaiting()).hasSize(3).doesNotContain(PATIO);
        assertThat(finished(poll()).path("outcomes")).isEqualTo(JSON.readTree("{\"skipped\":3,\"synced\":1}"));
        assertThat(projectsWaiting()).hasSize(3).doesNotContain(PATIO);
        link("{'projectId': '" + project() + "', 'opportunityId': 'new'}", 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d", "'%d'"})
    void anOlderExportIsLinkedToTheOpportunityThatItHasInManage(String id) throws Exception {
        int theirs = opportunity("Music, patio", "Cedar & Finch Bakery");
        finished(poll());

        link("{'projectId': '" + project() + "', 'opportunityId': " + id.formatted(theirs) + "}", 200);
        finished(poll());

        assertThat(run(PATIO).path("outcome").asText()).isEqualTo("synced");
        List<Map<String, Object>> opportunities = SANDBOX.manage().state().get("/sales/opportunities");
        assertThat(opportunities).singleElement().satisfies(held -> assertThat(held)
                .containsEntry("id", theirs).containsEntry("source", "dtools:" + project()));
    }

    @Test
    void anOpportunityOfTheSameNameIsACandidate() throws Exception {
        SANDBOX.dtools().clear();
        finished(poll());
        int theirs = opportunity(PATIO, "Cedar & Finch Bakery");
        SANDBOX.dtools().export(sample());
        finished(poll());

        JsonNode waiting = waiting(PATIO);
        assertThat(waiting.path("candidates")).isEqualTo(JSON.readTree("""
                [{"type": "opportunity", "id": %d, "name": "Patio Music", "company": "Cedar & Finch Bakery"}]"""
                .formatted(theirs)));
        assertThat(waiting.path("todo").asText()).contains("link the export to one of these");

        finished(poll());
        assertThat(get("/api/waiting", 200)).as("once, however often it is polled").hasSize(1);

        link("{'projectId': '" + project() + "', 'opportunityId': " + theirs + "}", 200);
        finished(poll());

        assertThat(get("/api/waiting", 200)).isEmpty();
        assertThat(SANDBOX.manage().state().get("/sales/opportunities")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d", "'%d'"})
    void aPersonSaysWhichCompanyAClientIs(String id) throws Exception {
        SANDBOX.dtools().clear();
        finished(poll());
        SANDBOX.manage().take(Trait.COMPANY_BY_NUMBER);
        int theirs = company("C1042");
        SANDBOX.dtools().export(sample());
        finished(poll());

        JsonNode waiting = waiting(PATIO);
        assertThat(waiting.path("candidates")).isEqualTo(JSON.readTree("""
                [{"type": "company", "id": %d, "name": "Cedar & Finch Bakery", "company": "C1042"}]"""
                .formatted(theirs)));
        assertThat(waiting.path("todo").asText()).contains("say which company it is");

        JsonNode answer = link("{'projectId': '" + project() + "', 'companyId': " + id.formatted(theirs) + "}", 200);

        assertThat(answer.path("companyId").asInt()).isEqualTo(theirs);
        assertThat(answer.has("opportunityId")).isFalse();
        assertThat(get("/api/waiting", 200)).isEmpty();
        finished(poll());
        assertThat(run(PATIO).path("outcome").asText()).isEqualTo("synced");
    }

    @Test
    @Tag("field")
    void aSecondAnswerThatContradictsTheFirstIsNotTakenWhicheverOfTheClientsProjectsItIsAbout() throws Exception {
        SANDBOX.dtools().clear();
        finished(poll());
        SANDBOX.manage().take(Trait.COMPANY_BY_NUMBER);
        int theirs = company("C1042");
        int other = companyCalled("Other bakery");
        SANDBOX.dtools().export(sample());
        SANDBOX.dtools().export(sample().put("Id", "second").put("Name", "Second patio"));
        finished(poll());
        link("{'projectId': '" + project() + "', 'companyId': " + theirs + "}", 200);

        assertThat(link("{'projectId': 'second', 'companyId': " + other + "}", 409).path("detail").asText())
                .isEqualTo("Since this export began to wait, somebody chose the company " + theirs + " for the"
                        + " client \"Cedar & Finch Bakery\"; the next poll processes the export.");
        link("{'projectId': 'second', 'companyId': 'new'}", 409);
        link("{'projectId': 'second', 'companyId': " + theirs + "}", 200);
        finished(poll());

        assertThat(run(PATIO).path("outcome").asText()).isEqualTo("synced");
        assertThat(run("Second patio").path("outcome").asText()).isEqualTo("synced");
        assertThat(SANDBOX.manage().state().get("/sales/opportunities")).hasSize(2).allSatisfy(opportunity ->
                assertThat(opportunity.get("company")).hasToString("{id=" + theirs + "}"));
    }

    @Test
    void aPersonHasANewCompanyMade() throws Exception {
        SANDBOX.dtools().clear();
        finished(poll());
        SANDBOX.manage().take(Trait.COMPANY_BY_NUMBER);
        SANDBOX.dtools().export(sample());
        finished(poll());

        assertThat(link("{'projectId': '" + project() + "', 'companyId': 'new', 'opportunityId': null}", 200)
                .path("companyId").asText()).isEqualTo("new");
        finished(poll());

        assertThat(company("Cedar&FinchBakery")).isPositive();
    }

    @Test
    void aCompanyThatCannotBeMeantIsAProblem() throws Exception {
        finished(poll());
        assertThat(link("{'projectId': '" + project() + "', 'companyId': 5}", 422).path("detail").asText())
                .isEqualTo("The export of the project \"Patio Music\" does not wait for its company.");
        SANDBOX.dtools().clear();
        SANDBOX.manage().take(Trait.RECYCLE_BIN);
        SANDBOX.dtools().export(sample());
        finished(poll());

        assertThat(link("{'projectId': '" + project() + "', 'companyId': 4711}", 422).path("detail").asText())
                .isEqualTo("Manage has no company 4711.");
        int deleted = company("Cedar&FinchBakery");
        assertThat(link("{'projectId': '" + project() + "', 'companyId': " + deleted + "}",
                422).path("detail").asText())
                .contains("is in the recycle bin in Manage");
        int old = SANDBOX.manage().create("Company", Map.of("identifier", "OLD", "name", "Old bakery",
                "site", Map.of("name", "Main"), "status", Map.of("name", "Inactive")));
        assertThat(link("{'projectId': '" + project() + "', 'companyId': " + old + "}", 422).path("detail").asText())
                .isEqualTo("The company \"Old bakery\" (id " + old + ") has the status \"Inactive\" in Manage, which is"
                        + " inactive.");
        link("{'projectId': '" + project() + "', 'companyId': 5, 'opportunityId': 6}", 400);
        link("{'projectId': '" + project() + "', 'companyId': 'nobody'}", 400);
        assertThat(projectsWaiting()).contains(PATIO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{'projectId': 'ID'}", "{'opportunityId': 'new'}", "{'projectId': 'ID', "
        + "'opportunityId': 'old'}", "{'projectId': 'ID', 'opportunityId': -1}", "{'projectId': 'ID', "
        + "'opportunityId': 2.5}", "{'projectId': 'ID', 'opportunityId': null}", "{'projectId': 'ID', "
        + "'opportunityId': 12, 'new': true}", "{'projectId': 'ID', 'opportunityId': 99999999999999999999}",
        "{'projectId': 'ID', 'manageProjectId': 'new'}", "{'projectId': 'ID', 'manageProjectId': 0}",
        "{'projectId': 'ID', 'manageProjectId': 7, 'opportunityId': 8}",
        "{'projectId': 'ID', 'manageProjectId': 7, 'opportunityId': 'old'}",
        "{'projectId': 'ID', 'manageProjectId': 7, 'new': true}",
        "{'projectId': 'ID', 'opportunityId': 'new', 'account': 'nobody'}"})
    void aChoiceThatSaysNothingClearIsAProblem(String choice) throws Exception {
        finished(poll());

        link(choice.replace("ID", project()), 400);

        assertThat(projectsWaiting()).contains(PATIO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d", "'%d'"})
    void anOlderExportIsLinkedToTheProjectThatItHasInManage(String id) throws Exception {
        int theirs = SANDBOX.manage().create("Project", Map.of("name", "Music, patio",
                "company", Map.of("id", companyCalled("Cedar & Finch Bakery")), "board", Map.of("name",
                        "D-Tools Projects"),
                "billingMethod", "ActualRates", "estimatedStart", "2026-01-01T00:00:00Z",
                "estimatedEnd", "2026-02-01T00:00:00Z"));
        finished(poll());

        JsonNode answer = link("{'projectId': '" + project() + "', 'manageProjectId': " + id.formatted(theirs) + "}",
                200);
        finished(poll());

        assertThat(answer.path("manageProjectId").asInt()).isEqualTo(theirs);
        assertThat(answer.has("opportunityId")).isFalse();
        assertThat(run(PATIO).path("outcome").asText()).isEqualTo("synced");
        assertThat(SANDBOX.manage().state().get("/project/projects")).singleElement()
                .satisfies(held -> assertThat(held).containsEntry("id", theirs).containsKey("opportunity"));
    }

    @Test
    void anOpportunityThatCannotBeMeantIsAProblem() throws Exception {
        finished(poll());
        int elsewhere = opportunity("Stage", "Old Mill Theatre");

        assertThat(link("{'projectId': '" + project() + "', 'opportunityId': 4711}", 422).path("detail").asText())
                .isEqualTo("Manage has no opportunity 4711.");
        assertThat(link("{'projectId': '" + project() + "', 'opportunityId': " + elsewhere + "}", 422).path("detail")
                .asText()).contains("belongs to the company Old Mill Theatre");
        assertThat(projectsWaiting()).contains(PATIO);
    }

    @Test
    void nothingIsLinkedWhileManageDoesNotAnswer() throws Exception {
        finished(poll());
        SANDBOX.manage().service().faults().add(new Fault("GET", "/sales/opportunities", 1, 9, Fault.Kind.STATUS, 500,
                null, null, null, null));

        assertThat(link("{'projectId': '" + project() + "', 'opportunityId': 4711}", 502).path("detail").asText())
                .contains("status 500");
        assertThat(projectsWaiting()).contains(PATIO);
    }

    private JsonNode link(String choice, int status) throws Exception {
        HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(uri("/api/links"))
                .header("Authorization", basic("ops:correct horse")).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(choice.replace('\'', '"'))).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private JsonNode waiting(String project) throws Exception {
        return get("/api/waiting", 200).valueStream()
                .filter(one -> one.path("project").asText().equals(project)).findFirst().orElseThrow();
    }

    private List<String> projectsWaiting() throws Exception {
        return get("/api/waiting", 200).valueStream().map(one -> one.path("project").asText()).toList();
    }

    /** The id of a company; 0 when there is none. */
    private static int company(String identifier) {
        return SANDBOX.manage().state().get("/company/companies").stream()
                .filter(held -> held.get("identifier").equals(identifier)).map(held -> (int) held.get("id")).findFirst()
                .orElse(0);
    }

    private static String project() throws Exception {
        return sample().path("Id").asText();
    }

    /** An opportunity as a person has made it. */
    private static int opportunity(String name, String companyName) {
        int company = companyCalled(companyName);
        int contact = SANDBOX.manage().create("Contact", Map.of("firstName", "Ann", "company", Map.of("id", company)));
        return SANDBOX.manage().create("Opportunity", Map.of("name", name, "company", Map.of("id", company),
                "contact", Map.of("id", contact), "primarySalesRep", Map.of("identifier", "dsales")));
    }

    private static int companyCalled(String name) {
        return SANDBOX.manage().state().get("/company/companies").stream()
                .filter(held -> held.get("name").equals(name)).map(held -> (int) held.get("id")).findFirst()
                .orElseGet(() -> SANDBOX.manage().create("Company", Map.of("identifier",
                        name.replace(" ", ""), "name", name, "site", Map.of("name", "Main"))));
    }
}
