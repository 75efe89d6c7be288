package dev.sibridge.pm.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sibridge.pm.Capabilities;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.Tool.Changes;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolException.Kind;
import dev.sibridge.pm.ToolHttp;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.sandbox.pm.PmSandbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The port's document, its adapter and the reference tool, held against each other over real HTTP. */
class OpenToolTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PortDocument DOCUMENT = new PortDocument();

    private final PmSandbox sandbox = RunningSandbox.shared().pm();
    private final Tool tool = tool("sandbox");
    private String status;

    private static Tool tool(String key) {
        return new OpenTool(new HttpTool(RunningSandbox.shared().url() + "/sandbox/pm", key, DOCUMENT));
    }

    @BeforeEach
    void begin() {
        sandbox.reset();
        status = sandbox.records("projectStatuses").get(0).path("id").asText();
    }

    @AfterAll
    static void everyOperationOfTheDocumentWasUsed() {
        assertThat(DOCUMENT.used()).isEqualTo(DOCUMENT.operations());
    }

    @Test
    void theToolSaysWhatItCanDoAndTheDocumentNamesEveryField() {
        Capabilities capabilities = tool.capabilities();

        assertThat(capabilities.write()).isTrue();
        assertThat(capabilities.changes()).isEqualTo(Capabilities.Changes.CURSOR);
        assertThat(capabilities.makes()).containsExactlyInAnyOrder(Entity.CATEGORY, Entity.NOTE_CATEGORY,
                Entity.RESOURCE_TYPE);
        assertThat(capabilities.delete()).contains(Entity.TASK, Entity.STEP).doesNotContain(Entity.USER);
        assertThat(capabilities.fields()).containsOnlyKeys(Entity.values());
        capabilities.fields().values().forEach(fields -> fields.forEach(field ->
                assertThat(DOCUMENT.fields()).containsPattern("\\b" + field + "\\b")));
        assertThat(tool.self()).isEqualTo("bridge");
    }

    @Test
    void whateverAnIdContainsItNamesOneRecord() {
        List<String> paths = new ArrayList<>();
        OpenTool asking = new OpenTool(request -> {
            paths.add(request.path());
            return new ToolHttp.Answer(404, JsonNodeFactory.instance.objectNode().put("title", "No such record")
                    .put("status", 404));
        });

        List.of("../projects/1", "a b", "7?x=1", "50%").forEach(id -> asking.get(Entity.TASK, id));

        assertThat(paths).containsExactly("/tasks/..%2Fprojects%2F1", "/tasks/a%20b", "/tasks/7%3Fx=1", "/tasks/50%25");
    }

    @Test
    void aWrongKeyIsNoEmptyList() {
        assertThatThrownBy(() -> tool("wrong").list(Entity.PROJECT, null)).isInstanceOfSatisfying(ToolException.class,
                refused -> assertThat(refused.kind()).isEqualTo(Kind.KEY));
    }

    @Test
    void whatIsMadeIsThereWithItsMark() {
        ToolRecord project = project("1", "Patio Music", "4711");

        assertThat(tool.get(Entity.PROJECT, project.id())).contains(project);
        assertThat(project.mark()).isEqualTo("4711");
        assertThat(project.fields().get("name").asText()).isEqualTo("Patio Music");
        assertThat(project.fields().get("dueDate").isNull()).as("empty, not unknown").isTrue();
        assertThat(project.createdAt()).isNotNull();
        assertThat(project.updatedBy()).isEqualTo("bridge");
    }

    @Test
    void theSameKeyMakesNoSecondRecord() {
        ToolRecord one = project("same", "Patio Music", "1");

        assertThat(project("same", "Patio Music", "1").id()).isEqualTo(one.id());
        assertThat(tool.made(Entity.PROJECT, "same", "1", Map.of("name", text("Patio Music"), "statusId",
                text(status)))).map(ToolRecord::id).contains(one.id());
        assertThat(tool.list(Entity.PROJECT, null)).hasSize(1);
    }

    @Test
    void aListIsReadToItsEndPageByPage() {
        ToolRecord project = project("1", "Patio Music", null);
        ToolRecord other = project("2", "Salon", null);
        for (int i = 0; i < 250; i++) {
            make(Entity.PHASE, "phase " + i, Map.of("projectId", text(project.id()), "name", text("Phase " + i)));
        }
        make(Entity.PHASE, "other", Map.of("projectId", text(other.id()), "name", text("Elsewhere")));

        assertThat(tool.list(Entity.PHASE, project.id())).hasSize(250)
                .allMatch(phase -> project.id().equals(phase.projectId()));
        assertThat(tool.list(Entity.PHASE, other.id())).hasSize(1);
        assertThat(tool.list(Entity.TASK, project.id())).isEmpty();
    }

    @Test
    void onlyWhatIsNamedChangesAndNullEmptiesAField() {
        ToolRecord project = project("1", "Patio Music", null);
        ToolRecord changed = tool.update(Entity.PROJECT, project.id(), project.rev(),
                Map.of("description", text("Two zones"), "startDate", text("2027-01-31")));
        Map<String, JsonNode> emptied = new HashMap<>();
        emptied.put("description", JSON.nullNode());

        ToolRecord now = tool.update(Entity.PROJECT, project.id(), changed.rev(), emptied);

        assertThat(now.fields().get("description").isNull()).isTrue();
        assertThat(now.fields().get("startDate").asText()).isEqualTo("2027-01-31");
        assertThat(now.rev()).isNotEqualTo(changed.rev());
    }

    @Test
    void aChangeOfAVersionThatIsOldIsRefused() {
        ToolRecord project = project("1", "Patio Music", null);
        sandbox.edit("projects", project.id(), JSON.createObjectNode().put("name", "Patio"), "ann");

        assertThatThrownBy(() -> tool.update(Entity.PROJECT, project.id(), project.rev(),
                Map.of("name", text("Garden")))).isInstanceOfSatisfying(ToolException.class,
                refused -> assertThat(refused.kind()).isEqualTo(Kind.CHANGED));
        assertThat(tool.get(Entity.PROJECT, project.id()).orElseThrow().fields().get("name").asText())
                .isEqualTo("Patio");
    }

    @Test
    void whatTheToolRefusesItSaysInItsWords() {
        ToolRecord project = project("1", "Patio Music", null);

        assertThatThrownBy(() -> tool.update(Entity.PROJECT, project.id(), project.rev(), Map.of(
                "startDate", text("2027-02-01"), "dueDate", text("2027-01-01"), "colour", text("red"))))
                .isInstanceOfSatisfying(ToolException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
                    assertThat(refused.reasons()).containsExactly("colour: is no field of projects",
                            "dueDate: is before the start");
                });
    }

    @Test
    void whatIsGoneIsGoneWithAllThatBelongsToItAndTwiceIsOnce() {
        ToolRecord project = project("1", "Patio Music", null);
        ToolRecord phase = make(Entity.PHASE, "p", Map.of("projectId", text(project.id()), "name", text("Rough-in")));
        ToolRecord task = task(project, phase);
        ToolRecord step = make(Entity.STEP, "s", Map.of("taskId", text(task.id()), "text", text("Label")));
        String before = tool.changes(null).cursor();

        tool.delete(Entity.PHASE, phase.id());
        assertThat(tool.get(Entity.TASK, task.id()).orElseThrow().fields().get("phaseId").isNull()).isTrue();
        tool.delete(Entity.TASK, task.id());
        tool.delete(Entity.TASK, task.id());

        assertThat(tool.get(Entity.STEP, step.id())).isEmpty();
        Changes changes = tool.changes(before);
        assertThat(changes.gone()).extracting(Changes.Seen::id)
                .containsExactlyInAnyOrder(phase.id(), task.id(), step.id());
        assertThat(changes.gone()).allMatch(gone -> project.id().equals(gone.projectId()));
    }

    @Test
    void changesAreToldFromWhereWeWere() {
        String start = tool.changes(null).cursor();
        assertThat(tool.changes(start).changed()).isEmpty();
        ToolRecord project = project("1", "Patio Music", null);
        for (int i = 0; i < 120; i++) {
            make(Entity.PHASE, "phase " + i, Map.of("projectId", text(project.id()), "name", text("Phase " + i)));
        }

        Changes changes = tool.changes(start);

        assertThat(changes.changed()).hasSize(121);
        assertThat(tool.changes(changes.cursor()).changed()).isEmpty();
        assertThatThrownBy(() -> tool.changes("c999999")).isInstanceOf(ToolException.class);
    }

    @Test
    void aMarkIsWrittenLater() {
        ToolRecord project = project("1", "Patio Music", null);
        tool.mark(Entity.PROJECT, project.id(), "4711");

        assertThat(tool.get(Entity.PROJECT, project.id()).map(ToolRecord::mark)).contains("4711");
    }

    @Test
    void anArchivedProjectTakesNothing() {
        ToolRecord project = project("1", "Patio Music", null);
        sandbox.archive(project.id(), true, "ann");

        assertThat(tool.get(Entity.PROJECT, project.id()).map(ToolRecord::archived)).contains(true);
        assertThatThrownBy(() -> task(project, null)).isInstanceOfSatisfying(ToolException.class,
                refused -> assertThat(refused.kind()).isEqualTo(Kind.REFUSED));
    }

    private ToolRecord task(ToolRecord project, ToolRecord phase) {
        Map<String, JsonNode> fields = new HashMap<>(Map.of("projectId", text(project.id()), "name", text("Rack"),
                "statusId", text(sandbox.records("taskStatuses").get(0).path("id").asText())));
        if (phase != null) {
            fields.put("phaseId", text(phase.id()));
        }
        return make(Entity.TASK, "task", fields);
    }

    private ToolRecord project(String key, String name, String mark) {
        return tool.create(Entity.PROJECT, key, mark, Map.of("name", text(name), "statusId", text(status)));
    }

    private ToolRecord make(Entity entity, String key, Map<String, JsonNode> fields) {
        return tool.create(entity, key, null, fields);
    }

    private static JsonNode text(String value) {
        return JSON.getNodeFactory().textNode(value);
    }
}
