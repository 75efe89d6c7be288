package dev.sibridge.si.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Topic;
import dev.sibridge.si.tenant.Preflight.Verdict;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreflightTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Preflight preflight = new Preflight();
    private final Answers answers = new Answers();

    @BeforeEach
    void answerWell() {
        answer(TenantTopic.BOARD, "{'id': 11, 'projectFlag': true}");
        answer(new TenantTopic.BoardStatus(11), "{'id': 1}");
        answer(TenantTopic.SALES_REP, "{'id': 100, 'identifier': 'dsales'}");
        answer(TenantTopic.WON_STATUS, "{'id': 7, 'wonFlag': true}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "BOARD       |                                                   | Manage has no board",
        "BOARD       | {'id': 1, 'projectFlag': true, 'inactiveFlag': true} | is inactive",
        "BOARD       | {'id': 1}                                         | is not a project board",
        "SALES_REP   |                                                   | is not an active member",
        "SALES_REP   | {'id': 1, 'inactiveFlag': true}                   | is not an active member",
        "WON_STATUS  |                                                   | no active opportunity status",
        "WON_STATUS  | {'id': 1, 'inactiveFlag': true}                   | no active opportunity status"})
    void whatForbidsToWriteIsToldWithWhatToDo(TenantTopic topic, String answer, String finding) {
        answer(topic, answer);

        assertThat(blocks()).singleElement().satisfies(block -> {
            assertThat(block.message()).contains(finding);
            assertThat(block.todo()).endsWith(".");
        });
        assertThatThrownBy(() -> preflight.stop(new Verdict(findings(), answers))).isInstanceOf(BlockedException.class)
                .hasMessageContaining(finding);
    }

    @Test
    void aBoardWithoutADefaultStatusForbidsToWrite() {
        answer(new TenantTopic.BoardStatus(11), null);

        assertThat(blocks()).singleElement()
                .satisfies(block -> assertThat(block.message()).contains("has no default status"));
    }

    @Test
    void allFindingsAreToldAtOnce() {
        answers.records().replaceAll((question, answer) -> List.of());

        assertThat(blocks()).hasSize(3);
    }

    @Test
    void aWonStatusThatIsNotMarkedAsWonIsOnlyAWarning() {
        answer(TenantTopic.WON_STATUS, "{'id': 7, 'wonFlag': false}");

        assertThat(findings()).filteredOn(finding -> finding.state() == Finding.State.WARN)
                .extracting(Finding::check).contains("Won status");
        assertThatCode(() -> preflight.stop(new Verdict(findings(), answers))).doesNotThrowAnyException();
    }

    @Test
    void whereAllIsWellEveryCheckSaysSo() {
        assertThat(findings()).extracting(Finding::check)
                .contains("ConnectWise", "Project board", "Sales rep", "Won status", "Progresses");
        assertThat(blocks()).isEmpty();
    }

    private List<Finding> findings() {
        return preflight.judge(answers, TestAccounts.account("default"), null).findings();
    }

    private List<Finding> blocks() {
        return findings().stream().filter(finding -> finding.state() == Finding.State.BLOCK).toList();
    }

    private void answer(Topic topic, String record) {
        try {
            answers.records().put(topic, record == null ? List.of() : List.of(JSON.readTree(record.replace('\'',
                    '"'))));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
