package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A project with more lines than are planned at once: in portions it becomes what it would as a whole. */
class PortionsTest {

    private static final int ROWS = 1_100;
    private static final int PLACES = 10;
    private static final String LINES = "/procurement/products";

    private final Vendors vendors = new Vendors();
    private final ObjectNode export = vendors.sampleOf(ROWS, PLACES);
    private InProcess bridge;

    @BeforeEach
    void begin() {
        vendors.startEmpty();
        bridge = InProcess.start(vendors);
    }

    @AfterEach
    void stop() {
        bridge.close();
        vendors.assertNoViolations();
        vendors.startEmpty();
    }

    @Test
    void whatFailedHalfwayIsResumedAndLaterChangesFindTheirLines() {
        vendors.fault("manage", """
                {"method": "POST", "path": "/procurement/products", "kind": "status", "status": 403, "nth": 1200,
                 "times": 1000}""");
        Run failed = sync();
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.created()).as("of what was written before").isGreaterThan(1_200).isLessThan(2 * ROWS);

        Run resumed = bridge.pollOne();
        assertThat(resumed.outcome()).as(resumed.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(failed.created() + resumed.created()).as("each once")
                .isEqualTo(2 * ROWS + others());
        assertEachRowIsThereOnce();

        row(1_050).put("UnitPrice", 1234.5);
        ((ArrayNode) export.path("Items")).remove(7);
        Run changed = sync();
        assertThat(changed.outcome()).as(changed.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(List.of(changed.created(), changed.removed())).as("a closed opportunity keeps its lines")
                .containsExactly(0, 1);
        assertThat(lines("project")).hasSize(ROWS - 1)
                .filteredOn(line -> line.path("price").asDouble() == 1234.5).hasSize(1);

        bridge.forgetEverything();
        Run recalled = sync();
        assertThat(recalled.outcome()).as(recalled.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(recalled.created()).as("a lost database costs reads only").isZero();
        assertThat(lines("project")).hasSize(ROWS - 1);
        assertThat(lines("opportunity")).hasSize(ROWS);
    }

    private Run sync() {
        vendors.export(export);
        return bridge.pollOne();
    }

    private long others() {
        return vendors.manageLog().stream().filter(call -> call.path("method").asText().equals("POST"))
                .filter(call -> call.path("status").asInt() == 201 && !call.path("path").asText().equals(LINES))
                .count();
    }

    private void assertEachRowIsThereOnce() {
        for (String owner : List.of("opportunity", "project")) {
            Set<String> keys = lines(owner).stream().map(line -> line.path("integrationXRef").asText())
                    .collect(Collectors.toSet());
            assertThat(lines(owner)).as(owner).hasSize(ROWS);
            assertThat(keys).as(owner).hasSize(ROWS);
        }
    }

    private List<JsonNode> lines(String owner) {
        String list = owner.equals("project") ? "/project/projects" : "/sales/opportunities";
        return vendors.linesOn(owner, vendors.record(list, "name", "Patio Music").path("id").asLong());
    }

    private ObjectNode row(int number) {
        return (ObjectNode) export.path("Items").get(number);
    }
}
