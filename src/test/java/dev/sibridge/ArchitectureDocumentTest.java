package dev.sibridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The paths that {@code docs/architecture.md} leads a stranger along are there, and none goes back. */
class ArchitectureDocumentTest {

    private static final Path DOCS = Path.of("docs");
    private static final Pattern STATION = Pattern.compile("^\\d+\\. \\[`(.+?)`]\\((.+?)\\): .+");

    static Stream<List<String>> paths() throws IOException {
        List<List<String>> paths = new ArrayList<>();
        boolean inPath = false;
        for (String line : Files.readAllLines(DOCS.resolve("architecture.md"))) {
            Matcher station = STATION.matcher(line);
            boolean isStation = station.matches();
            if (isStation && !inPath) {
                paths.add(new ArrayList<>());
            }
            if (isStation) {
                assertThat(station.group(2)).as("where the link leads")
                        .isEqualTo("../" + station.group(1).replaceFirst("^J/", "src/main/java/dev/sibridge/"));
                paths.get(paths.size() - 1).add(station.group(2));
            }
            inPath = isStation;
        }
        return paths.stream();
    }

    @Test
    void threePathsAreDescribed() throws IOException {
        assertThat(paths()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void everyFileIsThereAndNoneIsEnteredTwice(List<String> path) {
        assertThat(path).hasSizeGreaterThan(5).doesNotHaveDuplicates()
                .allSatisfy(file -> assertThat(DOCS.resolve(file).normalize()).isRegularFile());
    }
}
