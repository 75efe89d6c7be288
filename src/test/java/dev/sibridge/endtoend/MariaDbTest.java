package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.MariaDb;
import dev.sibridge.database.LateNotes;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.poll.Poll;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** The main job, whole, with its memory on a MariaDB server: it comes out as with the embedded database. */
class MariaDbTest {

    private static final Vendors VENDORS = new Vendors();

    private static String database;
    private static InProcess bridge;

    @BeforeAll
    static void start() {
        database = MariaDb.newDatabase();
        bridge = InProcess.start(VENDORS, "DATABASE_URL=" + database, "DATABASE_USERNAME=root",
                "spring.datasource.hikari.connection-timeout=3000");
    }

    @AfterAll
    static void stop() {
        if (bridge != null) {
            bridge.close();
        }
    }

    @AfterEach
    void manageHasNothingToComplainAbout() {
        VENDORS.assertNoViolations();
    }

    @Test
    void aRunThatLosesItsConnectionsWritesNoFurtherAndTheNextOneGoesOn() {
        startWithSmallSample();
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        Snapshot undisturbed = Snapshot.of(VENDORS);
        startWithSmallSample();
        VENDORS.fault("manage", """
                {"method": "POST", "path": "/sales/opportunities", "kind": "slow", "delayMs": 1500}""");

        long poll = bridge.begin();
        await().atMost(1, TimeUnit.MINUTES).until(() -> VENDORS.asked("POST", "/sales/opportunities") == 1);
        MariaDb.breakConnections(database);

        bridge.awaitEnd(poll);
        // Several of the pool's connections are broken, and any of them may be met by the note or by our question.
        List<Run> runs = await().ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(() -> runsAfterLateNotes(poll), found -> found.stream().allMatch(run -> run.outcome() != null));
        assertThat(runs).singleElement().returns(Outcome.FAILED, Run::outcome)
                .returns("The connection to the database broke during the work; the next poll continues.",
                        Run::messages);
        assertThat(VENDORS.records("/procurement/products")).isEmpty();
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(Snapshot.of(VENDORS)).isEqualTo(undisturbed);
    }

    /** On demand: every statement waits for the server in vain. */
    @Test
    @Tag("matrix")
    void whenTheServerIsAwayInTheMiddleOfTheWorkTheFirstPollAfterItIsBackGoesOn() throws Exception {
        startWithSmallSample();
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        Snapshot undisturbed = Snapshot.of(VENDORS);
        startWithSmallSample();
        VENDORS.fault("manage", """
                {"method": "POST", "path": "/sales/opportunities", "kind": "slow", "delayMs": 1500}""");

        long poll = bridge.begin();
        await().atMost(1, TimeUnit.MINUTES).until(() -> VENDORS.asked("POST", "/sales/opportunities") == 1);
        MariaDb.stop();
        try {
            bridge.awaitEnd(poll);
            assertThatThrownBy(bridge::begin).as("no poll begins, and none is taken for running")
                    .hasRootCauseInstanceOf(ConnectException.class);
        } finally {
            MariaDb.start();
        }

        Run next = bridge.pollOne();
        assertThat(next.outcome()).as(next.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(Snapshot.of(VENDORS)).isEqualTo(undisturbed);
        assertThat(bridge.runs(bridge.get(poll))).singleElement().returns(Outcome.FAILED, Run::outcome)
                .satisfies(run -> assertThat(run.messages()).contains("The database does not respond"));
        assertThat(bridge.get(poll).state()).as("it listed what was there").isEqualTo(Poll.State.DONE);
    }

    @Test
    void aFirstRunWritesAllASecondNothingAndAChangeOnlyItsDifference() {
        bridge.forgetEverything();
        VENDORS.startWithSamples();
        Poll first = bridge.poll();

        assertThat(bridge.runs(first)).extracting(Run::outcome)
                .containsOnly(Outcome.SYNCED, Outcome.SKIPPED).filteredOn(Outcome.SYNCED::equals).hasSize(3);
        assertThat(VENDORS.waiting()).isEmpty();
        Snapshot whole = Snapshot.of(VENDORS);

        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        VENDORS.export(VENDORS.sample(Vendors.LARGE));
        VENDORS.clearLog();
        Poll second = bridge.poll();

        assertThat(bridge.runs(second)).extracting(Run::outcome).containsOnly(Outcome.UNCHANGED);
        assertThat(VENDORS.writesToManage()).isEmpty();
        assertThat(Snapshot.of(VENDORS)).isEqualTo(whole);

        ObjectNode moved = VENDORS.sample(Vendors.SMALL);
        moved.put("EndDate", "2026-12-24T00:00:00");
        VENDORS.export(moved);
        Run changed = bridge.pollOne();

        assertThat(changed).as(changed.messages()).returns(Outcome.SYNCED, Run::outcome)
                .returns(0, Run::created).returns(1, Run::updated).returns(0, Run::removed);
        assertThat(VENDORS.writesToManage()).singleElement().satisfies(call ->
                assertThat(call.path("path").asText()).startsWith("/project/projects/"));
    }

    private static List<Run> runsAfterLateNotes(long poll) {
        bridge.bean(LateNotes.class).catchUp();
        return bridge.runs(bridge.get(poll));
    }

    private static void startWithSmallSample() {
        bridge.forgetEverything();
        VENDORS.startEmpty();
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
    }
}
