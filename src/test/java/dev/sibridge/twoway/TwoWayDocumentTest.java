package dev.sibridge.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.twoway.mapping.MappingDocument;
import dev.sibridge.twoway.mapping.Mappings;
import dev.sibridge.twoway.merge.MergePlan.About;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.pass.Pass.Event.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds {@code docs/two-way.md} to the fields, their rules, the mappings and the words of the log. */
class TwoWayDocumentTest {

    private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\|.*\\| ([\\w ]+) \\|$", Pattern.MULTILINE);

    private final String page;

    TwoWayDocumentTest() throws IOException {
        page = Files.readString(Path.of("docs/two-way.md"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyFieldIsInItsTableWithItsRule(Kind kind) {
        List<String> fields = Field.of(kind).stream().map(field -> field.wireName() + " "
                + (kind == Kind.NOTE ? "written once" : field.rule().wireName())).toList();

        Matcher rows = ROW.matcher(section("\n### " + kind.name().toLowerCase(Locale.ROOT)));

        assertThat(rows.results().map(row -> row.group(1) + " " + row.group(2))).containsExactlyElementsOf(fields);
    }

    @Test
    void theMappingsAreReadable() {
        String yaml = section("\n## Mappings").split("```yaml\n")[1].split("```")[0];

        Mappings read = MappingDocument.read(yaml);

        assertThat(read.defaultBoard()).isPresent();
        assertThat(MappingDocument.members(yaml)).hasSize(13);
    }

    @Test
    void everyWordOfTheLogIsExplained() {
        String table = section("\n| what | meaning |");

        assertThat(Stream.concat(Arrays.stream(What.values()), Arrays.stream(About.values()))
                .map(word -> "`" + word.name().toLowerCase(Locale.ROOT) + "`")).allMatch(table::contains);
    }

    private String section(String beginning) {
        int start = page.indexOf(beginning);
        assertThat(start).as(beginning).isPositive();
        int end = page.indexOf("\n##", start + beginning.length());
        return page.substring(start, end < 0 ? page.length() : end);
    }
}
