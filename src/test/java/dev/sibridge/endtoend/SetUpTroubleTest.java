package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.endtoend.Bridge.Result;
import dev.sibridge.history.poll.Poll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator may have set up wrongly or twice. */
class SetUpTroubleTest extends OneShotTest {

    @BeforeEach
    void aProjectIsExported() {
        vendors.export(vendors.sample(Vendors.SMALL));
    }

    @Test
    void anUnreachableHostIsNamed() {
        try (InProcess lost = InProcess.start(vendors, "CONNECTWISE_SITE=http://127.0.0.1:1")) {
            Poll poll = lost.poll();

            assertThat(poll.state()).isEqualTo(Poll.State.FAILED);
            assertThat(poll.message()).contains("No connection: Connect to http://127.0.0.1:1");
        }
    }

    @Test
    void aServiceOnTheSameEmbeddedDatabaseKeepsItsDatabase() throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("data/si-bridge");
        try (Connection service = DriverManager.getConnection(url, "sa", "")) {
            Result result = bridge.once();

            assertThat(service.isClosed()).isFalse();
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.log()).contains("use POST /api/polls");
        }
    }

    @Test
    void aSecretMayComeFromAFileAndNeverShows() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "sandbox\n");

        Result result = bridge.without("DTOOLS_API_KEY").with("DTOOLS_API_KEY_FILE", key.toString()).once();

        assertThat(result.exitCode()).as(result.log()).isZero();
    }
}
