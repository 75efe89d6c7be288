package dev.sibridge.web.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.web.pages.RunningConsole;
import dev.sibridge.web.pages.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What needs a person, as a browser without scripts has it. */
class AttentionPagesTest extends RunningConsole {

    private Visitor olivia;

    @BeforeEach
    void signIn() {
        SANDBOX.dtools().clear();
        olivia = Visitor.signedIn(url(), OPERATOR, OPERATOR_PASSWORD);
    }

    @Test
    void whereNothingIsThePageSaysSo() {
        assertThat(olivia.page("/attention")).contains("Nothing needs you.");
        assertThat(olivia.page("/attention?state=snoozed")).contains("Nothing is put off.");
        assertThat(olivia.get("/attention/4711").statusCode()).isEqualTo(404);
        assertThat(olivia.get("/attention?state=odd").statusCode()).isEqualTo(400);
        assertThat(olivia.page("/")).doesNotContain("class=\"count\"");
    }

    @Test
    void thirtyRefusedExportsOfOneCauseAreOneRowThatIsRetriedAtOnceAndClosesByItself() {
        List<String> projects = IntStream.rangeClosed(1, 30).mapToObj(i -> UUID.randomUUID().toString()).toList();
        projects.forEach(id -> SANDBOX.dtools().export(project(id, "Project " + id).putNull("Client")));
        poll(olivia);
        String cause = only();
        assertThat(olivia.page("/")).as("on the head of every page").contains("<span class=\"count\">1</span>");
        assertThat(olivia.page(cause)).contains("Retry all 30", "Project " + projects.get(0));
        SANDBOX.dtools().clear();
        projects.forEach(id -> SANDBOX.dtools().export(project(id, "Project " + id)));

        olivia.submit(cause, cause + "/retry");

        assertThat(olivia.page(cause)).containsAnyOf("30 exports are retried now.", "olivia retried 30 exports");
        await().atMost(Duration.ofMinutes(2)).until(() -> olivia.page(cause).contains("it closed by itself"));
        assertThat(olivia.page("/attention")).contains("Nothing needs you.");
        assertThat(olivia.page("/attention?state=closed")).contains("href=\"" + cause + "\"");
    }

    @Test
    void oneIsGivenToSomebodyPutOffAndNotedOn() {
        SANDBOX.dtools().export(project("a", "Patio").putNull("Client"));
        poll(olivia);
        String cause = only();

        olivia.submit(cause, cause + "/assign", "to", ADMIN);
        olivia.submit(cause, cause + "/note", "text", EVIL);
        olivia.submit(cause, cause + "/snooze", "days", "7");

        assertThat(olivia.page(cause)).contains("olivia gave it to boss", "&lt;script&gt;alert(1)", "olivia put it off")
                .doesNotContain("<script>alert", "<img");
        assertThat(olivia.page("/attention")).contains("Nothing needs you.").doesNotContain("class=\"count\"");
        assertThat(olivia.page("/attention?state=snoozed")).contains("href=\"" + cause + "\"");
        olivia.submit(cause, cause + "/snooze", "days", "0");
        assertThat(only()).isEqualTo(cause);
    }

    @Test
    void whatCannotBeDoneIsSaidOnThePage() {
        SANDBOX.dtools().export(project("a", EVIL).putNull("Client"));
        poll(olivia);
        String cause = only();

        olivia.submit(cause, cause + "/note", "text", " ");
        assertThat(olivia.page(cause)).contains("role=\"alert\"").doesNotContain("<script>alert", "<img");
        olivia.submit(cause, cause + "/snooze", "days", "4000");
        assertThat(olivia.page(cause)).contains("role=\"alert\"");
        assertThat(olivia.submit(cause, cause + "/retry", "projectId", "another").statusCode()).isEqualTo(404);
    }

    private String only() {
        List<String> links = olivia.page("/attention").lines().filter(line -> line.contains("href=\"/attention/"))
                .map(line -> line.replaceFirst(".*href=\"(/attention/\\d+)\".*", "$1")).distinct().toList();
        assertThat(links).hasSize(1);
        return links.get(0);
    }

    static ObjectNode project(String id, String name) {
        return sample().put("Id", id).put("Name", name).put("Progress", "Design");
    }
}
