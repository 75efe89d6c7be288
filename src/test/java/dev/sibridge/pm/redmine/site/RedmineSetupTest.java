package dev.sibridge.pm.redmine.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.pm.ToolHttp.Answer;
import dev.sibridge.pm.ToolHttp.Request;
import dev.sibridge.pm.redmine.site.Finding.Code;
import dev.sibridge.pm.redmine.wire.Custom;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which custom fields nothing works without. What else the set-up needs is checked against a real Redmine. */
class RedmineSetupTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ArrayNode fields = JSON.createArrayNode();

    RedmineSetupTest() {
        for (Custom custom : Custom.values()) {
            ObjectNode field = fields.addObject().put("id", custom.ordinal() + 1).put("name", custom.fieldName())
                    .put("customized_type", custom.of()).put("field_format", custom.formats().iterator().next())
                    .put("is_filter", true).put("multiple", false).put("visible", true);
            field.putArray("trackers").add(tracker(1, "Task")).add(tracker(2, "Step"));
        }
    }

    @Test
    void whereAllOfThemAreThereNothingIsMissing() {
        assertThat(ofFields()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Custom.class)
    void marksAndTheStatusOfProjectsAreRequiredAndOthersAreDoneWithout(Custom custom) {
        Set<Custom> required = EnumSet.of(Custom.PROJECT_MARK, Custom.PHASE_MARK, Custom.TASK_MARK, Custom.TIME_MARK,
                Custom.PROJECT_STATUS);
        fields.remove(custom.ordinal());

        assertThat(ofFields()).singleElement().satisfies(missing -> {
            assertThat(missing.code()).isEqualTo(Code.FIELD_MISSING);
            assertThat(missing.subject()).isEqualTo(custom.name());
            assertThat(missing.blocks()).isEqualTo(required.contains(custom));
            assertThat(missing.sentence()).contains("\"" + custom.fieldName() + "\"");
        });
    }

    @Test
    void aStatusOfProjectsThatIsNoListIsAsGoodAsMissing() {
        ((ObjectNode) fields.get(Custom.PROJECT_STATUS.ordinal())).put("field_format", "string");

        assertThat(ofFields()).singleElement().satisfies(wrong -> {
            assertThat(wrong.code()).isEqualTo(Code.FIELD_FORMAT);
            assertThat(wrong.blocks()).isTrue();
        });
    }

    private List<Finding> ofFields() {
        return new RedmineSetup(this::answer, new RedmineChoices("Task", "Step", null)).check().stream()
                .filter(finding -> finding.code().name().startsWith("FIELD_")).toList();
    }

    private Answer answer(Request request) {
        ObjectNode body = JSON.createObjectNode();
        switch (request.path()) {
            case "/users/current.json" -> body.putObject("user").put("id", 1).put("admin", true);
            case "/custom_fields.json" -> body.set("custom_fields", fields);
            case "/trackers.json" -> body.putArray("trackers").add(tracker(1, "Task")).add(tracker(2, "Step"));
            case "/issue_statuses.json" -> body.putArray("issue_statuses")
                    .add(JSON.createObjectNode().put("id", 1).put("name", "New").put("is_closed", false));
            default -> {
                String list = request.path().replaceFirst(".*/([a-z_]+)\\.json", "$1");
                body.putArray(list);
                body.put("total_count", 0);
            }
        }
        return new Answer(200, body);
    }

    private static JsonNode tracker(int id, String name) {
        return JSON.createObjectNode().put("id", id).put("name", name);
    }
}
