package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sibridge.MariaDb;
import dev.sibridge.database.DatabaseTrouble;
import dev.sibridge.database.LateNotes;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.poll.Poll;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database server that takes no writes for a while, as one that fails over. */
class ReadOnlyDatabaseTest {

    private static final Vendors VENDORS = new Vendors();
    private static final String READ_ONLY = "The database accepts no writes: its server is read-only";

    private static String database;
    private static InProcess bridge;

    @BeforeAll
    static void start() {
        database = MariaDb.newDatabase();
        bridge = InProcess.start(VENDORS, "DATABASE_URL=" + database, "DATABASE_USERNAME=" + MariaDb.userOf(database),
                "spring.datasource.hikari.connection-timeout=3000");
    }

    @AfterAll
    static void stop() {
        if (bridge != null) {
            bridge.close();
        }
    }

    @BeforeEach
    void begin() {
        bridge.forgetEverything();
        VENDORS.startEmpty();
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
    }

    @AfterEach
    void takeWritesAgain() {
        MariaDb.readOnly(false);
        VENDORS.assertNoViolations();
    }

    @Tag("field")
    @Test
    void aPollThatCouldNotNoteItsEndIsNotSaidToGoOnAndIsNotedWhenWritesAreTakenAgain() {
        VENDORS.fault("dtools", """
                {"method": "GET", "path": "/Subscribe/Projects", "kind": "slow", "delayMs": 1000}""");
        long poll = bridge.begin();
        await().atMost(1, TimeUnit.MINUTES).until(() -> !VENDORS.dtoolsLog().isEmpty());
        MariaDb.readOnly(true);
        bridge.awaitEnd(poll);

        assertThat(stored(poll)).isEqualTo("running");
        assertThat(bridge.get(poll).state()).isEqualTo(Poll.State.FAILED);
        assertThat(bridge.get(poll).message()).startsWith(READ_ONLY);
        MariaDb.readOnly(false);
        bridge.bean(LateNotes.class).catchUp();

        assertThat(stored(poll)).isEqualTo("failed");
        assertThat(bridge.get(poll).message()).startsWith(READ_ONLY);
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
    }

    @Tag("field")
    @Test
    void aRunThatCouldNotNoteItsEndSaysWhyAndTheNextPollGoesOn() {
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        Snapshot undisturbed = Snapshot.of(VENDORS);
        begin();
        VENDORS.fault("manage", """
                {"method": "POST", "path": "/sales/opportunities", "kind": "slow", "delayMs": 1000}""");
        long poll = bridge.begin();
        await().atMost(1, TimeUnit.MINUTES).until(() -> VENDORS.asked("POST", "/sales/opportunities") == 1);
        MariaDb.readOnly(true);
        bridge.awaitEnd(poll);

        assertThat(bridge.get(poll).state()).isEqualTo(Poll.State.DONE);
        assertThatThrownBy(bridge::begin).as("no poll begins meanwhile").satisfies(trouble ->
                assertThat(DatabaseTrouble.of(trouble)).contains(DatabaseTrouble.READ_ONLY));
        MariaDb.readOnly(false);
        bridge.bean(LateNotes.class).catchUp();

        assertThat(stored(poll)).isEqualTo("done");
        assertThat(bridge.runs(bridge.get(poll))).singleElement().returns(Outcome.FAILED, Run::outcome)
                .satisfies(run -> assertThat(run.messages()).startsWith(READ_ONLY));
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(Snapshot.of(VENDORS)).isEqualTo(undisturbed);
    }

    @Tag("field")
    @Test
    void noConnectionToADemotedServerIsKept() {
        bridge.poll();
        List<Long> before = connections();
        assertThat(before).hasSizeGreaterThan(1);

        MariaDb.readOnly(true);
        assertThatThrownBy(bridge::begin).isInstanceOf(RuntimeException.class);

        await().atMost(1, TimeUnit.MINUTES).untilAsserted(() ->
                assertThat(connections()).doesNotContainAnyElementsOf(before));
    }

    private static List<Long> connections() {
        return root().sql("SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND user <> 'root'")
                .query(Long.class).list();
    }

    /** What the database says of a poll. */
    private static String stored(long poll) {
        return root().sql("SELECT state FROM poll WHERE id = ?").params(poll).query(String.class).single();
    }

    private static JdbcClient root() {
        return JdbcClient.create(new DriverManagerDataSource(database, "root", ""));
    }
}
