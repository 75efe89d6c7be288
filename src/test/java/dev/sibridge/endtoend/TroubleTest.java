package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ordinary trouble on the way: what passes is waited for, what does not is told, and nothing is made twice. */
class TroubleTest extends InProcessTest {

    @BeforeEach
    void aProjectIsExported() {
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
    }

    @Test
    void readsThatFailForAMomentAreRepeated() {
        VENDORS.fault("manage", """
                {"method": "GET", "path": "/service/boards", "kind": "status", "status": 500}""");
        VENDORS.fault("manage", """
                {"method": "GET", "path": "/procurement/catalog", "kind": "rate-limit", "retryAfter": 1}""");
        VENDORS.fault("manage", """
                {"method": "GET", "path": "/company/companies", "nth": 2, "kind": "drop-before"}""");
        VENDORS.fault("dtools", """
                {"method": "GET", "path": "/Subscribe/Projects", "kind": "status", "status": 503}""");

        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);

        assertThat(VENDORS.waiting()).isEmpty();
    }

    @Test
    void aCreateWhoseAnswerWasLostIsFoundAgainInsteadOfRepeated() {
        VENDORS.fault("manage", """
                {"method": "POST", "path": "/sales/opportunities", "kind": "drop-after"}""");
        VENDORS.fault("manage", """
                {"method": "POST", "path": "/procurement/products", "nth": 2, "kind": "drop-after"}""");

        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(VENDORS.waiting()).containsExactly("Patio Music");

        assertThat(bridge.pollOne().outcome()).as("the line's answer is lost").isEqualTo(Outcome.FAILED);
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);

        long opportunity = VENDORS.record("/sales/opportunities", "name", "Patio Music").path("id").asLong();
        assertThat(Vendors.total(VENDORS.linesOn("opportunity", opportunity))).isEqualByComparingTo("1132.00");
        assertThat(VENDORS.waiting()).isEmpty();
    }

    @Test
    void whatManageRefusesEndsTheExportWithManagesOwnReason() {
        VENDORS.fault("manage", """
                {"method": "POST", "path": "/procurement/catalog", "kind": "status", "status": 403}""");

        Run run = bridge.pollOne();

        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.messages()).contains("POST /procurement/catalog was rejected with status 403");
        assertThat(VENDORS.waiting()).containsExactly("Patio Music");
    }
}
