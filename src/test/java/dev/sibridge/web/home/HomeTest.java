package dev.sibridge.web.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.account.Accounts;
import dev.sibridge.si.poll.Polling;
import dev.sibridge.web.pages.RunningConsole;
import dev.sibridge.web.pages.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Home, as somebody without scripts sees it, and the call that says the same. */
class HomeTest extends RunningConsole {

    @Autowired
    private Polling polling;
    @Autowired
    private Accounts accounts;

    private Visitor olivia;

    @BeforeEach
    void signIn() {
        olivia = Visitor.signedIn(url(), OPERATOR, OPERATOR_PASSWORD);
    }

    @Test
    void beforeTheFirstPollItSaysWhatToDo() {
        assertThat(olivia.page("/")).contains("Nothing has been polled yet.").contains("Nothing was polled yet")
                .contains("not used yet").contains("when you ask for it");
    }

    @Test
    void emailWorksOnceOneWasTakenAndNotWhileOneWaitsThatWasTriedInVain() {
        assertThat(mailState()).isEqualTo("unknown");
        mail(1, null, Duration.ofMinutes(9));
        assertThat(mailState()).as("the first attempt goes on").isEqualTo("unknown");
        mail(1, 1L, Duration.ZERO);
        assertThat(mailState()).isEqualTo("well");
        mail(1, null, Duration.ofMinutes(1));
        assertThat(mailState()).isEqualTo("trouble");
        assertThat(olivia.page("/")).contains("An email could not be sent yet.");
    }

    private void mail(int attempts, Long sent, Duration next) {
        jdbc.sql("INSERT INTO mail (address, subject, plain, html, created_at, next_at, attempts, sent_at)"
                + " VALUES ('a@acme.example', '', '', '', ?, ?, ?, ?)").params(System.currentTimeMillis(),
                System.currentTimeMillis() + next.toMillis(), attempts, sent).update();
    }

    private String mailState() {
        try {
            return JSON.readTree(olivia.get("/api/status", "Accept", "application/json").body()).path("mail")
                    .path("state").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aPollIsFollowedToItsEndByLoadingThePageAgain() throws IOException {
        assertThat(Visitor.location(olivia.submit("/", "/polls", "account", "default"))).isEqualTo("/");
        polled();

        String page = olivia.page("/");
        assertThat(page).contains("The last poll").contains("4 of 4 exports are done").contains("every 10s")
                .contains("works");
        JsonNode progress = JSON.readTree(olivia.get("/api/polls/" + poll(), "Accept", "application/json").body())
                .path("progress");
        assertThat(progress.path("total").asInt()).isEqualTo(progress.path("done").asInt()).isEqualTo(4);
        assertThat(progress.path("projects")).hasSize(4).allSatisfy(project ->
                assertThat(project.path("steps")).hasSize(4));
    }

    @Test
    void aPollOfTheTimersIsShownToo() {
        polling.poll(accounts.get("default"), false);
        polled();

        assertThat(olivia.page("/")).contains("The last poll").contains("4 of 4 exports are done");
    }

    @Test
    void aSecondPollDoesNotBeginWhileOneGoesOn() {
        olivia.submit("/", "/polls", "account", "default");
        olivia.submit("/", "/polls", "account", "default");
        polled();

        assertThat(jdbc.sql("SELECT COUNT(*) FROM poll WHERE started_at < finished_at").query(Integer.class).single())
                .isBetween(1, 2);
    }

    @Test
    void namesOfProjectsAndClientsAreTextAndNothingElse() throws IOException {
        ObjectNode project = sample();
        project.put("Name", "<script>alert(1)</script> \"><img src=x onerror=alert(2)>");
        project.put("Client", "'; </td><svg/onload=alert(3)> ${7*7} [[${7*7}]]");
        SANDBOX.dtools().export(project);
        olivia.submit("/", "/polls", "account", "default");
        polled();

        String page = olivia.page("/");
        assertThat(page).contains("&lt;script&gt;alert(1)").contains("${7*7} [[${7*7}]]")
                .doesNotContain("<script>alert").doesNotContain("<img").doesNotContain("<svg");
    }

    @Test
    void anUnknownAccountIsAMistakeAndNoPoll() {
        assertThat(olivia.submit("/", "/polls", "account", "nobody").statusCode()).isEqualTo(400);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM poll").query(Integer.class).single()).isZero();
    }

    @Test
    void whatNeedsAttentionIsCounted() throws IOException {
        ObjectNode project = sample();
        project.put("CurrencyCode", "XXX");
        SANDBOX.dtools().export(project);
        olivia.submit("/", "/polls", "account", "default");
        polled();

        JsonNode status = JSON.readTree(olivia.get("/api/status", "Accept", "application/json").body());
        JsonNode account = status.path("accounts").path(0);
        assertThat(account.path("lastPoll").path("state").asText()).isEqualTo("done");
        assertThat(status.path("well").asBoolean()).isEqualTo(account.path("troubled").asInt()
                + account.path("waiting").asInt() == 0);
    }

    @Test
    void theLivePartIsAFragmentAndAskedForAgainAsLongAsThePageIsOpen() {
        assertThat(olivia.page("/home")).startsWith("<div id=\"live\"").contains("hx-get=\"/home\"")
                .doesNotContain("<html");
        assertThat(new Visitor(url()).get("/home", "HX-Request", "true").headers().firstValue("HX-Refresh"))
                .as("a session that has ended").contains("true");
    }

    private long poll() {
        return jdbc.sql("SELECT MAX(id) FROM poll").query(Long.class).single();
    }
}
