package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a project of 500 rows costs when it is exported again: calls by what has changed, not by its size. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiveHundredRowsTest {

    private static final int ROWS = 500;
    private static final int PLACES = 20;
    private static final String LINES = "/procurement/products";

    private final Vendors vendors = new Vendors();
    private final ObjectNode export = vendors.sampleOf(ROWS, PLACES);
    private InProcess bridge;
    private long project;

    @BeforeAll
    void syncIt() {
        vendors.startEmpty();
        bridge = InProcess.start(vendors);
        Run first = sync();
        assertThat(first.outcome()).as(first.messages()).isEqualTo(Outcome.SYNCED);
        project = vendors.record("/project/projects", "name", "Patio Music").path("id").asLong();
        assertThat(vendors.linesOn("project", project)).hasSize(ROWS);
    }

    @AfterAll
    void stop() {
        bridge.close();
        vendors.startEmpty();
    }

    @Test
    void oneChangedPriceCostsItsLinesAndTwoReadsAtMost() {
        row(321).put("UnitPrice", 1234.5);
        vendors.clearLog();
        Run run = sync();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(vendors.writesToManage()).extracting(call -> call.path("method").asText())
                .as("the line of the project, and that of the opportunity").containsExactly("PATCH", "PATCH");
        assertThat(vendors.writesToManage()).extracting(call -> call.path("path").asText())
                .allSatisfy(path -> assertThat(path).startsWith(LINES + "/"));
        assertThat(run.calls()).as("two writes, two reads at most").isLessThanOrEqualTo(4);
        List<JsonNode> changed = vendors.linesOn("project", project).stream()
                .filter(line -> line.path("price").asDouble() == 1234.5).toList();
        assertThat(changed).hasSize(1);
    }

    @Test
    void theSameAgainCostsNoCallToManage() {
        Run run = sync();
        vendors.clearLog();
        run = sync();

        assertThat(run.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(run.calls()).isZero();
    }

    private Run sync() {
        vendors.export(export);
        return bridge.pollOne();
    }

    private ObjectNode row(int number) {
        return (ObjectNode) export.path("Items").get(number);
    }
}
