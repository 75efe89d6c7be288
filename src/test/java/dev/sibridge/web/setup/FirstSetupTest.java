package dev.sibridge.web.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** From a start at which nothing is set to projects of two accounts in Manage, by the API and without a restart. */
@TestPropertySource(properties = {"DATABASE_URL=jdbc:h2:mem:first" + RunningSetup.DATABASE, "PRIVATE_ADDRESSES=true"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstSetupTest extends RunningSetup {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private CamelContext camel;
    @Autowired
    private MeterRegistry meters;

    @BeforeEach
    void theSandboxIsAsItComes() {
        if (jdbc.sql("SELECT COUNT(*) FROM setup_change").query(Long.class).single() == 0) {
            SANDBOX.reset();
        }
    }

    @Test
    @Order(1)
    void atFirstItWaitsForItsSettings() throws Exception {
        assertThat(get("/api/accounts").toString()).isEqualTo("[{\"name\":\"default\",\"title\":\"default\","
                + "\"declared\":true,\"paused\":false,\"ready\":false}]");
        post("/api/polls", null, 400);
        assertThat(post("/api/product-ids", Map.of("pattern", "{Model}-{Maker}", "item", Map.of()), 422).path("at")
                .asInt()).isEqualTo(9);
        assertThat(post("/api/product-ids", Map.of("pattern", "{Model}", "item", Map.of("Model", "SP-1")), 200)
                .path("productId").asText()).isEqualTo("SP-1");
        assertThat(health().path("components").path("polls").path("status").asText()).isEqualTo("DOWN");
        assertThat(read(send("GET", "/actuator/health/readiness", null, null), 200).path("status").asText())
                .isEqualTo("UP");
    }

    @Test
    @Order(2)
    void withKeysAloneItSyncsTheFirstProject() throws Exception {
        assertThat(put("default", keys(), 200).path("ready").asBoolean()).isTrue();

        JsonNode poll = finished("default");

        assertThat(poll.path("outcomes").path("synced").asInt()).as(poll.toString()).isPositive();
        assertThat(health().path("components").path("polls").path("status").asText()).isEqualTo("UP");
        assertThat(isMeasured("default")).isTrue();
    }

    @Test
    @Order(3)
    void aSecondAccountIsPolledOnItsOwnTimer() throws Exception {
        post("/api/accounts", Map.of("name", "north", "title", "North branch"), 201);
        assertThat(post("/api/accounts", Map.of("name", "north"), 409).path("detail").asText()).contains("already");
        Map<String, Object> settings = keys();
        settings.put("sync.auto", true);
        settings.put("sync.interval", "1s");
        put("north", settings, 200);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(polls("north")).isGreaterThan(2));
        assertThat(polls("default")).isEqualTo(1);
        assertThat(isMeasured("north")).isTrue();
        assertThat(health().path("components").path("polls").path("status").asText()).isEqualTo("UP");
    }

    @Test
    @Order(4)
    void anotherIntervalIsAnotherTimer() throws Exception {
        put("north", Map.of("sync.interval", "1h"), 200);

        assertThat(camel.getComponent("quartz", QuartzComponent.class).getScheduler()
                .getTrigger(new TriggerKey("north", "poll")).getNextFireTime().toInstant())
                .isAfter(Instant.now().plus(Duration.ofMinutes(50)));
    }

    @Test
    @Order(5)
    void pausedItIsPolledNoLongerAndNobodyWaitsForIt() throws Exception {
        post("/api/accounts/north/pause", null, 204);

        assertThat(camel.getComponent("quartz", QuartzComponent.class).getScheduler()
                .getTriggerState(new TriggerKey("north", "poll"))).isEqualTo(TriggerState.PAUSED);
        assertThat(post("/api/polls?account=north", null, 400).path("detail").asText())
                .isEqualTo("The account \"north\" is paused. Resume it first.");
        assertThat(isMeasured("north")).isFalse();

        post("/api/accounts/north/resume", null, 204);

        long before = polls("north");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(polls("north")).isGreaterThan(before - 1));
        assertThat(isMeasured("north")).isTrue();
    }

    @Test
    @Order(6)
    void removedItIsGoneUntilSomebodyUndoesThat() throws Exception {
        assertThat(read(send("DELETE", "/api/accounts/default", null, null), 409).path("detail").asText())
                .contains("can only be paused here");
        read(send("DELETE", "/api/accounts/north", null, null), 204);

        assertThat(get("/api/accounts").findValuesAsText("name")).containsExactly("default");
        read(send("GET", "/api/settings/north", null, null), 404);
        post("/api/polls?account=north", null, 400);

        long removal = get("/api/settings/north/history").get(0).path("id").asLong();
        post("/api/settings/north/history/" + removal + "/undo", null, 204);
        assertThat(get("/api/accounts").toString()).contains("\"name\":\"north\",\"title\":\"North branch\"",
                "\"ready\":true");
    }

    private JsonNode finished(String account) throws Exception {
        long id = post("/api/polls?account=" + account, null, 202).path("id").asLong();
        await().atMost(PATIENCE).until(() -> !get("/api/polls/" + id).path("state").asText().equals("running"));
        return get("/api/polls/" + id);
    }

    private long polls(String account) {
        return jdbc.sql("SELECT COUNT(*) FROM poll WHERE account = ?").params(account).query(Long.class).single();
    }

    private JsonNode health() throws Exception {
        return JSON.readTree(send("GET", "/actuator/health", null, null).body());
    }

    private boolean isMeasured(String account) {
        return meters.find("sibridge.last.poll.age").tag("account", account).meter() != null;
    }
}
