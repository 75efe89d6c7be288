package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sibridge.history.Outcome;
import dev.sibridge.sandbox.RunningSandbox;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The service is told to stop while it is at work. */
class StopTest {

    private static final Vendors VENDORS = new Vendors(RunningSandbox.shared());

    @Test
    @Timeout(60)
    void aStopInTheMiddleOfARunEndsInTimeAndTheNextStartGoesOnWithoutWritingTwice() throws SQLException {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
                + "CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1";
        String database = "DATABASE_URL=" + url;
        VENDORS.startEmpty();
        VENDORS.export(VENDORS.sample(Vendors.LARGE));
        InProcess stopped = InProcess.start(VENDORS, Clock.systemUTC(), database, "SHUTDOWN_TIMEOUT=1");
        VENDORS.manage().service().latency(Duration.ofMillis(300));
        stopped.begin();
        await().atMost(Duration.ofSeconds(30)).until(() -> !VENDORS.writesToManage().isEmpty());

        long begun = System.nanoTime();
        stopped.close();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        VENDORS.manage().service().latency(Duration.ZERO);

        assertThat(took).isLessThan(Duration.ofSeconds(15));
        assertThat(VENDORS.waiting()).as("it was in the middle").hasSize(1);
        endConnections(url);
        try (InProcess next = InProcess.start(VENDORS, Clock.systemUTC(), database)) {
            assertThat(next.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
            Snapshot after = Snapshot.of(VENDORS);
            assertThat(VENDORS.waiting()).isEmpty();
            VENDORS.startEmpty();
            VENDORS.export(VENDORS.sample(Vendors.LARGE));
            try (InProcess undisturbed = InProcess.start(VENDORS)) {
                undisturbed.poll();
            }
            assertThat(after).isEqualTo(Snapshot.of(VENDORS));
        }
    }

    // As the end of the process would.
    private static void endConnections(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
            connection.createStatement().execute("SELECT ABORT_SESSION(session_id)"
                    + " FROM information_schema.sessions WHERE session_id <> SESSION_ID()");
        }
    }
}
