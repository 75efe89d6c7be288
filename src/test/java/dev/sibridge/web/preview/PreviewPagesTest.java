package dev.sibridge.web.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.Fault;
import dev.sibridge.web.pages.RunningConsole;
import dev.sibridge.web.pages.Visitor;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages about what waits, as a browser without scripts has them. */
class PreviewPagesTest extends RunningConsole {

    private Visitor visitor;

    @BeforeEach
    void signIn() {
        visitor = Visitor.signedIn(url(), OPERATOR, OPERATOR_PASSWORD);
    }

    @Test
    void whereNothingWaitsThePageSaysSo() {
        SANDBOX.dtools().clear();

        assertThat(visitor.page("/preview")).contains("Nothing is held back.", "Read the list from D-Tools");
        assertThat(visitor.page("/preview/queue")).contains("No export waits.");
        assertThat(visitor.get("/preview/4711").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/preview/link?account=default&projectId=x").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/preview/link?account=nobody&projectId=x").statusCode()).isEqualTo(404);
    }

    @Test
    void aQueueThatCannotBeReadSaysWhy() {
        SANDBOX.dtools().service().faults().add(new Fault(null, null, 1, 9, Fault.Kind.STATUS, 401, null, null, null,
                null));

        assertThat(visitor.page("/preview/queue")).contains("role=\"alert\"");
    }

    @Test
    void anExportIsChosenShownAsATreeAndThenWritten() throws Exception {
        String queue = visitor.page("/preview/queue");
        assertThat(queue).contains("Patio Music", "P-26071", "Cedar &amp; Finch Bakery");

        String preview = begin(sample().path("Id").asText());
        polled();

        String page = visitor.page(preview);
        assertThat(page).contains("Nothing has been written yet.", "Sync now", "phase", "ticket", "3 hours",
                "The whole project comes to 1,132.00 in SI");
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(150_000);
        assertThat(SANDBOX.manage().log()).allSatisfy(call -> assertThat(call.method()).isEqualTo("GET"));

        String run = Visitor.location(visitor.submit(preview, preview + "/sync"));
        polled();
        assertThat(visitor.page(run)).contains("synced");
    }

    @Test
    void aLargePlanIsShownPartByPart() throws Exception {
        ObjectNode large = sample();
        ArrayNode items = (ArrayNode) large.path("Items");
        ObjectNode one = (ObjectNode) items.get(0);
        for (int i = 0; i < 600; i++) {
            ObjectNode more = one.deepCopy().put("Id", "more-" + i).put("Model", "M" + i);
            items.add(more);
        }
        large.put("PriceWithoutTax", large.path("PriceWithoutTax").decimalValue().add(one.path("UnitPrice")
                .decimalValue().multiply(new BigDecimal(600))));
        SANDBOX.dtools().clear();
        SANDBOX.dtools().export(large);
        String preview = begin(large.path("Id").asText());
        polled();

        String page = visitor.page(preview);

        assertThat(page).contains("more below").contains("… and");
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(150_000);
        String below = page.replaceAll("(?s).*href=\"(/preview/\\d+\\?at=[^\"]+)\".*", "$1").replace("&amp;", "&");
        assertThat(visitor.page(below)).contains("line", "The whole plan").hasSizeLessThan(150_000);
        assertThat(visitor.get(preview + "?at=nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void anExportThatCannotBeTakenSaysWhy() throws Exception {
        ObjectNode broken = sample();
        broken.putNull("Client");
        SANDBOX.dtools().clear();
        SANDBOX.dtools().export(broken);

        String preview = begin(broken.path("Id").asText());
        polled();

        assertThat(visitor.page(preview)).contains("cannot be taken as it is", "The project has no client.")
                .doesNotContain("Sync now");
        assertThat(Visitor.location(visitor.submit("/preview", "/preview", "projectId", " "))).isEqualTo("/preview");
    }

    @ParameterizedTest
    @CsvSource({"'', '', Choose one of these.", "opportunity, x, Write the number", "odd/1, '', Choose one of these.",
        "project, 4711, Manage has no project 4711.", "company, 1, does not wait for its company"})
    void anAnswerThatCannotBeMeantIsSaid(String choice, String number, String expected) throws Exception {
        held(opportunity("Cedar & Finch Bakery"));
        String link = link();

        assertThat(visitor.submit(link, "/preview/link", "account", "default", "projectId",
                sample().path("Id").asText(), "choice", choice, "number", number).body()).contains(expected);
    }

    @Test
    void whatIsHeldBackIsLinkedToACandidateAndTakenByTheNextPoll() throws Exception {
        int theirs = opportunity("Cedar & Finch Bakery");
        held(theirs);
        String page = visitor.page(link());
        assertThat(page).contains("opportunity/" + theirs, "Another project, with the number below");

        HttpResponse<String> decided = visitor.submit(link(), "/preview/link", "account", "default", "projectId",
                sample().path("Id").asText(), "choice", "opportunity/" + theirs, "number", "");

        assertThat(Visitor.location(decided)).isEqualTo("/preview");
        assertThat(visitor.page("/preview")).contains("The next poll takes the export.", "Nothing is held back.");
        poll(visitor);
        assertThat(SANDBOX.manage().state().get("/sales/opportunities")).hasSize(1);
        assertThat(jdbc.sql("SELECT outcome FROM run ORDER BY id DESC LIMIT 1").query(String.class).single())
                .isEqualTo("synced");
    }

    @Test
    void whatPeopleCallTheirProjectsIsNeverAScript() throws Exception {
        ObjectNode evil = sample().put("Name", EVIL).put("Client", EVIL).put("Number", EVIL);
        ((ObjectNode) evil.path("Items").get(0)).put("Description", EVIL).put("Model", EVIL);
        ((ObjectNode) evil.path("Locations").get(0)).put("Name", EVIL);
        SANDBOX.dtools().clear();
        SANDBOX.dtools().export(evil);
        String preview = begin(evil.path("Id").asText());
        polled();
        for (String page : new String[] {"/preview", "/preview/queue", preview}) {
            assertThat(visitor.page(page)).as(page).doesNotContain("<script>alert", "<img src=x");
        }
        assertThat(visitor.page(preview)).contains("&lt;script&gt;alert(1)");
    }

    @Test
    void whatPeopleCallTheirRecordsInManageIsNeverAScriptEither() throws Exception {
        held(opportunity("Cedar & Finch Bakery"));
        long run = jdbc.sql("SELECT id FROM run WHERE waiting IS NOT NULL").query(Long.class).single();
        jdbc.sql("UPDATE run SET project = ?, client = ?, waiting = ? WHERE id = ?").params(EVIL, EVIL,
                JSON.writeValueAsString(Map.of("code", "x", "reason", EVIL, "todo", EVIL, "candidates", List.of(Map.of(
                        "type", "opportunity", "id", 1, "name", EVIL, "company", EVIL)))), run).update();

        for (String page : new String[] {"/preview", link()}) {
            assertThat(visitor.page(page)).as(page).doesNotContain("<script>alert", "<img src=x")
                    .contains("&lt;script&gt;alert(1)");
        }
    }

    private void held(int candidate) throws Exception {
        SANDBOX.dtools().clear();
        poll(visitor);
        SANDBOX.dtools().export(sample());
        poll(visitor);
        assertThat(visitor.page("/preview")).contains("Decide");
        assertThat(candidate).isPositive();
    }

    private static String link() throws Exception {
        return "/preview/link?account=default&projectId=" + sample().path("Id").asText();
    }

    /** An opportunity as a person has made it. */
    private static int opportunity(String companyName) {
        int company = SANDBOX.manage().create("Company", Map.of("identifier", companyName.replace(" ", ""), "name",
                companyName, "site", Map.of("name", "Main")));
        int contact = SANDBOX.manage().create("Contact", Map.of("firstName", "Ann", "company", Map.of("id", company)));
        return SANDBOX.manage().create("Opportunity", Map.of("name", "Patio Music", "company", Map.of("id", company),
                "contact", Map.of("id", contact), "primarySalesRep", Map.of("identifier", "dsales")));
    }

    private String begin(String projectId) {
        String preview = Visitor.location(visitor.submit("/preview", "/preview", "projectId", projectId, "account",
                "default"));
        assertThat(preview).matches("/preview/\\d+");
        return preview;
    }
}
