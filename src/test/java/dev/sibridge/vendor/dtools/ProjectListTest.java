package dev.sibridge.vendor.dtools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.vendor.dtools.ProjectInfo.Fault;
import dev.sibridge.vendor.dtools.reading.ExportReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of the queue: what is none, and what a row that is at fault costs. */
class ProjectListTest {

    private static final String SOUND =
            "{\"Id\": \"sound\", \"MessageId\": \"m-2\", \"Name\": \"Salon\", \"PublishedOnUnixTimeMs\": 7}";

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "\"\"", "\"[]\"", "7", "true", "[]", "{}", "[{\"TotalCount\": 0}]",
        "<html><body>Sign in</body></html>", "{\"TotalCount\": 0}", "{\"Projects\": []}",
        "{\"Projects\": null, \"TotalCount\": 0}", "{\"Projects\": {}, \"TotalCount\": 0}",
        "{\"Projects\": \"\", \"TotalCount\": 0}", "{\"Projects\": [], \"TotalCount\": null}",
        "{\"Projects\": [], \"TotalCount\": -1}", "{\"Projects\": [], \"TotalCount\": 1.5}",
        "{\"Projects\": [], \"TotalCount\": []}", "{\"Projects\": [], \"TotalCount\": \"none\"}",
        "{\"Projects\": [], \"TotalCount\": 99999999999}", "{\"Projects\": [null], \"TotalCount\": 0}",
        "{\"Projects\": [], \"Projects\": [], \"TotalCount\": 0}",
                "{\"Projects\": [], \"TotalCount\": 0, \"totalCount\": 0}",
        "{\"Projects\": [], \"TotalCount\": 0} {}", "{\"Projects\": [], \"TotalCount\": 0", "{\"Projects\": [{",
        "{\"Message\": \"An error has occurred.\"}"})
    void whatIsNoListIsNeverAnEmptyQueueAndTheNextAnswerMayBeOne(String answer) {
        assertThatThrownBy(() -> read(answer)).isInstanceOfSatisfying(UnreadableExportException.class, e -> {
            assertThat(e.isBroken()).isTrue();
            assertThat(e.getMessage()).matches("D-Tools returned .*(the list of exports|list).*\\.")
                    .doesNotContain("jackson", "Exception", "Token");
        });
    }

    @Test
    void anEmptyQueueSaysSo() {
        assertThat(read("{\"Projects\": [], \"TotalCount\": 0}")).isEqualTo(new ProjectList(List.of(), 0));
    }

    @Test
    void whatIsUnknownIsPassedOverAndNamesMayHaveAnyCasing() {
        ProjectList list = read("{\"totalCount\": \"3\", \"Extra\": {\"Projects\": [1]}, \"projects\": [" + SOUND
                + "]}");

        assertThat(list.totalCount()).isEqualTo(3);
        assertThat(list.projects()).extracting(ProjectInfo::messageId).containsExactly("m-2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "null | The entry of this export in the D-Tools list is empty.",
        "7 | The entry of this export in the D-Tools list is a number, where an object belongs.",
        "[[1], {}] | The entry of this export in the D-Tools list is a list, where an object belongs.",
        "\"row\" | The entry of this export in the D-Tools list is a text, where an object belongs."})
    void aRowThatIsNoneCostsNoOther(String row, String sentence) {
        assertThat(beside(row).faults()).containsExactly(new Fault(null, sentence));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "Client | [\"Smith\"] | has a list as Client, where a single value belongs.",
        "Client | {\"Name\": [{}]} | has an object as Client, where a single value belongs.",
        "Name | [] | has a list as Name, where a single value belongs.",
        "CONumber | {} | has an object as CONumber, where a single value belongs.",
        "Deleted | \"maybe\" | has \"maybe\" as Deleted, which is neither true nor false.",
        "Deleted | \"\" | has \"\" as Deleted, which is neither true nor false.",
        "Deleted | 2 | has \"2\" as Deleted, which is neither true nor false.",
        "Archived | [true] | has a list as Archived, where a single value belongs.",
        "Id | null | has no Id.",
        "Id | \" \" | has no Id.",
        "Id | [\"p\"] | has a list as Id, where a single value belongs.",
        "Id | \"..\" | has \"..\" as Id, which is not an id.",
        "Id | \"a/b\" | has \"a/b\" as Id, which is not an id.",
        "Id | \"a\\nb\" | has \"a b\" as Id, which is not an id.",
        "Id | \"a\\u0000b\" | has \"ab\" as Id, which is not an id.",
        "Id | \"a\\ud800\" | has \"a\ufffd\" as Id, which is not an id.",
        "MessageId | \"\" | has no MessageId.",
        "PublishedOnUnixTimeMs | null | does not say when SI exported it (PublishedOnUnixTimeMs).",
        "PublishedOnUnixTimeMs | \"today\" | does not say when SI exported it (PublishedOnUnixTimeMs).",
        "PublishedOnUnixTimeMs | -5 | does not say when SI exported it (PublishedOnUnixTimeMs).",
        "PublishedOnUnixTimeMs | 1e400 | does not say when SI exported it (PublishedOnUnixTimeMs).",
        "PublishedOnUnixTimeMs | 999999999999999 | does not say when SI exported it (PublishedOnUnixTimeMs).",
        "PublishedOnUnixTimeMs | {} | has an object as PublishedOnUnixTimeMs, where a single value belongs."})
    void aRowAtFaultIsNamedByItsMemberAndCostsNoOther(String member, String value, String sentence) {
        ProjectInfo row = beside(row(member, value));

        assertThat(row.faults()).containsExactly(new Fault(member, "The entry of this export in the D-Tools list "
                + sentence));
        assertThat(row.isAtFault(member)).isTrue();
        assertThat(row.isGone()).as("nobody knows").isFalse();
        assertThat(row.progress()).as("what can be read is there").isEqualTo("Approved");
    }

    @Test
    void everythingThatIsWrongWithARowIsTold() {
        assertThat(beside("{\"Client\": [], \"Deleted\": \"yes\"}").faults()).extracting(Fault::member)
                .containsExactly("Client", "Id", "MessageId", "PublishedOnUnixTimeMs", "Deleted");
    }

    @Test
    void ofAMemberThatStandsTwiceNobodyKnowsWhichIsMeant() {
        ProjectInfo row = beside("{\"Id\": \"a\", \"ID\": \"b\", \"MessageId\": \"m\", \"PublishedOnUnixTimeMs\": 5,"
                + " \"Deleted\": false, \"deleted\": true}");

        assertThat(row.faults()).extracting(Fault::member).containsExactly("Id", "Deleted");
        assertThat(row.id()).isNull();
        assertThat(row.deleted()).isNull();
    }

    @Test
    void howeverDeepOrLongARowIsItCostsNoOther() {
        assertThat(beside(row("Client", "[".repeat(20_000) + "]".repeat(20_000))).isAtFault("Client")).isTrue();
        assertThat(beside(row("Other", "[".repeat(20_000) + "]".repeat(20_000))).isReadable()).isTrue();
        assertThat(beside(row("Id", "\"" + "x".repeat(2_000_000) + "\"")).faults()).extracting(Fault::message)
                .containsExactly("The entry of this export in the D-Tools list has a text of more than 64 characters"
                        + " as Id, which is not an id.");
        assertThat(beside(row("Id", "9".repeat(1_500))).isAtFault("Id")).isTrue();
        assertThat(beside(row("Name", "\"" + "é".repeat(2_000_000) + "\"")).name()).hasSize(1_000);
        assertThat(beside(row("x".repeat(60_000), "1")).isReadable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "Deleted | true | true", "Deleted | \"True\" | true", "Deleted | \" true \" | true", "Deleted | 1 | true",
        "Deleted | null | false", "Deleted | \"false\" | false", "Deleted | 0 | false", "Archived | \"TRUE\" | true"})
    void whetherAProjectIsGoneMayBeWrittenAsText(String member, String value, boolean gone) {
        ProjectInfo row = beside(row(member, value));

        assertThat(row.isReadable()).isTrue();
        assertThat(row.isGone()).isEqualTo(gone);
    }

    @Test
    void numbersMayStandForTextsAndTextsForNumbers() {
        ProjectInfo row = beside("{\"Id\": 5, \"MessageId\": 6, \"Client\": 7, \"Name\": 1.50, \"Number\": true,"
                + " \"CONumber\": 2, \"PublishedOnUnixTimeMs\": \"1794849761380\"}");

        assertThat(row).isEqualTo(new ProjectInfo("5", "6", null, "7", "1.50", "true", null, "2", 1_794_849_761_380L,
                false, false));
        assertThat(row.isChangeOrder()).isTrue();
    }

    @Test
    void aBlankChangeOrderNumberIsNone() {
        assertThat(beside(row("CONumber", "\" \"")).isChangeOrder()).isFalse();
        assertThat(beside(row("CONumber", "null")).isChangeOrder()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "100%", "it's \"it\"", "é-東京-🎵", "{x}|^`"})
    void oddIdsAreIdsAllTheSame(String id) {
        ProjectInfo row = beside(row("Id", "\"" + id.replace("\\", "\\\\").replace("\"", "\\\"") + "\""));

        assertThat(row.isReadable()).isTrue();
        assertThat(row.id()).isEqualTo(id);
    }

    /** A sound row but for one member. */
    private static String row(String member, String value) {
        StringBuilder row = new StringBuilder("{\"" + member + "\": " + value + ", \"Progress\": \"Approved\"");
        List.of("Id", "MessageId").stream().filter(name -> !name.equals(member))
                .forEach(name -> row.append(", \"" + name + "\": \"x\""));
        if (!member.equals("PublishedOnUnixTimeMs")) {
            row.append(", \"PublishedOnUnixTimeMs\": 5");
        }
        return row + "}";
    }

    /** Reads a row between sound ones, which must come whole. */
    private static ProjectInfo beside(String row) {
        ProjectList list = read("{\"Projects\": [" + SOUND + ", " + row + ", " + SOUND + "], \"TotalCount\": 3}");
        assertThat(List.of(list.projects().get(0), list.projects().get(2))).containsOnly(
                new ProjectInfo("sound", "m-2", null, null, "Salon", null, null, null, 7, false, false));
        return list.projects().get(1);
    }

    private static ProjectList read(String answer) {
        return ExportReader.readList(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
    }
}
