package dev.sibridge.web.twoway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Projects that could not be kept in step are tried again from Attention, one or all of them. */
class RetriedPassesTest extends RunningTwoWay {

    private long first;
    private long second;

    @BeforeEach
    void twoProjectsFailedForOneReason() {
        List.of("attention_entry", "attention").forEach(table -> jdbc.sql("DELETE FROM " + table).update());
        enable();
        first = imported(job("Smith Residence"));
        second = imported(job("Jones Residence"));
        jdbc.sql("UPDATE two_way_project SET state = 'ERROR', trouble = 'no-connection', message = 'No connection.'")
                .update();
    }

    @Test
    void allOfACauseHaveAPassAndItClosesByItself() {
        JsonNode cause = only();
        assertThat(cause.path("retryable").asBoolean()).isTrue();
        assertThat(cause.path("count").asInt()).isEqualTo(2);

        JsonNode retried = json(send("POST", retry(cause), null), 202);

        assertThat(retried.path("runs")).isEmpty();
        await().atMost(Duration.ofSeconds(30)).until(() -> causes().isEmpty());
        assertThat(get("/api/attention/" + cause.path("id").asLong(), 200).path("history").findValuesAsText("what"))
                .contains("retried");
    }

    @Test
    void oneOfThemIsRetriedAlone() {
        json(send("POST", retry(only()), "{\"pair\":" + first + "}"), 202);

        await().atMost(Duration.ofSeconds(30)).until(() -> only().path("count").asInt() == 1);
        assertThat(only().at("/projects/0/pair").asLong()).isEqualTo(second);
    }

    @Test
    void oneThatIsNotAmongThemIsNot() {
        problem("POST", retry(only()), "{\"pair\":4711}", 404);
        problem("POST", retry(only()), "{\"projectId\":\"p\"}", 404);
    }

    private static String retry(JsonNode cause) {
        return "/api/attention/" + cause.path("id").asLong() + "/retry";
    }

    private JsonNode only() {
        assertThat(causes()).hasSize(1);
        return causes().get(0);
    }

    private List<JsonNode> causes() {
        return get("/api/attention", 200).path("items").valueStream()
                .filter(cause -> cause.path("kind").asText().equals("two-way-failed")).toList();
    }
}
