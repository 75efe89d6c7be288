package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.poll.Poll;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writing in a member's name with an integrator login: tokens are fetched when needed and renewed in time. */
class ImpersonationTest {

    private static final String TOKENS = "/system/members/dsales/tokens";

    private final Vendors vendors = new Vendors();
    private final TickingClock clock = new TickingClock();
    private InProcess bridge;

    @BeforeEach
    void begin() {
        vendors.startEmpty();
        vendors.export(vendors.sample(Vendors.SMALL));
        bridge = start("CONNECTWISE_INTEGRATOR_PASSWORD=sandbox");
    }

    @AfterEach
    void end() {
        bridge.close();
        vendors.assertNoViolations();
    }

    @Test
    void oneTokenDoesForAWholePollAndEverythingIsWrittenInTheMembersName() {
        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(vendors.asked("POST", TOKENS)).isEqualTo(1);
        assertThat(vendors.manageLog()).allSatisfy(call -> assertThat(userType(call)).as(call.toString())
                .isEqualTo(call.path("path").asText().equals(TOKENS) ? "integrator"
                        : call.path("path").asText().startsWith("/companyinfo/") ? "" : "member"));
        assertThat(vendors.record("/sales/opportunities", "name", "Patio Music").path("_info").path("updatedBy")
                .asText()).isEqualTo("dsales");
    }

    @Test
    void aTokenIsRenewedBeforeItEnds() {
        bridge.poll();
        clock.advance(Duration.ofMinutes(234));
        bridge.poll();
        assertThat(vendors.asked("POST", TOKENS)).isEqualTo(1);

        clock.advance(Duration.ofMinutes(2));
        bridge.pollAttended();

        assertThat(vendors.asked("POST", TOKENS)).isGreaterThan(1);
        assertThat(vendors.manageLog()).noneMatch(call -> call.path("status").asInt() == 401);
    }

    @Test
    void tokensThatManageEndsInTheMiddleOfARunAreFetchedAnew() {
        // Many writes at once meet the end of the token.
        vendors.manage().service().latency(Duration.ofMillis(20));
        long poll = bridge.begin();
        await().pollInterval(Duration.ofMillis(5)).until(() -> !vendors.manageLog().stream()
                .filter(call -> call.path("path").asText().equals("/sales/opportunities")).toList().isEmpty());
        clock.advance(Duration.ofMinutes(2));
        vendors.endTokens();

        List<Run> runs = bridge.runs(bridge.finish(poll));

        assertThat(runs).singleElement().satisfies(run ->
                assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED));
        assertThat(vendors.manageLog()).anyMatch(call -> call.path("status").asInt() == 401);
        assertThat(vendors.asked("POST", TOKENS)).isGreaterThan(1);
        assertThat(vendors.waiting()).isEmpty();
    }

    @Test
    void aTokenThatIsRefusedWhileYoungIsNotAskedForAgainAndAgain() {
        vendors.fault("manage", """
                {"method": "GET", "path": "/service/boards", "kind": "status", "status": 401, "times": 9}""");

        Poll poll = bridge.poll();

        assertThat(poll.state()).isEqualTo(Poll.State.FAILED);
        assertThat(poll.message()).contains("rejected with status 401")
                .contains("Check the keys (or the integrator login) and CONNECTWISE_CLIENT_ID.");
        assertThat(vendors.asked("GET", "/service/boards")).isEqualTo(1);
        assertThat(vendors.asked("POST", TOKENS)).isEqualTo(1);
    }

    @Test
    void aWrongIntegratorPasswordIsToldAfterOneAttempt() {
        bridge.close();
        bridge = start("CONNECTWISE_INTEGRATOR_PASSWORD=s3cret");

        Poll poll = bridge.poll();

        assertThat(poll.state()).isEqualTo(Poll.State.FAILED);
        assertThat(poll.message()).contains("integrator login").doesNotContain("s3cret");
        assertThat(vendors.asked("POST", TOKENS)).isEqualTo(1);
    }

    private InProcess start(String password) {
        return InProcess.start(vendors, clock, "CONNECTWISE_PUBLIC_KEY=", "CONNECTWISE_PRIVATE_KEY=",
                "CONNECTWISE_MEMBER=dsales", "CONNECTWISE_INTEGRATOR_USERNAME=sandbox-integrator", password);
    }

    private static String userType(JsonNode call) {
        return call.path("headers").path("x-cw-usertype").asText();
    }
}
