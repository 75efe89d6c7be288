package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.endtoend.Bridge.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --once --dry-run}: what would be written, and nothing written. */
class PreviewTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vendors vendors = new Vendors();
    private final String database = InProcess.database();

    @BeforeEach
    void anEmptyQueue() {
        vendors.startEmpty();
    }

    @Test
    void anExportThatCannotBeTakenIsRefusedInThePreviewToo(@TempDir Path folder) {
        vendors.export(vendors.sample(Vendors.SMALL).putNull("Client"));

        Result preview = new Bridge(folder, vendors).once("--dry-run");

        assertThat(preview.exitCode()).isEqualTo(1);
        assertThat(preview.log()).contains("The project has no client.");
        assertThat(vendors.writesToManage()).isEmpty();
    }

    @Test
    void aFirstExportIsShownAndThenDoneAsItWasShown() {
        vendors.export(vendors.sample(Vendors.SMALL));

        Result preview = once("dry-run=true");

        assertThat(preview.exitCode()).isZero();
        assertThat(vendors.writesToManage()).isEmpty();
        assertThat(vendors.waiting()).containsExactly("Patio Music");
        assertThat(preview.lineOf("Patio Music")).contains(" planned ");
        List<JsonNode> changes = changes(preview);
        assertThat(changes).filteredOn(change -> change.path("type").asText().equals("opportunity")).first()
                .satisfies(change -> {
                    assertThat(change.path("action").asText()).isEqualTo("create");
                    assertThat(change.path("fields").path("name").path("to").asText()).isEqualTo("Patio Music");
                    assertThat(change.path("fields").path("company").path("to").path("key").asText()).isNotEmpty();
                });

        Result done = once();

        assertThat(figures(done)).isEqualTo(figures(preview));
        assertThat(Result.figure(done.lineOf("Patio Music"), "created")).isGreaterThan(10);
    }

    @Test
    void ofAChangedExportOnlyTheDifferenceIsShownWithWhatItWas() {
        ObjectNode project = vendors.sample(Vendors.SMALL);
        vendors.export(project);
        assertThat(once().exitCode()).isZero();

        project.put("EndDate", "2026-12-24T00:00:00");
        ((ObjectNode) project.path("Items").get(1)).put("UnitPrice", 160);
        ((ObjectNode) project.path("Items").get(2)).put("UnitPrice", 160);
        ((ArrayNode) project.path("Items")).remove(0);
        vendors.export(project);
        vendors.clearLog();
        Result preview = once("dry-run=true");

        assertThat(vendors.writesToManage()).isEmpty();
        assertThat(changes(preview)).extracting(change -> change.path("action").asText() + " "
                + change.path("type").asText()).containsExactlyInAnyOrder("update line", "remove line",
                        "update project", "update ticket", "update line", "remove line");
        assertThat(changes(preview)).filteredOn(change -> change.path("type").asText().equals("project"))
                .singleElement()
                .satisfies(change -> {
                    JsonNode end = change.path("fields").path("estimatedEnd");
                    assertThat(end.path("from").asText()).isEqualTo("2026-12-04T00:00:00Z");
                    assertThat(end.path("to").asText()).isEqualTo("2026-12-24T00:00:00Z");
                });
        assertThat(vendors.waiting()).containsExactly("Patio Music");
    }

    @Test
    void aPreviewLeavesNoTrace() {
        vendors.export(vendors.sample(Vendors.SMALL));
        assertThat(once().exitCode()).isZero();
        vendors.export(vendors.sample(Vendors.SMALL));

        assertThat(once("dry-run=true").lineOf("Patio Music")).contains(" unchanged ");
        assertThat(once().lineOf("Patio Music")).contains(" unchanged ");
        assertThat(vendors.waiting()).isEmpty();
    }

    /** One process after the other, as far as it matters here. */
    private Result once(String... options) {
        try (InProcess bridge = InProcess.start(vendors, Stream.concat(Stream.of(database), Stream.of(options))
                .toArray(String[]::new))) {
            return bridge.once();
        }
    }

    private static List<JsonNode> changes(Result preview) {
        return preview.summary().stream().filter(line -> line.startsWith("{")).map(line -> {
            try {
                return JSON.readTree(line);
            } catch (JsonProcessingException e) {
                throw new AssertionError(line, e);
            }
        }).toList();
    }

    private static String figures(Result result) {
        return result.lineOf("Patio Music").replaceFirst(".*(created=.* removed=\\d+).*", "$1");
    }
}
