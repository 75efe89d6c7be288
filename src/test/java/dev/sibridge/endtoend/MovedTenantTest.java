package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cloud tenants move to another codebase with every release, in the middle of our work if it comes to that. */
class MovedTenantTest {

    private final Vendors vendors = new Vendors();
    private MovingTenant tenant;
    private InProcess bridge;

    @BeforeEach
    void begin() throws IOException {
        vendors.startEmpty();
        vendors.export(vendors.sample(Vendors.SMALL));
        tenant = new MovingTenant(vendors.url());
        bridge = InProcess.start(vendors, "CONNECTWISE_SITE=" + tenant.url());
    }

    @AfterEach
    void end() {
        bridge.close();
        tenant.close();
        vendors.assertNoViolations();
    }

    @Test
    void theFirstRequestGoesToTheCodebaseThatTheTenantNames() {
        tenant.livesAt("v2025_1");

        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);

        assertThat(tenant.askedAt()).containsOnly("v2025_1");
    }

    @Test
    void aReadThatLedNowhereIsRepeatedOnceAtTheNewAddress() {
        tenant.livesAt("v2025_1");
        tenant.movesOn("GET", "/sales/opportunities/statuses", "v2026_1");

        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(tenant.askedAt()).startsWith("v2025_1").endsWith("v2026_1");
        assertThat(tenant.refused()).as("only the questions that were under way when it moved, each once")
                .hasSizeBetween(1, 9).allMatch(request -> request.startsWith("GET "));
    }

    @Test
    void soIsACreateForNothingWasMadeAtTheOldOne() {
        tenant.livesAt("v2025_1");
        tenant.movesOn("POST", "/sales/opportunities", "v2026_1");

        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(tenant.refused()).as("and what else was under way when it moved, each once")
                .contains("POST /sales/opportunities").hasSizeBetween(1, 9);
        vendors.record("/sales/opportunities", "name", "Patio Music");
    }

    @Test
    void whereTheTenantHasNotMovedTheRequestIsNotRepeated() {
        vendors.fault("manage", """
                {"method": "POST", "path": "/sales/opportunities", "kind": "status", "status": 404,
                "body": "<html>Not found</html>"}""");

        Run run = bridge.pollOne();

        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(vendors.asked("POST", "/sales/opportunities")).isEqualTo(1);
        assertThat(vendors.asked("GET", "/companyinfo/sandbox")).as("asked again, once").isEqualTo(2);
    }

    @Test
    void aRecordThatIsNotThereIsNoReasonToAskWhereTheTenantIs() {
        vendors.fault("manage", """
                {"method": "POST", "path": "/sales/opportunities", "kind": "status", "status": 404,
                "body": "{\\"code\\": \\"NotFound\\", \\"message\\": \\"Company 104 not found\\"}"}""");

        Run run = bridge.pollOne();

        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.messages()).contains("status 404: Company 104 not found");
        assertThat(vendors.asked("GET", "/companyinfo/sandbox")).isEqualTo(1);
        assertThat(List.copyOf(tenant.refused())).isEmpty();
    }
}
