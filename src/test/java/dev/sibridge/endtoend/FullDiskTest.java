package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sibridge.FullDisk;
import dev.sibridge.database.DatabaseTrouble;
import dev.sibridge.database.LateNotes;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributorRegistry;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/** The disk of the embedded database fills up, and somebody makes room. */
class FullDiskTest {

    private static final String NO_ROOM = "The disk that holds the database is full.";

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    private final Vendors vendors = new Vendors();

    @TempDir
    Path folder;

    @AfterEach
    void makeRoom() {
        FullDisk.full(false);
        vendors.assertNoViolations();
    }

    @BeforeAll
    static void startMail() {
        MAIL.start();
    }

    @AfterAll
    static void stopMail() {
        MAIL.stop();
    }

    @Tag("field")
    @Test
    void itIsSaidInASentenceAndTheFirstPollAfterThereIsRoomGoesOnWithoutARestart() {
        try (InProcess bridge = InProcess.start(vendors, "DATABASE_URL=" + FullDisk.url(folder),
                "spring.datasource.hikari.connection-timeout=1000", "SMTP_HOST=127.0.0.1",
                "SMTP_PORT=" + MAIL.getSmtp().getPort(), "SMTP_FROM=si-bridge@dealer.example",
                "SYNC_ERROR_EMAILS=office@dealer.example")) {
            startWithSmallSample();
            assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
            Snapshot undisturbed = Snapshot.of(vendors);
            bridge.forgetEverything();
            startWithSmallSample();
            vendors.fault("manage", """
                    {"method": "POST", "path": "/sales/opportunities", "kind": "slow", "delayMs": 1000}""");
            long poll = bridge.begin();
            await().atMost(1, TimeUnit.MINUTES).until(() -> vendors.asked("POST", "/sales/opportunities") == 1);
            FullDisk.full(true);
            bridge.awaitEnd(poll);

            assertThat(health(bridge).getStatus()).isEqualTo(Status.DOWN);
            assertThat(health(bridge).getDetails().get("trouble").toString()).startsWith(NO_ROOM);
            assertThatThrownBy(bridge::begin).as("no poll begins meanwhile").satisfies(trouble ->
                    assertThat(DatabaseTrouble.sentence(trouble)).get().asString().startsWith(NO_ROOM));
            bridge.timer();
            bridge.sendAlerts();
            assertThat(subjects()).as("no mail can wait, and none has to")
                    .containsExactly("Database problem: account default");

            FullDisk.full(false);
            // What its timer does.
            await().atMost(1, TimeUnit.MINUTES).until(() -> {
                bridge.bean(LateNotes.class).catchUp();
                return health(bridge).equals(Health.up().build());
            });
            assertThat(bridge.runs(bridge.get(poll))).singleElement().returns(Outcome.FAILED, Run::outcome)
                    .satisfies(run -> assertThat(run.messages()).startsWith(NO_ROOM));
            assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
            assertThat(Snapshot.of(vendors)).isEqualTo(undisturbed);
            bridge.sendAlerts();
            assertThat(subjects()).contains("Recovered: account default");
        }
    }

    @Tag("field")
    @Test
    void aStartOnAFullDiskSaysSo() {
        String url = FullDisk.url(folder);
        FullDisk.full(true);

        assertThatThrownBy(() -> InProcess.start(vendors, "DATABASE_URL=" + url,
                "spring.datasource.hikari.connection-timeout=1000")).satisfies(failure ->
                assertThat(DatabaseTrouble.sentence(failure)).get().asString().startsWith(NO_ROOM));
    }

    private void startWithSmallSample() {
        vendors.startEmpty();
        vendors.export(vendors.sample(Vendors.SMALL));
    }

    private static List<String> subjects() {
        return Stream.of(MAIL.getReceivedMessages()).map(Mails::subject).toList();
    }

    private static Health health(InProcess bridge) {
        return ((HealthIndicator) bridge.bean(HealthContributorRegistry.class).getContributor("db")).health();
    }
}
