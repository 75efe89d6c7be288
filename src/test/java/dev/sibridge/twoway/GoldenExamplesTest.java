package dev.sibridge.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the examples in {@code src/test/resources/two-way} to what passes really do, and the page
 * {@code docs/two-way-examples.md} to the examples. {@code -Dexamples.write} writes the page anew.
 */
class GoldenExamplesTest {

    private static final Path PAGE = Path.of("docs/two-way-examples.md");

    static Stream<GoldenExample> examples() throws IOException {
        return GoldenExample.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void thatIsWhatBecomesOfIt(GoldenExample example) throws IOException {
        GoldenRun run = GoldenRun.of(example);

        assertThat(run.outcome().file()).isEqualTo(example.file());
        assertThat(run.left()).as("changes left for one more pass").isZero();
    }

    @Test
    void thePageTellsTheExamples() throws IOException {
        String page = GoldenPage.of(GoldenExample.mappings(), examples().toList());
        if (System.getProperty("examples.write") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("if an example was changed on purpose, write the page with -Dtest=GoldenExamplesTest"
                + " -Dexamples.write").hasContent(page);
    }
}
