package dev.sibridge.endtoend.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.once.Command.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code --dry-run}: what it prints, and that it writes nothing. */
class DryRunTest extends TwoWayTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aDryRunPrintsWhatWouldBeWrittenAndWritesNothing() {
        int ticket = onePatio();
        command("--reconcile");
        String twin = crew.taskCalled("Mount the speakers");
        crew.putInto(twin, "Done");
        office.rename(ticket, "Mount the four speakers");
        clearLogs();

        Result result = command("--reconcile", "--sweep", "--dry-run");

        assertThat(result.exitCode()).isZero();
        List<JsonNode> lines = result.out().stream().filter(line -> line.startsWith("{")).map(this::json).toList();
        assertThat(lines).hasSize(2).allSatisfy(line -> {
            assertThat(line.propertyStream().map(Map.Entry::getKey)).containsExactly("run", "side", "action", "type",
                    "key", "fields");
            assertThat(line.path("run").asLong()).isEqualTo(paired().id());
            assertThat(line.path("action").asText() + " " + line.path("type").asText()).isEqualTo("update task");
            assertThat(line.path("key").asText()).startsWith("manage/task/" + ticket);
        });
        assertThat(lines).filteredOn(line -> line.path("side").asText().equals("tool")).singleElement()
                .satisfies(line -> assertThat(line.path("fields")).isEqualTo(json("{\"name\":"
                        + "{\"from\":\"Mount the speakers\",\"to\":\"Mount the four speakers\"}}")));
        assertThat(lines).filteredOn(line -> line.path("side").asText().equals("manage")).singleElement()
                .satisfies(line -> assertThat(line.path("fields").propertyStream().map(Map.Entry::getKey))
                        .containsExactly("status"));
        assertThat(result.out().get(2)).matches("pair \\d+ synced \"Patio\" manage=\\+0~1-0 tool=\\+0~1-0 .*");
        nothingIsWritten();
        assertThat(command("--reconcile").out().get(0)).as("it is still to be done").startsWith("pair ")
                .contains(" synced ").contains("manage=+0~1-0 tool=+0~1-0");
    }

    @Test
    void aDryRunBeforeTheFirstPassFindsNoPairYet() {
        onePatio();

        Result result = command("--reconcile", "--dry-run");

        assertThat(result.out()).singleElement().asString().startsWith("pass pairs=0 ");
        nothingIsWritten();
    }

    private int onePatio() {
        int project = office.project("Patio");
        int ticket = office.ticket(office.phase(project, "Trim"), "Mount the speakers");
        clearLogs();
        return ticket;
    }

    private JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
