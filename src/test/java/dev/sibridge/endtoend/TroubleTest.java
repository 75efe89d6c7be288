package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.endtoend.Bridge.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ordinary trouble on the way: what passes is waited for, what does not is told, and nothing is made twice. */
class TroubleTest extends OneShotTest {

    @BeforeEach
    void aProjectIsExported() {
        vendors.export(vendors.sample(Vendors.SMALL));
    }

    @Test
    void readsThatFailForAMomentAreRepeated() {
        vendors.fault("manage", """
                {"method": "GET", "path": "/service/boards", "kind": "status", "status": 500}""");
        vendors.fault("manage", """
                {"method": "GET", "path": "/procurement/catalog", "kind": "rate-limit", "retryAfter": 1}""");
        vendors.fault("manage", """
                {"method": "GET", "path": "/company/companies", "nth": 2, "kind": "drop-before"}""");
        vendors.fault("dtools", """
                {"method": "GET", "path": "/Subscribe/Projects", "kind": "status", "status": 503}""");

        Result result = bridge.once();

        assertThat(result.exitCode()).as(result.log()).isZero();
        assertThat(result.lineOf("Patio Music")).contains(" synced ");
        assertThat(vendors.waiting()).isEmpty();
    }

    @Test
    void aCreateWhoseAnswerWasLostIsFoundAgainInsteadOfRepeated() {
        vendors.fault("manage", """
                {"method": "POST", "path": "/sales/opportunities", "kind": "drop-after"}""");
        vendors.fault("manage", """
                {"method": "POST", "path": "/procurement/products", "nth": 2, "kind": "drop-after"}""");

        Result lost = bridge.once();

        assertThat(lost.exitCode()).as(lost.log()).isEqualTo(1);
        assertThat(lost.lineOf("Patio Music")).contains(" failed ");
        assertThat(vendors.waiting()).containsExactly("Patio Music");

        assertThat(bridge.once().exitCode()).as("the line's answer is lost").isEqualTo(1);
        Result found = bridge.once();

        assertThat(found.exitCode()).as(found.log()).isZero();
        long opportunity = vendors.record("/sales/opportunities", "name", "Patio Music").path("id").asLong();
        assertThat(Vendors.total(vendors.linesOn("opportunity", opportunity))).isEqualByComparingTo("1132.00");
        assertThat(vendors.waiting()).isEmpty();
    }

    @Test
    void whatManageRefusesEndsTheExportWithManagesOwnReason() {
        vendors.fault("manage", """
                {"method": "POST", "path": "/procurement/catalog", "kind": "status", "status": 403}""");

        Result result = bridge.once();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.log()).contains("POST /procurement/catalog was refused with status 403");
        assertThat(vendors.waiting()).containsExactly("Patio Music");
    }

    @Test
    void anUnreachableHostIsNamed() {
        Result result = bridge.with("CONNECTWISE_SITE", "http://127.0.0.1:1").once();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.log()).contains("No connection: Connect to http://127.0.0.1:1");
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
