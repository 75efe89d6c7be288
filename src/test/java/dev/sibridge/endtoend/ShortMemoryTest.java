package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.endtoend.Bridge.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An export for which there is not enough memory, beside others, in processes whose heap is really that small. */
@Tag("matrix")
class ShortMemoryTest extends OneShotTest {

    private static final String HEAP = "160m";
    private static final String MESSAGE = "There was not enough memory (";

    private final UUID tooLarge = new UUID(9, 9);

    @BeforeEach
    void oneExportIsTooLargeForTheHeapButWithinTheLimits() {
        vendors.export(vendors.sample(Vendors.SMALL).put("Id", tooLarge.toString()).put("Name", "Too large"));
        vendors.fault("dtools", """
                {"method": "GET", "path": "/Subscribe/Projects/%s", "kind": "flood", "times": 99}""".formatted(tooLarge));
        for (int project = 1; project <= 3; project++) {
            ObjectNode ordinary = vendors.sample(Vendors.SMALL);
            vendors.export(ordinary.put("Id", new UUID(1, project).toString()).put("Name", "Ordinary " + project));
        }
        bridge.withHeap(HEAP);
    }

    @Test
    @Tag("field")
    void itFailsAloneAndIsNotTriedAgainUntilThereIsMoreMemory() {
        Result first = bridge.once();

        assertThat(first.exitCode()).as(first.log()).isEqualTo(1);
        assertThat(first.lineOf("Too large")).contains(" failed ").contains(" created=0 ");
        for (int project = 1; project <= 3; project++) {
            assertThat(first.lineOf("Ordinary " + project)).contains(" synced ");
        }
        assertThat(first.log()).contains(MESSAGE).contains("Give SI Bridge more (-Xmx");
        assertThat(vendors.waiting()).containsExactly("Too large");
        long reads = reads();

        Result second = bridge.once();

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.total()).contains(" found=1 ").contains(" failed=1 ");
        assertThat(second.log()).contains(MESSAGE);
        assertThat(reads()).as("it is remembered").isEqualTo(reads);

        Result withMore = bridge.withHeap("640m").once();

        assertThat(reads()).isGreaterThan(reads);
        assertThat(withMore.lineOf("Too large")).as("now the limit of rows is what it passes").contains(" refused ");
    }

    @Test
    @Tag("field")
    void theServiceTellsOfItAndEndsItselfSoThatItsSupervisorStartsItAnew() throws Exception {
        bridge.with("SYNC_AUTO", "true").with("SYNC_ERROR_EMAILS", "office@dealer.example")
                .with("ADMIN_PASSWORD", "of the test");
        Process service = bridge.startService(folder.resolve("out"), folder.resolve("err"));
        try {
            assertThat(service.waitFor(5, TimeUnit.MINUTES)).as(log()).isTrue();
        } finally {
            service.destroyForcibly();
        }
        assertThat(service.exitValue()).as(log()).isEqualTo(3);
        assertThat(log()).contains("SI Bridge exits with status 3");
        assertThat(vendors.waiting()).containsExactly("Too large");
        assertThat(alerts()).singleElement().asString().contains("EXPORT_FAILED", "Too large", MESSAGE);
        long reads = reads();
        vendors.export(vendors.sample(Vendors.SMALL).put("Id", new UUID(1, 99).toString()).put("Name", "Later"));

        Process next = bridge.startService(folder.resolve("out"), folder.resolve("err"));
        try {
            await().atMost(Duration.ofMinutes(3)).until(() -> vendors.waiting().equals(List.of("Too large")));
            assertThat(next.isAlive()).isTrue();
        } finally {
            next.destroy();
            next.waitFor();
        }
        assertThat(reads()).as("it is remembered").isEqualTo(reads);
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("err")) + Files.readString(folder.resolve("out"));
    }

    private List<String> alerts() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("data/si-bridge")
                + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE", "sa",
                        ""); ResultSet rows = connection.createStatement().executeQuery("SELECT content FROM alert")) {
            List<String> contents = new ArrayList<>();
            while (rows.next()) {
                contents.add(rows.getString(1));
            }
            return contents;
        }
    }

    private long reads() {
        return vendors.dtoolsLog().stream().filter(call -> call.path("path").asText().endsWith(tooLarge.toString()))
                .count();
    }
}
