package dev.sibridge.pm.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolException.Kind;
import dev.sibridge.pm.ToolHttp.Answer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not of the port's shape is no answer, whatever its status says. */
class OpenAnswersTest {

    private static final String TASK = """
            {"id": "7", "rev": "r1", "createdAt": "2027-01-01T00:00:00Z", "updatedAt": "2027-01-01T00:00:00Z",
             "updatedBy": {"type": "user", "id": "1"}, "projectId": "1", "archived": false, "externalRefs": {},
             "fields": {"name": "Rack"}}""";

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final OpenTool tool = new OpenTool(request -> answers.removeFirst());

    @ParameterizedTest
    @CsvSource({"401, KEY", "403, RIGHT", "409, REFUSED", "412, CHANGED", "422, REFUSED", "429, PASSING",
            "500, PASSING", "503, PASSING", "302, ODD", "418, ODD"})
    void eachStatusMeansSomething(int status, Kind kind) {
        answer(status, "{\"title\": \"No\", \"status\": " + status + ", \"detail\": \"Not now\"}");

        assertThatThrownBy(tool::self).isInstanceOfSatisfying(ToolException.class, refused ->
                assertThat(refused.kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aRecordIsGoneIfTheToolItselfSaysSo(int status) {
        answer(status, "{\"title\": \"There is no such task\", \"status\": " + status + "}");
        assertThat(tool.get(Entity.TASK, "7")).isEmpty();

        answers.add(new Answer(status, null));
        assertOdd(() -> tool.get(Entity.TASK, "7"));
        answers.add(new Answer(status, null));
        assertOdd(() -> tool.delete(Entity.TASK, "7"));
    }

    @Test
    void whatHasNoAnswerIsDoneOnlyIfTheToolItselfSaysSo() {
        answers.add(new Answer(204, null));
        tool.delete(Entity.TASK, "7");
        answers.add(new Answer(204, null));
        tool.mark(Entity.TASK, "7", "4711");

        answers.add(new Answer(200, null));
        assertOdd(() -> tool.delete(Entity.TASK, "7"));
        answers.add(new Answer(200, null));
        assertOdd(() -> tool.mark(Entity.TASK, "7", "4711"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"\"", "{}", "{\"items\": {}}", "{\"items\": [], \"next\": null}",
            "{\"items\": [], \"total\": 1, \"next\": null}", "{\"items\": [], \"total\": \"0\", \"next\": null}",
            "{\"items\": [{\"id\": \"7\"}], \"total\": 1, \"next\": null}"})
    void aListWithoutProofIsNotEmpty(String body) {
        answer(200, body);

        assertOdd(() -> tool.list(Entity.TASK, "1"));
    }

    @Test
    void anEmptyListThatSaysSoIsEmpty() {
        answer(200, "{\"items\": [], \"total\": 0, \"next\": null}");

        assertThat(tool.list(Entity.TASK, "1")).isEmpty();
    }

    @Test
    void aListThatBringsFewerThanItCountsIsCutShort() {
        answer(200, "{\"items\": [" + TASK + "," + TASK + "], \"total\": 2, \"next\": null}");

        assertOdd(() -> tool.list(Entity.TASK, "1"));
    }

    @Test
    void recordsOfAnotherProjectOrWithAnotherIdAreNotThoseThatWereAskedFor() {
        answer(200, "{\"items\": [" + TASK + "], \"total\": 1, \"next\": null}");
        assertOdd(() -> tool.list(Entity.TASK, "2"));
        answer(200, TASK);
        assertOdd(() -> tool.get(Entity.TASK, "8"));
    }

    @Test
    void aTimeThatIsNoneIsNoTime() {
        answer(200, TASK.replace("\"2027-01-01T00:00:00Z\", \"updatedBy\"", "\"yesterday\", \"updatedBy\"")
                .replace("\"createdAt\": \"2027-01-01T00:00:00Z\"", "\"createdAt\": \"1 January\""));

        assertOdd(() -> tool.get(Entity.TASK, "7"));
    }

    @Test
    void theReasonsAreTheToolsOwn() {
        answer(422, "{\"title\": \"No\", \"status\": 422,"
                + " \"errors\": [{\"field\": \"name\", \"message\": \"is long\"}]}");

        assertThatThrownBy(() -> tool.update(Entity.TASK, "7", null, Map.of()))
                .isInstanceOfSatisfying(ToolException.class, refused ->
                        assertThat(refused.reasons()).isEqualTo(List.of("name: is long")));
    }

    private void answer(int status, String body) {
        answers.add(new Answer(status, json(body)));
    }

    private static JsonNode json(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertOdd(Runnable asked) {
        assertThatThrownBy(asked::run).isInstanceOfSatisfying(ToolException.class, odd ->
                assertThat(odd.kind()).isEqualTo(Kind.ODD));
    }
}
