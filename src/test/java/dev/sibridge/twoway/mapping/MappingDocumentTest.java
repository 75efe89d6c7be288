package dev.sibridge.twoway.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.twoway.mapping.MappingDocument.UnreadableMappingsException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingDocumentTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "colours: []                                | \"colours\" is not known, in colours.",
            "boards: [{board: a, colour: red}]          | \"colour\" is not known, in boards[0].colour.",
            "boards: 7                                  | A value has another form than it should, in boards.",
            "boards: [{board: a, default: perhaps}]     | than it should, in boards[0].default",
            "'boards: ['                                | see line 1",
            "7                                          | A value has another form than it should."})
    void whatCannotBeReadIsToldWithItsPlace(String document, String message) {
        assertThatThrownBy(() -> MappingDocument.read(document)).isInstanceOf(UnreadableMappingsException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatIsSaidTwiceIsNotSilentlyTheLast() {
        assertThatThrownBy(() -> MappingDocument.read("projectStatuses: {Open: InProgress, Open: Planning}"))
                .isInstanceOf(UnreadableMappingsException.class);
        assertThatThrownBy(() -> MappingDocument.read("defaultPhase: a\ndefaultPhase: b"))
                .isInstanceOf(UnreadableMappingsException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "# nothing yet\n", "{}"})
    void anEmptyFileMapsNothing(String document) {
        assertThat(MappingDocument.read(document)).isEqualTo(Mappings.NONE);
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        assertThat(MappingDocument.read(MappingDocument.write(Dealer.mappings()))).isEqualTo(Dealer.mappings());
    }

    @Test
    void namesThatYamlTakesForSomethingElseAreNames() {
        Mappings mappings = MappingDocument.read("""
                boards:
                  - board: 2027
                    default: true
                    statuses: { On: NotStarted*, No: InProgress, "1": Complete }
                defaultPhase: null
                """);

        assertThat(mappings.boards().get(0).board()).isEqualTo("2027");
        assertThat(mappings.boards().get(0).statuses().meanings())
                .isEqualTo(Map.of("On", "NotStarted*", "No", "InProgress", "1", "Complete"));
        assertThat(mappings.defaultPhase()).isNull();
        assertThat(MappingDocument.read(MappingDocument.write(mappings))).isEqualTo(mappings);
    }

    @Test
    void theFileIsForPeople() {
        Mappings mappings = MappingDocument.read("""
                boards: [{ board: D-Tools Projects, default: true, statuses: { In Progress: InProgress* } }]
                """);

        assertThat(MappingDocument.write(mappings)).startsWith("""
                boards:
                - board: D-Tools Projects
                  default: true
                  pairNew: false
                  statuses:
                    In Progress: InProgress*
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "colours: []   | \"colours\" is not known, in colours.",
            "boards: 7     | A value has another form than it should, in boards.",
            "'boards: ['   | see line 1",
            "7             | A value has another form than it should.",
            "[]            | A value has another form than it should."})
    void aFileThatCannotBeReadIsLaidOverNothing(String file, String message) {
        assertThatThrownBy(() -> MappingDocument.overlay(Dealer.mappings(), file))
                .isInstanceOf(UnreadableMappingsException.class).hasMessageContaining(message);
        assertThatThrownBy(() -> MappingDocument.members(file)).isInstanceOf(UnreadableMappingsException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "# nothing yet\n", "{}", "---", "null"})
    void aFileThatNamesNothingChangesNothing(String file) {
        assertThat(MappingDocument.overlay(Dealer.mappings(), file)).isEqualTo(Dealer.mappings());
        assertThat(MappingDocument.members(file)).isEmpty();
    }

    @Test
    void whatAFileNamesTakesThePlaceOfAllThatWasThereAndTheRestStays() {
        String file = """
                defaultPhase: Other
                boards: [{ board: Service, default: true }]
                people: []
                """;

        Mappings both = MappingDocument.overlay(Dealer.mappings(), file);

        assertThat(both.defaultPhase()).isEqualTo("Other");
        assertThat(both.boards()).extracting(Mappings.Board::board).containsExactly("Service");
        assertThat(both.boards().get(0).statuses().meanings()).as("nothing is mixed").isEmpty();
        assertThat(both.people()).isEmpty();
        assertThat(both.toolStatuses()).isEqualTo(Dealer.mappings().toolStatuses());
        assertThat(both.rules()).isEqualTo(Dealer.mappings().rules());
        assertThat(MappingDocument.members(file)).containsExactly("boards", "defaultPhase", "people");
    }

    @Test
    void aFileMayEmptyWhatWasThere() {
        assertThat(MappingDocument.overlay(Dealer.mappings(), "{projectRole: null, rules: {}}"))
                .returns(null, Mappings::projectRole).returns(Map.of(), Mappings::rules);
        assertThat(MappingDocument.members("projectRole:")).containsExactly("projectRole");
    }

    @Test
    void aCompleteFileIsAllThatCounts() {
        assertThat(MappingDocument.overlay(Mappings.NONE, MappingDocument.write(Dealer.mappings())))
                .isEqualTo(Dealer.mappings());
    }
}
