package dev.sibridge.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever wants to know something of a run or a poll asks the history: nobody else reads or writes its tables. */
class TablesOfTheHistoryTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/sibridge");
    private static final Pattern STATEMENT = Pattern.compile(
            "\\b(?:FROM|JOIN|INTO|UPDATE|TABLE)\\s+(?:run|run_record|run_problem|kept_export|poll)\\b");

    @Test
    void noStatementElsewhereNamesThem() {
        assertThat(statementsIn(SOURCES.resolve("history"))).as("this is how they look").isNotEmpty();

        assertThat(statementsIn(SOURCES)).allMatch(file -> file.startsWith(SOURCES.resolve("history")));
    }

    private static List<Path> statementsIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            // A statement may be broken between two strings.
            return files.filter(file -> file.toString().endsWith(".java")).filter(file -> STATEMENT.matcher(
                    read(file).replaceAll("\"\\s*\\+\\s*\"", "")).find()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
