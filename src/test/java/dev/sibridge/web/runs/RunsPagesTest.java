package dev.sibridge.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.web.pages.RunningConsole;
import dev.sibridge.web.pages.Visitor;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages about runs, as a browser without scripts has them. */
class RunsPagesTest extends RunningConsole {

    private Visitor visitor;

    @BeforeEach
    void signIn() {
        visitor = Visitor.signedIn(url(), OPERATOR, OPERATOR_PASSWORD);
    }

    @Test
    void whereNothingIsThePageSaysWhatToDo() {
        assertThat(visitor.page("/runs")).contains("There are no runs yet.");
        assertThat(visitor.page("/projects/x")).contains("No export of this project is in the history.");
        assertThat(visitor.get("/runs/4711").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/runs/x").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?status=odd", "?from=yesterday", "?to=x", "?poll=x"})
    void aFilterThatCannotBeMeantIsSaidAndAllIsShown(String query) {
        poll(visitor);

        assertThat(visitor.page("/runs" + query)).contains("role=\"alert\"", "Patio Music");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?page=-1", "?page=x", "?page=99999999999"})
    void aPageThatIsNoneIsTheFirst(String query) {
        poll(visitor);

        assertThat(visitor.page("/runs" + query)).contains("Patio Music");
    }

    @Test
    void theListShowsWhatACoordinatorKnowsAndIsFiltered() {
        poll(visitor);

        assertThat(visitor.page("/runs?q=P-26071")).contains("Patio Music", "P-26071", "Cedar &amp; Finch Bakery",
                "Tom Albrecht", "Approved", "1,132.00", "synced").doesNotContain("Office Network");
        assertThat(visitor.page("/runs?q=nothing")).contains("No run fits.");
        assertThat(visitor.page("/runs?status=synced&q=patio"))
                .contains("href=\"/api/runs.csv?status=synced&amp;q=patio\"");
    }

    @Test
    void aFilterIsCarriedToTheNextPageWhateverItSays() {
        for (int i = 0; i < 51; i++) {
            insert("A & B=C", "Finch");
        }

        String page = visitor.page("/runs?q=" + "A%20%26%20B%3DC");

        assertThat(page).contains("1</span>–<span>50</span>").contains("href=\"/runs?q=A%20%26%20B%3DC&amp;page=1\"");
        assertThat(visitor.page("/runs?q=A%20%26%20B%3DC&page=1")).contains("51</span>–<span>51</span>",
                "Previous page");
    }

    @Test
    void oneRunShowsStepsRecordsChangesMoneyAndItsExport() {
        poll(visitor);
        long run = run("Patio Music");

        String page = visitor.page("/runs/" + run);

        assertThat(page).contains("clients", "Open in Manage", "recordType=OpportunityFV",
                "<th scope=\"row\">name</th>",
                "Does the money agree?", "1,132.00", "/api/runs/" + run + "/export", "Retry with verify");
        assertThat(page.getBytes(StandardCharsets.UTF_8)).as("no page is over 150 kB").hasSizeLessThan(150_000);
        assertThat(visitor.get("/api/runs/" + run + "/export").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/api/runs.csv").body()).contains("Patio Music");
    }

    @Test
    void aRetryLeadsToTheNewRun() {
        poll(visitor);
        long run = run("Patio Music");

        HttpResponse<String> answer = visitor.submit("/runs/" + run, "/runs/" + run + "/retry", "verify", "true");

        assertThat(Visitor.location(answer)).matches("/runs/\\d+").isNotEqualTo("/runs/" + run);
        polled();
        assertThat(visitor.page(Visitor.location(answer))).contains("retry", "run " + run);
        assertThat(visitor.page("/projects/5f852ab5-7953-52e0-94be-a66dbad6f2c8")).contains("Run " + run,
                "retry of");
    }

    @Test
    void nobodyCanHaveARunRetriedFromAnotherSite() {
        poll(visitor);

        assertThat(visitor.post("/runs/" + run("Patio Music") + "/retry", null).statusCode()).isEqualTo(403);
    }

    @Test
    void whatPeopleCallTheirProjectsIsNeverAScript() {
        long run = insert(EVIL, EVIL);
        jdbc.sql("UPDATE run SET messages = ?, co_number = ?, project_number = ?, progress = ?, sales_rep = ?,"
                + " project_id = ? WHERE id = ?").params(EVIL, EVIL.substring(0, 30), EVIL, EVIL, EVIL,
                "<b>\"'&amp;", run).update();
        jdbc.sql("INSERT INTO run_problem (run_id, position, kind, code, subject, row_name, field, sentence, todo)"
                + " VALUES (?, 0, 'LASTING', 'x', ?, ?, ?, ?, ?)").params(run, EVIL, EVIL, EVIL, EVIL, EVIL).update();
        jdbc.sql("INSERT INTO run_record (run_id, record_type, remote_id, action, source_key, title, url, fields)"
                + " VALUES (?, 'COMPANY', 1, 'CREATE', ?, ?, 'javascript:alert(1)', ?)").params(run, EVIL, EVIL,
                "{\"<script>alert(1)</script>\":{\"from\":null,\"to\":\"<script>alert(1)</script>\"}}").update();

        for (String page : new String[] {"/runs", "/runs?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E", "/runs/" + run,
            "/projects/%3Cb%3E%22%27&amp%3B", "/runs?status=%3Cscript%3E&from=%22%3E%3Cscript%3E"}) {
            assertThat(visitor.get(page).body()).as(page).doesNotContain("<script>alert", "<img src=x", "<b>",
                    "href=\"javascript:");
        }
        assertThat(visitor.page("/runs")).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    private long insert(String project, String client) {
        jdbc.sql("INSERT INTO run (poll_id, account, tenant, message_id, project_id, project, client, published_at,"
                + " outcome, mode, settings, started_at) VALUES (1, 'default', 't', 'm', 'p', ?, ?, 5, 'failed',"
                + " 'SYNC', 's', 1000)").params(project, client).update();
        return jdbc.sql("SELECT MAX(id) FROM run").query(Long.class).single();
    }

    private long run(String project) {
        return jdbc.sql("SELECT MAX(id) FROM run WHERE project = ?").params(project).query(Long.class).single();
    }
}
