package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.poll.Poll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What will not pass by itself is tried once and told in words that help; what may pass is waited for. */
class PermanentTroubleTest extends InProcessTest {

    private static final String OPPORTUNITIES = "/sales/opportunities";

    @BeforeEach
    void aProjectIsExported() {
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
    }

    @Test
    void aBodyThatManageRefusesEndsTheExportWithManagesOwnReasonsUntilSIExportsAnew() {
        VENDORS.fault("manage", """
                {"method": "POST", "path": "/sales/opportunities", "kind": "status", "status": 400, "body":
                "{\\"code\\": \\"InvalidObject\\", \\"message\\": \\"opportunity object is invalid\\", \\"errors\\": [
                {\\"code\\": \\"MissingRequiredField\\", \\"message\\": \\"Rating is required\\",
                \\"field\\": \\"rating\\"}]}"
                }""".replace("\n", ""));

        Run run = bridge.pollOne();

        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.messages()).startsWith("POST /sales/opportunities was rejected with status 400: "
                + "opportunity object is invalid: Rating is required [rating]");
        assertThat(VENDORS.asked("POST", OPPORTUNITIES)).isEqualTo(1);
        assertThat(VENDORS.waiting()).containsExactly("Patio Music");

        VENDORS.clearLog();
        Run again = bridge.pollOne();

        assertThat(again.outcome()).as("the next poll").isEqualTo(Outcome.FAILED);
        assertThat(again.messages()).isEqualTo(run.messages())
                .contains("It is retried once SI exports it again, the settings change, or somebody chooses Retry");
        assertThat(again.calls()).isZero();
        assertThat(VENDORS.writesToManage()).isEmpty();

        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        assertThat(bridge.runs(bridge.poll())).extracting(Run::outcome)
                .containsExactlyInAnyOrder(Outcome.SYNCED, Outcome.SKIPPED);
        assertThat(VENDORS.waiting()).isEmpty();
    }

    @Test
    @Tag("field")
    void aValueThatManageCannotTakeEndsTheExportAtOnceThoughManageCallsItAServerError() {
        VENDORS.fault("manage", """
                {"method": "POST", "path": "/sales/opportunities", "kind": "status", "status": 500, "times": 50, "body":
                "{\\"code\\": \\"ConnectWiseApi\\", \\"message\\": \\"String or binary data would be truncated.\\"}"
                }""".replace("\n", ""));

        Run run = bridge.pollOne();

        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.messages()).startsWith("POST /sales/opportunities was rejected with status 500: String or binary"
                + " data would be truncated.").contains("once SI exports it again, the settings change");
        assertThat(VENDORS.asked("POST", OPPORTUNITIES)).isEqualTo(1);
        assertThat(bridge.pollOne().calls()).as("the next poll").isZero();
        assertThat(VENDORS.records(OPPORTUNITIES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /company/companies, Companies > Company Maintenance",
        "POST, /company/contacts, Companies > Contacts",
        "POST, /procurement/catalog, Procurement > Product Catalog",
        "POST, /sales/opportunities, Sales > Opportunity",
        "POST, /procurement/products, Procurement > Products",
        "POST, /project/projects, Project > Project Headers",
        "POST, /project/tickets, Project > Project Ticket"})
    void aMissingRightIsNamed(String method, String path, String right) {
        VENDORS.fault("manage", """
                {"method": "%s", "path": "%s", "kind": "status", "status": 403, "times": 50}"""
                .formatted(method, path));

        Run run = bridge.pollOne();

        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.messages()).contains(method + " " + path + " was rejected with status 403")
                .contains("Give the API member's security role the level All for " + right);
        assertThat(VENDORS.manageLog().stream().filter(call -> call.path("status").asInt() == 403)
                .map(call -> call.path("body").asText())).as("each was tried once").doesNotHaveDuplicates();
        assertThat(bridge.pollOne().calls()).as("fixed in Manage, so it is retried").isPositive();
    }

    @Test
    void aRightThatIsMissingForReadingStopsThePollBeforeAnythingIsWritten() {
        // Two questions at the same time go there; only one of them must be answered.
        VENDORS.fault("manage", """
                {"method": "GET", "path": "/system/members", "kind": "status", "status": 403, "times": 2}""");

        Poll poll = bridge.poll();

        assertThat(poll.state()).isEqualTo(Poll.State.FAILED);
        assertThat(poll.message()).contains("System > Member Maintenance (inquire)");
        assertThat(VENDORS.writesToManage()).isEmpty();
    }

    @Test
    void refusedKeysAreToldAfterOneAttempt() {
        VENDORS.fault("manage", """
                {"method": "GET", "path": "/service/boards", "kind": "status", "status": 401, "times": 9}""");

        Poll poll = bridge.poll();

        assertThat(poll.message()).contains("GET /service/boards was rejected with status 401")
                .contains("Check the keys (or the integrator login) and CONNECTWISE_CLIENT_ID.");
        assertThat(VENDORS.asked("GET", "/service/boards")).isEqualTo(1);
    }

    @Test
    void aCreateThatManageHadNoTimeForIsRepeated() {
        VENDORS.fault("manage", """
                {"method": "POST", "path": "/sales/opportunities", "kind": "rate-limit", "retryAfter": 0}""");

        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(VENDORS.asked("POST", OPPORTUNITIES)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aCreateThatEndedInAServerErrorIsLookedForByTheNextPollInsteadOfRepeated(boolean carriedOut) {
        VENDORS.fault("manage", """
                {"method": "POST", "path": "/sales/opportunities", "kind": "status", "status": 500, "execute": %s}"""
                .formatted(carriedOut));

        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(VENDORS.asked("POST", OPPORTUNITIES)).isEqualTo(1);

        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(VENDORS.asked("POST", OPPORTUNITIES)).isEqualTo(carriedOut ? 1 : 2);
        VENDORS.record(OPPORTUNITIES, "name", "Patio Music");
    }

    @Test
    void troubleThatDoesNotPassIsGivenUpAfterFourRepetitions() {
        VENDORS.fault("manage", """
                {"method": "GET", "path": "/service/boards", "kind": "status", "status": 500, "times": 9}""");

        Poll poll = bridge.poll();

        assertThat(poll.state()).isEqualTo(Poll.State.FAILED);
        assertThat(VENDORS.asked("GET", "/service/boards")).isEqualTo(5);
        assertThat(VENDORS.waiting()).containsExactly("Patio Music");
    }
}
