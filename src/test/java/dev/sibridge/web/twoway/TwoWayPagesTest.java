package dev.sibridge.web.twoway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.sandbox.Fault;
import dev.sibridge.web.pages.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two-way as a browser without scripts has it. */
class TwoWayPagesTest extends RunningTwoWay {

    private static final String EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
    private static final String OLIVIA = "olivia";
    private static final String PASSWORD = "twelve blue hats";
    private static final String ENCODED = Visitor.encoded(PASSWORD);
    private static final Pattern COUNTS = Pattern.compile("name=\"seen\" value=\"(\\d+)\"");

    private Visitor olivia;
    private Visitor admin;

    @BeforeEach
    void signIn() {
        jdbc.sql("DELETE FROM console_user WHERE name <> 'ops'").update();
        jdbc.sql("INSERT INTO console_user (name, name_key, email, role, password, created_at)"
                + " VALUES (?, ?, 'olivia@acme.example', 'OPERATOR', ?, 0)").params(OLIVIA, OLIVIA, ENCODED).update();
        olivia = Visitor.signedIn(url(), OLIVIA, PASSWORD);
        admin = Visitor.signedIn(url(), "ops", "correct horse");
    }

    @Test
    void strangersSeeNothing() {
        for (String page : List.of("/two-way", "/two-way/1", "/two-way/import", "/two-way/mapping?account=default")) {
            assertThat(Visitor.location(new Visitor(url()).get(page))).as(page).contains("/sign-in");
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, /two-way/mapping?account=default, 403", "POST, /two-way/mapping, 403",
        "POST, /two-way/mapping/auto, 403", "POST, /two-way/mapping/copy, 403", "POST, /two-way/switch, 403"})
    void operatorsChangeNoMappingAndSwitchNothing(String method, String path, int status) {
        HttpResponse<String> answer = method.equals("GET") ? olivia.get(path)
                : olivia.submit("/two-way", path, "account", "default", "on", "false");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(olivia.page("/two-way")).doesNotContain("Switch o", "/two-way/mapping");
    }

    @ParameterizedTest
    @CsvSource({"PUT, mapping", "POST, mapping/auto", "POST, enable", "POST, disable"})
    void norDoTheyByTheApi(String method, String path) {
        HttpResponse<String> answer = olivia.send(olivia.request("/api/two-way/" + path).header("X-CSRF-TOKEN",
                olivia.csrf("/two-way")).method(method, java.net.http.HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void formsWithoutTheTokenOfAPageAreRefused() {
        mapByHand("");
        long patio = imported(job("Patio"));

        for (String form : List.of("/sync", "/pause", "/resume", "/unpair", "/decide")) {
            assertThat(olivia.post("/two-way/" + patio + form, null).statusCode()).as(form).isEqualTo(403);
        }
        for (String form : List.of("/two-way/import", "/two-way/switch", "/two-way/mapping", "/two-way/mapping/auto",
                "/two-way/mapping/copy")) {
            assertThat(admin.post(form, null, "account", "default", "on", "false").statusCode()).as(form)
                    .isEqualTo(403);
        }
        assertThat(item(patio).path("state").asText()).isEqualTo("idle");
    }

    @ParameterizedTest
    @CsvSource({"/two-way/4711, 404", "/two-way/abc, 404", "/two-way/99999999999999999999, 400",
        "/two-way/4711/differences, 404", "/two-way/import?side=LEFT, 400", "/two-way/import?account=nobody, 404",
        "/two-way/import/list?account=nobody&side=TOOL, 404", "/two-way/import/plan, 400"})
    void whatIsNotThereIsAPageThatSaysSo(String page, int status) {
        assertThat(olivia.get(page).statusCode()).isEqualTo(status);
        assertThat(olivia.submit("/two-way", "/two-way/4711/resume").statusCode()).isEqualTo(404);
    }

    @Test
    void whereNothingIsPairedThePageSaysWhatToDo() {
        assertThat(olivia.page("/two-way")).contains("No project is paired yet.", "href=\"/two-way/import\"",
                "two-way is not switched on yet");
        assertThat(olivia.page("/two-way?needed=true")).contains("No project fits.");
    }

    @Test
    void namesOfEvilPeopleAreOnlyNames() {
        mapByHand("");
        long evil = imported(job(EVIL));

        for (String page : List.of("/two-way", "/two-way/" + evil, "/two-way/" + evil + "/differences")) {
            assertThat(olivia.page(page)).as(page).contains("&lt;script&gt;").doesNotContain("<script>alert", "<img");
        }
        job(EVIL);
        assertThat(olivia.page("/two-way/import/list?account=default&side=MANAGE")).contains("&lt;script&gt;")
                .doesNotContain("<script>alert", "<img");
        assertThat(olivia.page("/two-way/import?q=" + "%3Cscript%3Ealert(1)%3C/script%3E"))
                .doesNotContain("<script>alert");
    }

    @Test
    void theListShowsHowEachProjectIsAndCanBeNarrowed() {
        mapByHand("");
        imported(job("Kitchen"));
        long patio = parked("Patio");

        assertThat(olivia.page("/two-way")).contains("Kitchen", "in step", "Patio", "waits for a decision",
                "openrecord.rails?recordType=");
        assertThat(olivia.page("/two-way?needed=true")).contains("/two-way/" + patio).doesNotContain("Kitchen");
        assertThat(olivia.page("/two-way?q=KITCH")).contains("Kitchen").doesNotContain("Patio");
    }

    @Test
    void aParkedProjectIsUnderstoodAndResumed() {
        mapByHand("");
        long patio = parked("Patio");
        String page = "/two-way/" + patio;

        assertThat(olivia.page(page)).contains("waits for a decision", "TWO_WAY_GUARD", "What to do:",
                "action=\"" + page + "/resume\"", "href=\"" + page + "/differences\"", "action=\"" + page + "/unpair\"")
                .doesNotContain("Look at it now", "/api/");
        assertThat(olivia.page(page + "/differences")).contains("TWO_WAY_GUARD");

        olivia.submit(page, page + "/resume");
        idle(patio);
        assertThat(olivia.page(page)).contains("in step", "action=\"" + page + "/sync\"", "Closed");
    }

    @Test
    void attentionLeadsToThePageOfTheProjectThatWaits() {
        mapByHand("");
        long patio = parked("Patio");
        String cause = "/attention/" + get("/api/attention", 200).at("/items/0/id").asLong();

        assertThat(olivia.page(cause)).contains("href=\"/two-way/" + patio + "\"", "Choose Two-way, then the project.");
    }

    @Test
    void aProjectIsPausedResumedLookedAtAndUnpaired() {
        mapByHand("");
        int ticket = job("Patio");
        long patio = imported(ticket);
        String page = "/two-way/" + patio;
        olivia.submit(page, page + "/pause");
        assertThat(olivia.page(page)).contains("Somebody has paused this project.");
        olivia.submit(page, page + "/sync");
        assertThat(olivia.page(page)).contains("role=\"alert\"", "Resume it first.");
        olivia.submit(page, page + "/resume");
        idle(patio);
        rename(ticket, "Mount four speakers");
        assertThat(olivia.page(page + "/differences")).contains("would change",
                "Name: Mount the speakers → Mount four speakers");

        olivia.submit(page, page + "/sync");
        idle(patio);
        assertThat(tasks()).containsExactly("Mount four speakers");
        assertThat(olivia.page(page)).contains("Changed", "Project tool");

        assertThat(Visitor.location(olivia.submit(page, page + "/unpair"))).isEqualTo("/two-way");
        assertThat(olivia.page("/two-way")).contains("is not kept in step any more");
        assertThat(olivia.get(page).statusCode()).isEqualTo(404);
        assertThat(tasks()).as("neither side is touched").hasSize(1);
    }

    @Test
    void aPersonSaysWhoseValueCountsAndChangesHerMind() {
        mapByHand("\nrules: { name: ask }\n");
        int ticket = job("Patio");
        long patio = imported(ticket);
        String page = "/two-way/" + patio;
        editTask("Mount the speakers", Map.of("name", EVIL));
        rename(ticket, "Mount two speakers");
        olivia.submit(page, page + "/sync");
        idle(patio);
        assertThat(olivia.page(page)).contains("Whose value counts?", "Manage: Mount two speakers",
                "Project tool: &lt;script&gt;").doesNotContain("<script>alert", "<img");
        assertThat(olivia.page("/two-way")).contains("1 value waits");
        long conflict = get("/api/two-way/projects/" + patio + "/conflicts", 200).get(0).path("id").asLong();
        assertThat(olivia.submit(page, page + "/decide", "conflict", "4711", "take", "TOOL").statusCode())
                .isEqualTo(404);
        assertThat(olivia.submit(page, page + "/decide", "conflict", "" + conflict, "take", "BOTH").statusCode())
                .isEqualTo(400);

        olivia.submit(page, page + "/decide", "conflict", "" + conflict, "take", "MANAGE");

        await().atMost(Duration.ofSeconds(30)).until(() -> tasks().equals(List.of("Mount two speakers")));
        idle(patio);
        assertThat(olivia.page(page)).contains("olivia decided", "Take the other value")
                .doesNotContain("Whose value counts?");
        olivia.submit(page, page + "/decide", "conflict", "" + conflict, "take", "MANAGE");
        assertThat(olivia.page(page)).contains("role=\"alert\"", "counts already");
    }

    @Test
    void aProjectIsImportedFromManage() {
        mapByHand("");
        int project = manageTicket(job("Patio")).at("/project/id").asInt();
        assertThat(olivia.page("/two-way/import")).contains("Read the list");
        String plan = "/two-way/import/plan?account=default&side=MANAGE&id=" + project;
        assertThat(olivia.page("/two-way/import/list?account=default&side=MANAGE")).contains("Patio",
                plan.replace("&", "&amp;"));
        assertThat(olivia.page(plan)).contains("would be made", "Mount the speakers", "Pair it");
        assertThat(tasks()).as("nothing is written yet").isEmpty();

        String pair = Visitor.location(olivia.submit(plan, "/two-way/import", "account", "default", "side", "MANAGE",
                "id", "" + project));

        assertThat(olivia.page(pair)).contains("The import has begun.");
        idle(Long.parseLong(pair.replaceFirst(".*/", "")));
        assertThat(olivia.page(pair)).contains("in step");
        assertThat(tasks()).containsExactly("Mount the speakers");
        assertThat(olivia.page("/two-way/import/list?account=default&side=MANAGE")).doesNotContain("Patio");
    }

    @Test
    void aProjectFromTheToolNeedsACompany() {
        mapByHand("");
        String kitchen = SANDBOX.pm().create("projects", JSON.valueToTree(Map.of("name", "Kitchen", "statusId",
                SANDBOX.pm().records("projectStatuses").stream().filter(one -> one.at("/fields/name").asText()
                        .equals("Active")).findFirst().orElseThrow().path("id").asText())), "1");
        String plan = "/two-way/import/plan?account=default&side=TOOL&id=" + kitchen;

        assertThat(olivia.page(plan)).contains("A project in Manage needs a company.", "D-Tools Projects")
                .doesNotContain("Pair it");
        assertThat(olivia.page("/two-way/import/companies?account=default&company=Old")).contains("<option");
        assertThat(olivia.page(plan + "&company=OldMill")).contains("would be made", "Pair it");
    }

    @Test
    void aToolThatDoesNotAnswerIsSaidOnThePage() {
        mapByHand("");
        long patio = imported(job("Patio"));
        SANDBOX.pm().service().faults().add(new Fault("GET", "*", 1, 99, Fault.Kind.STATUS, 401, null, null, null,
                null));

        for (String page : List.of("/two-way/" + patio + "/differences",
                "/two-way/import/list?account=default&side=TOOL",
                "/two-way/import/plan?account=default&side=TOOL&id=1")) {
            assertThat(olivia.page(page)).as(page).contains("role=\"alert\"", "Check PM_API_KEY.");
        }
        assertThat(admin.page("/two-way/mapping?account=default")).contains("role=\"alert\"", "Check PM_API_KEY.");
        assertThat(olivia.page("/two-way/" + patio)).as("what is known is shown").contains("Patio");
    }

    @Test
    void whileTheAccountIsPausedThePagesSaySoAndNothingIsDone() {
        mapByHand("");
        long patio = imported(job("Patio"));
        admin.submit("/two-way", "/set-up/default/pause");

        try {
            assertThat(olivia.page("/two-way")).contains("the account is paused", "Patio");
            String page = "/two-way/" + patio;
            assertThat(olivia.page(page)).contains("The account is paused.");
            olivia.submit(page, page + "/sync");
            assertThat(olivia.page(page)).contains("role=\"alert\"", "is paused. Resume it first.");
            assertThat(olivia.page("/two-way/import/list?account=default&side=MANAGE")).contains("is paused");
        } finally {
            admin.submit("/two-way", "/set-up/default/resume");
        }
    }

    @Test
    void anAdministratorSwitchesTwoWayOnAndOff() {
        admin.submit("/two-way", "/two-way/switch", "account", "default", "on", "true");
        assertThat(admin.page("/two-way")).contains("Two-way is not switched on. First:", "No board of Manage");
        mapByHand("");

        admin.submit("/two-way", "/two-way/switch", "account", "default", "on", "true");
        assertThat(admin.page("/two-way")).contains("Two-way is switched on.", "Switch off");
        admin.submit("/two-way", "/two-way/switch", "account", "default", "on", "false");
        assertThat(admin.page("/two-way")).contains("The pairs stay", "Switch on");
        assertThat(olivia.page("/two-way")).contains("two-way is switched off");
    }

    @Test
    void mappingsWithMistakesAreNotKeptAndTheMistakesNamed() {
        String page = "/two-way/mapping?account=default";
        assertThat(admin.page(page)).contains("No board of Manage takes part yet.", "Nobody in the project tool is:");

        HttpResponse<String> answer = admin.submit("/two-way", "/two-way/mapping", "account", "default", "seen", "0",
                "complete", "true", "priorities.tool", EVIL, "priorities.manage", "Priority 1 - Critical");

        assertThat(answer.body()).contains("Nothing is saved yet:", "Boards: No board of Manage takes part.",
                "Priorities: The tool has no &quot;&lt;script&gt;").doesNotContain("<script>alert", "<img");
        assertThat(get("/api/two-way/mapping", 200).path("priorities").path("pairs")).isEmpty();
        assertThat(admin.submit("/two-way", "/two-way/mapping", "account", "default", "seen", "0").statusCode())
                .as("a form that has not arrived as a whole").isEqualTo(400);
    }

    @Test
    void whoHasNotSeenTheLatestMappingsDoesNotOverwriteThem() {
        String seen = seen();
        mapByHand("");
        String[] whole = {"account", "default", "seen", seen, "complete", "true", "board", "D-Tools Projects",
            "takesPart", "0", "defaultBoard", "0", "board.0.status", "New", "board.0.meaning", "NotStarted",
            "board.0.status", "In Progress", "board.0.meaning", "InProgress", "board.0.status", "Completed",
            "board.0.meaning", "Complete", "projectStatuses.status", "Open", "projectStatuses.meaning", "Planning",
            "projectStatuses.status", "In Progress", "projectStatuses.meaning", "InProgress", "projectStatuses.status",
            "Closed", "projectStatuses.meaning", "Complete", "toolStatuses.status", "New", "toolStatuses.meaning",
            "NotStarted", "toolStatuses.status", "In Progress", "toolStatuses.meaning", "InProgress",
            "toolStatuses.status", "Done", "toolStatuses.meaning", "Complete", "toolStatuses.written", "Done",
            "toolProjectStatuses.status", "Draft", "toolProjectStatuses.meaning", "Planning",
            "toolProjectStatuses.status", "Active", "toolProjectStatuses.meaning", "InProgress",
            "toolProjectStatuses.status", "Closed", "toolProjectStatuses.meaning", "Complete", "rules.field",
            "description", "rules.rule", "ask", "defaultPhase", "General"};

        assertThat(admin.submit("/two-way", "/two-way/mapping", whole).body())
                .contains("Somebody has changed the mapping meanwhile.");
        whole[3] = seen();
        HttpResponse<String> saved = admin.submit("/two-way", "/two-way/mapping", whole);

        assertThat(Visitor.location(saved)).as(saved.body()).isEqualTo("/two-way/mapping?account=default");
        JsonNode kept = get("/api/two-way/mapping", 200);
        assertThat(kept.at("/toolStatuses/Done").asText()).isEqualTo("Complete*");
        assertThat(kept.at("/rules/description").asText()).isEqualTo("ask");
        assertThat(kept.at("/defaultPhase").asText()).isEqualTo("General");
        assertThat(kept.at("/priorities/pairs")).isEmpty();
    }

    private String seen() {
        Matcher counts = COUNTS.matcher(admin.page("/two-way/mapping?account=default"));
        assertThat(counts.find()).isTrue();
        return counts.group(1);
    }

    @Test
    void whatHasTheSameNameIsFilledInAndKeptOnlyWhenItIsSaved() {
        mapByHand("");
        long version = Long.parseLong(seen());

        HttpResponse<String> filled = admin.submit("/two-way", "/two-way/mapping/auto", "account", "default", "seen",
                "" + version, "complete", "true");

        assertThat(filled.body()).contains("What has the same name on both sides is filled in.");
        assertThat(Long.parseLong(seen())).isEqualTo(version);

        admin.submit("/two-way", "/two-way/mapping/copy", "account", "default", "list", "CATEGORIES", "to", "MANAGE");
        assertThat(admin.page("/two-way/mapping?account=default")).contains("Made and mapped: ");
        assertThat(get("/api/two-way/mapping", 200).at("/categories/pairs")).isNotEmpty();
    }
}
