package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.poll.Poll;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers and lists without an end: each ends by its limits, costs what asked for it, and nothing is made twice. */
@Timeout(180)
class EndlessAnswersTest {

    private static final Vendors VENDORS = new Vendors();
    private static InProcess bridge;

    @BeforeAll
    static void startTheBridge() {
        bridge = InProcess.start(VENDORS, "bridge.answers.max-time=4s", "bridge.payload.max-time=4s",
                "bridge.answers.max-size=1MB");
    }

    @AfterAll
    static void stopTheBridge() {
        bridge.close();
    }

    @BeforeEach
    void twoExports() {
        bridge.forgetEverything();
        VENDORS.startEmpty();
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        VENDORS.export(VENDORS.sample(Vendors.SMALL).put("Id", new UUID(1, 1).toString()).put("Name", "Ordinary"));
    }

    @AfterEach
    void manageHasNothingToComplainAbout() {
        VENDORS.assertNoViolations();
    }

    @Test
    @Tag("field")
    void aListThatDripsEndsThePollAndTheNextOneGoesOn() {
        VENDORS.fault("dtools", """
                {"method": "GET", "path": "/Subscribe/Projects", "kind": "drip"}""");

        Poll poll = bridge.poll();

        assertThat(poll.state()).isEqualTo(Poll.State.FAILED);
        assertThat(poll.message()).isEqualTo(
                "A response of D-Tools was not complete after 4.0 s (bridge.answers.max-time) and was abandoned.");
        assertThat(bridge.runs(bridge.poll())).extracting(Run::outcome).containsOnly(Outcome.SYNCED);
    }

    @Test
    @Tag("field")
    void anExportThatDripsFailsAndTheOtherGoesThrough() {
        String id = VENDORS.sample(Vendors.SMALL).path("Id").asText();
        VENDORS.fault("dtools", """
                {"method": "GET", "path": "/Subscribe/Projects/%s", "kind": "drip"}""".formatted(id));

        Poll poll = bridge.poll();

        assertThat(bridge.runs(poll)).filteredOn(run -> run.outcome() == Outcome.FAILED).singleElement()
                .satisfies(run -> assertThat(run.messages()).startsWith("A response of D-Tools was not complete after"
                        + " 4.0 s (bridge.payload.max-time)"));
        assertThat(VENDORS.waiting()).containsExactly("Patio Music");
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
    }

    @Test
    @Tag("field")
    void aCreateWhoseAnswerDripsIsLookedForInsteadOfRepeated() {
        VENDORS.fault("manage", """
                {"method": "POST", "path": "/sales/opportunities", "kind": "drip", "execute": true}""");

        bridge.poll();
        assertThat(VENDORS.waiting()).hasSize(1);
        bridge.poll();

        assertThat(VENDORS.waiting()).isEmpty();
        assertThat(VENDORS.records("/sales/opportunities")).extracting(record -> record.path("name").asText())
                .containsOnlyOnce("Patio Music", "Ordinary");
    }

    @Test
    void anAcknowledgementWhoseAnswerDripsFailsTheRunAndTheNextPollFindsAllDone() {
        VENDORS.fault("dtools", """
                {"method": "PUT", "kind": "drip"}""");

        assertThat(bridge.runs(bridge.poll())).extracting(Run::outcome)
                .containsExactlyInAnyOrder(Outcome.FAILED, Outcome.SYNCED);
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    @Tag("field")
    void aListOfManagesWithAlwaysOneMorePageFailsInASentence() {
        VENDORS.fault("manage", """
                {"method": "GET", "path": "/service/boards", "kind": "endless-pages", "times": 99}""");

        Poll poll = bridge.poll();

        assertThat(poll.state()).isEqualTo(Poll.State.FAILED);
        assertThat(poll.message()).startsWith("ConnectWise's response to GET /service/boards has no end: page ");
        assertThat(VENDORS.asked("GET", "/service/boards")).isLessThan(10);
    }

    @Test
    void aListOfDToolsThatIsHugeFailsInASentence() {
        VENDORS.fault("dtools", """
                {"method": "GET", "path": "/Subscribe/Projects", "kind": "flood"}""");

        assertThat(bridge.poll().message()).isEqualTo(
                "A response of D-Tools was larger than 1 MB (bridge.answers.max-size) and was abandoned.");
    }
}
