package dev.sibridge.si.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.TestAccounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreflightTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Preflight preflight = new Preflight();
    private final Map<String, List<JsonNode>> answers = new HashMap<>();

    @BeforeEach
    void answerWell() {
        answer("board", "{'id': 11, 'projectFlag': true}");
        answer("boardStatus", "{'id': 1}");
        answer("salesRep", "{'id': 100, 'identifier': 'dsales'}");
        answer("wonStatus", "{'id': 7, 'wonFlag': true}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "board       |                                                   | Manage has no board",
        "board       | {'id': 1, 'projectFlag': true, 'inactiveFlag': true} | is inactive",
        "board       | {'id': 1}                                         | is not a project board",
        "boardStatus |                                                   | has no default status",
        "salesRep    |                                                   | is not an active member",
        "salesRep    | {'id': 1, 'inactiveFlag': true}                   | is not an active member",
        "wonStatus   |                                                   | no active opportunity status",
        "wonStatus   | {'id': 1, 'inactiveFlag': true}                   | no active opportunity status"})
    void whatForbidsToWriteIsToldWithWhatToDo(String question, String answer, String finding) {
        answer(question, answer);

        assertThat(blocks()).singleElement().satisfies(block -> {
            assertThat(block.message()).contains(finding);
            assertThat(block.todo()).endsWith(".");
        });
        assertThatThrownBy(() -> preflight.stop(findings())).isInstanceOf(BlockedException.class)
                .hasMessageContaining(finding);
    }

    @Test
    void allFindingsAreToldAtOnce() {
        answers.replaceAll((question, answer) -> List.of());

        assertThat(blocks()).hasSize(3);
    }

    @Test
    void aWonStatusThatIsNotMarkedAsWonIsOnlyAWarning() {
        answer("wonStatus", "{'id': 7, 'wonFlag': false}");

        assertThat(findings()).filteredOn(finding -> finding.state() == Finding.State.WARN)
                .extracting(Finding::check).contains("Won status");
        assertThatCode(() -> preflight.stop(findings())).doesNotThrowAnyException();
    }

    @Test
    void whereAllIsWellEveryCheckSaysSo() {
        assertThat(findings()).extracting(Finding::check)
                .contains("ConnectWise", "Project board", "Sales rep", "Won status", "Progresses");
        assertThat(blocks()).isEmpty();
    }

    private List<Finding> findings() {
        return preflight.judge(answers, TestAccounts.account("default"));
    }

    private List<Finding> blocks() {
        return findings().stream().filter(finding -> finding.state() == Finding.State.BLOCK).toList();
    }

    private void answer(String question, String record) {
        try {
            answers.put(question, record == null ? List.of() : List.of(JSON.readTree(record.replace('\'', '"'))));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
