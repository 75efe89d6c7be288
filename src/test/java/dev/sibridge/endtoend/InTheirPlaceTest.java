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

/** A firewall, Cloudflare or a page to sign in at answers in a vendor's place: nobody else is blamed for it. */
class InTheirPlaceTest extends InProcessTest {

    private static final String OPPORTUNITIES = "/sales/opportunities";

    @BeforeEach
    void aProjectIsExported() {
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "firewall   | 403 | a web page \"Web Page Blocked\" (FortiGate, status 403). Ask your network's administrator",
        "firewall   | 200 | a web page \"Web Page Blocked\" (FortiGate, status 200). Ask your network's administrator",
        "cloudflare | 503 | a web page \"Just a moment... - Cloudflare\" (Cloudflare, status 503). Cloudflare protects",
        "cloudflare | 429 | a web page \"Just a moment... - Cloudflare\" (Cloudflare, status 429). Cloudflare protects",
        "portal     | 302 | a redirect to portal.network.example (status 302). Ask your network's administrator"})
    @Tag("field")
    void aPollIsToldWhoAnsweredAndTheNextOneGoesOn(String kind, int status, String sentence) {
        for (String vendor : new String[] {"manage", "dtools"}) {
            VENDORS.fault(vendor, """
                    {"path": "%s", "kind": "%s", "status": %d, "times": 5}""".formatted(first(vendor), kind, status));

            Poll poll = bridge.poll();

            assertThat(poll.state()).isEqualTo(Poll.State.FAILED);
            assertThat(poll.message()).startsWith("An intermediary between SI Bridge and "
                            + (vendor.equals("manage") ? "ConnectWise" : "D-Tools") + " answered GET ")
                    .contains(" in its place, with " + sentence)
                    .doesNotContain("<", "security role", "keys", "_API_KEY");
        }
        assertThat(VENDORS.writesToManage()).isEmpty();
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
    }

    @ParameterizedTest
    @CsvSource({"manage, firewall, 401", "manage, firewall, 403", "dtools, firewall, 403", "dtools, portal, 302"})
    @Tag("field")
    void theTimerGoesOnAsItWouldNotWithRefusedKeys(String vendor, String kind, int status) {
        VENDORS.fault(vendor, """
                {"path": "%s", "kind": "%s", "status": %d, "times": 5}""".formatted(first(vendor), kind, status));
        bridge.timer();
        assertThat(VENDORS.waiting()).as("the first poll failed").containsExactly("Patio Music");

        bridge.timer();

        assertThat(VENDORS.waiting()).as("the second was let through").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"firewall, 403, false", "firewall, 403, true", "firewall, 200, true", "firewall, 400, true",
        "cloudflare, 503, true", "portal, 302, false"})
    @Tag("field")
    void aCreateIsLookedForBeforeItIsRepeatedAndNothingIsMadeTwice(String kind, int status, boolean carriedOut) {
        VENDORS.fault("manage", """
                {"method": "POST", "path": "/sales/opportunities", "kind": "%s", "status": %d, "execute": %s}"""
                .formatted(kind, status, carriedOut));

        Run run = bridge.pollOne();

        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.messages()).startsWith("An intermediary between SI Bridge and ConnectWise answered POST "
                + "/sales/opportunities in its place, with a ")
                .doesNotContain("<", "security role", "retried once");
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(VENDORS.asked("POST", OPPORTUNITIES)).isEqualTo(carriedOut ? 1 : 2);
        VENDORS.record(OPPORTUNITIES, "name", "Patio Music");
    }

    @Test
    @Tag("field")
    void aPageIsNoSignThatARecordIsGoneOrThatPeopleClosedIt() {
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        long opportunity = VENDORS.record(OPPORTUNITIES, "name", "Patio Music").path("id").asLong();
        for (int status : new int[] {400, 403, 409, 410}) {
            VENDORS.export(VENDORS.sample(Vendors.SMALL).put("ClientPONumber", "PO " + status));
            VENDORS.fault("manage", """
                    {"method": "PATCH", "path": "/sales/opportunities/*", "kind": "firewall", "times": 5, "status": %d
                    }""".formatted(status));

            assertThat(bridge.pollOne().outcome()).as("status %d", status).isEqualTo(Outcome.FAILED);
            assertThat(bridge.pollOne().outcome()).as("after status %d", status).isEqualTo(Outcome.SYNCED);
            assertThat(VENDORS.record(OPPORTUNITIES, "name", "Patio Music").path("id").asLong()).isEqualTo(opportunity);
            assertThat(VENDORS.record(OPPORTUNITIES, "name", "Patio Music").path("customerPO").asText())
                    .isEqualTo("PO " + status);
        }
    }

    @Test
    @Tag("field")
    void anAcknowledgementThatAPageAnsweredIsMadeByTheNextPoll() {
        VENDORS.fault("dtools", """
                {"method": "PUT", "path": "*", "kind": "firewall", "status": 200, "times": 5}""");

        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(VENDORS.waiting()).containsExactly("Patio Music");

        bridge.poll();
        assertThat(VENDORS.waiting()).isEmpty();
        assertThat(VENDORS.asked("POST", OPPORTUNITIES)).isEqualTo(1);
    }

    // Manage is asked several things at once: what is in the way there must be in the way of one of them.
    private static String first(String vendor) {
        return vendor.equals("manage") ? "/service/boards" : "*";
    }
}
