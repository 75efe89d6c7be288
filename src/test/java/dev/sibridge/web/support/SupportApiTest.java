package dev.sibridge.web.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.support.RunLogs;
import dev.sibridge.web.pages.RunningConsole;
import dev.sibridge.web.pages.Visitor;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** Asking for help, over real HTTP. */
class SupportApiTest extends RunningConsole {

    @Autowired
    private RunLogs logs;

    private Visitor visitor;

    /** Another application that has started in this process meanwhile has taken all listeners off the log. */
    @BeforeEach
    void listenToTheLog() {
        ReflectionTestUtils.invokeMethod(logs, "listen");
    }

    @BeforeEach
    void signIn() {
        visitor = Visitor.signedIn(url(), OPERATOR, OPERATOR_PASSWORD);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}|Write a subject.", "{'subject':'a'}|Write a message.",
        "{'subject':'a','message':'b','history':true}|Choose the run whose history or log is to be sent.",
        "{'subject':'a','message':'b','run':4711}|There is no run 4711.",
        "{'subject':'a','message':'b','answerTo':'x'}|The address for the answer is not a mail address."})
    void whatCannotBeSentIsAProblem(String wish, String detail) throws Exception {
        HttpResponse<String> answer = call("/api/support/drafts", wish.replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("detail").asText()).isEqualTo(detail);
    }

    @Test
    void whatIsTooLongIsAProblem() throws Exception {
        assertThat(call("/api/support/drafts", wish("a".repeat(151), "b").toString()).statusCode()).isEqualTo(400);
        assertThat(call("/api/support/drafts", wish("a", "b".repeat(10_001)).toString()).statusCode()).isEqualTo(400);
    }

    @Test
    void nothingIsSentThatWasNotShown() throws Exception {
        ObjectNode wish = wish("Help", "It does not work.");
        assertThat(call("/api/support", wish.put("seal", "guessed").toString()).statusCode()).isEqualTo(409);
        JsonNode draft = JSON.readTree(call("/api/support/drafts", wish.toString()).body());

        assertThat(call("/api/support", wish("Help", "Something else.").put("seal", draft.path("seal").asText())
                .toString()).statusCode()).isEqualTo(409);

        assertThat(mails()).isZero();
    }

    @Test
    void theMailIsTheOneThatWasShownAndSaysNothingOfPeopleAndKeys() throws Exception {
        long run = syncedRun();
        ObjectNode wish = wish("Odette Finch waits", "Call 360-555-0142; password=hunter2. <b>Thanks</b>")
                .put("run", run).put("history", true).put("log", true).put("answerTo", "olivia@acme.example");

        JsonNode draft = JSON.readTree(call("/api/support/drafts", wish.toString()).body());
        HttpResponse<String> sent = call("/api/support", wish.put("seal", draft.path("seal").asText()).toString());

        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
        String text = draft.path("text").asText();
        assertThat(text).startsWith("Please answer to olivia@acme.example\n\n").contains("Run " + run, "Steps",
                "clients: ", "created opportunity: 1", "----- Log -----",
                " INFO ").doesNotContain("No line of the log is left");
        assertThat(text + draft.path("subject").asText()).doesNotContainIgnoringCase("Odette", "Finch", "360-555",
                "hunter2", "Mill Street", "Port Townsend", "odette@example.com", "Patio Music", "Tom Albrecht");
        assertThat(jdbc.sql("SELECT plain FROM mail WHERE address = 'help@acme.example'").query(String.class).single())
                .isEqualTo(text);
        assertThat(jdbc.sql("SELECT html FROM mail").query(String.class).single()).contains("&lt;b&gt;Thanks");
        assertThat(jdbc.sql("SELECT subject FROM mail").query(String.class).single())
                .isEqualTo(draft.path("subject").asText());
    }

    @Test
    void thePageShowsWhatIsSentThenSendsIt() {
        HttpResponse<String> shown = visitor.submit("/support", "/support/draft", "subject", "Help",
                "message", "<script>alert(1)</script>", "answerTo", "", "run", "");
        assertThat(shown.body()).contains("This is what is sent", "help@acme.example",
                "&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert");
        String seal = shown.body().replaceAll("(?s).*name=\"seal\" value=\"([^\"]+)\".*", "$1");

        HttpResponse<String> sent = visitor.submit("/support", "/support", "subject", "Help",
                "message", "<script>alert(1)</script>", "answerTo", "", "run", "", "seal", seal);

        assertThat(Visitor.location(sent)).isEqualTo("/support");
        assertThat(visitor.page("/support")).contains("Your message is on its way");
        assertThat(mails()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"'', Write a subject.", "Help, There is no run 4711."})
    void thePageSaysWhatIsWrongAndKeepsWhatWasWritten(String subject, String expected) {
        assertThat(visitor.submit("/support", "/support/draft", "subject", subject, "message", "Dear all",
                "answerTo", "", "run", "4711").body()).contains(expected, "Dear all");
    }

    @Test
    void whoHasNotSignedInCannotWrite() {
        Visitor stranger = new Visitor(url());

        assertThat(stranger.get("/support").statusCode()).isIn(302, 303, 401);
        assertThat(mails()).isZero();
    }

    private long syncedRun() {
        call("/api/polls", "");
        Awaitility.await().until(() -> jdbc.sql("SELECT COUNT(*) FROM poll WHERE state = 'done'").query(Integer.class)
                .single() > 0);
        return jdbc.sql("SELECT id FROM run WHERE project = 'Patio Music' AND outcome = 'synced'").query(Long.class)
                .single();
    }

    private int mails() {
        return jdbc.sql("SELECT COUNT(*) FROM mail").query(Integer.class).single();
    }

    private static ObjectNode wish(String subject, String message) {
        return JSON.createObjectNode().put("subject", subject).put("message", message);
    }

    private HttpResponse<String> call(String path, String body) {
        return visitor.send(new Visitor(url()).request(path).header("Content-Type", "application/json")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                        (OPERATOR + ":" + OPERATOR_PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
