package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.endtoend.Bridge.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SI exports on every check-in; whatever it sends again ends in one opportunity and one project. */
class ExportAgainTest extends OneShotTest {

    @Test
    void onlyTheNewestOfSeveralExportsCountsAndAllAreAcknowledged() {
        ObjectNode older = vendors.sample(Vendors.SMALL);
        older.put("Name", "Patio Music, first draft");
        vendors.export(older);
        vendors.export(vendors.sample(Vendors.SMALL));

        Result result = bridge.once();

        assertThat(result.exitCode()).as(result.log()).isZero();
        assertThat(result.total()).contains("found=2 synced=1 ").contains(" skipped=1 ");
        assertThat(vendors.records("/sales/opportunities")).extracting(o -> o.path("name").asText())
                .contains("Patio Music").doesNotContain("Patio Music, first draft");
        assertThat(vendors.waiting()).isEmpty();
    }

    @Test
    void anUnchangedExportCostsNoCallAndAChangedOneOnlyItsDifference() {
        vendors.export(vendors.sample(Vendors.SMALL));
        assertThat(bridge.once().exitCode()).isZero();

        vendors.export(vendors.sample(Vendors.SMALL));
        Result unchanged = bridge.once();

        assertThat(unchanged.lineOf("Patio Music")).contains(" unchanged ").contains(" calls=0 ");
        assertThat(vendors.waiting()).isEmpty();

        ObjectNode moved = vendors.sample(Vendors.SMALL);
        moved.put("EndDate", "2026-12-24T00:00:00");
        vendors.export(moved);
        vendors.clearLog();
        Result changed = bridge.once();

        assertThat(changed.lineOf("Patio Music")).contains(" synced ").contains(" created=0 updated=1 removed=0 ");
        assertThat(vendors.writesToManage()).singleElement().satisfies(call ->
                assertThat(call.path("path").asText()).startsWith("/project/projects/"));
        assertThat(vendors.record("/project/projects", "name", "Patio Music").path("estimatedEnd").asText())
                .isEqualTo("2026-12-24T00:00:00Z");
    }

    @Test
    void aRowThatIsGoneTakesItsLineAlong() {
        ObjectNode project = vendors.sample(Vendors.SMALL);
        project.put("Progress", "Design");
        vendors.export(project.deepCopy());
        assertThat(bridge.once().exitCode()).isZero();
        long opportunity = vendors.record("/sales/opportunities", "name", "Patio Music").path("id").asLong();
        List<JsonNode> before = vendors.linesOn("opportunity", opportunity);

        ((ArrayNode) project.path("Items")).remove(0);
        vendors.export(project);
        Result result = bridge.once();

        assertThat(result.lineOf("Patio Music")).as(result.log()).contains(" removed=1 ");
        assertThat(vendors.linesOn("opportunity", opportunity)).hasSize(before.size() - 1);
    }

    @Test
    void rowsThatAreNewOnAWonProjectReachTheProjectThoughTheOpportunityIsClosed() {
        vendors.export(vendors.sample(Vendors.SMALL));
        assertThat(bridge.once().exitCode()).isZero();
        long opportunity = vendors.record("/sales/opportunities", "name", "Patio Music").path("id").asLong();
        long project = vendors.record("/project/projects", "name", "Patio Music").path("id").asLong();
        int lines = vendors.linesOn("opportunity", opportunity).size();

        ObjectNode grown = vendors.sample(Vendors.SMALL);
        ObjectNode row = grown.path("Items").get(0).deepCopy();
        row.put("Id", "77").put("SIItemId", "77").put("Model", "HA-NEW").put("Description", "One more amplifier");
        ((ArrayNode) grown.path("Items")).add(row);
        vendors.export(grown);
        Result result = bridge.once();

        assertThat(result.exitCode()).as(result.log()).isZero();
        assertThat(result.log()).contains("The line \"One more amplifier\" was not created");
        assertThat(vendors.linesOn("opportunity", opportunity)).hasSize(lines);
        assertThat(vendors.linesOn("project", project)).hasSize(lines + 1);
        assertThat(vendors.waiting()).isEmpty();
    }
}
