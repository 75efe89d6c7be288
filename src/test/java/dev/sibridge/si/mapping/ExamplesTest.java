package dev.sibridge.si.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.SyncSettings;
import dev.sibridge.si.mapping.refusals.Refusals;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.reading.ExportReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples that people read: {@code docs/examples/<name>.json} is what SI exports, the text beside it what Manage
 * holds afterwards. The text begins with what the example shows, the settings that differ from the defaults, and the
 * parts that are shown.
 */
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("docs", "examples");
    private static final Path ACTUAL = Path.of("target", "examples");
    private static final String PARTS = "shown: ";
    private static final String SETTING = "sync.";

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", "")).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void anExportBecomesWhatTheExampleSays(String name) throws IOException {
        Path text = EXAMPLES.resolve(name + ".txt");
        String expected = Files.readString(text).replace("\r\n", "\n");
        List<String> head = expected.lines().takeWhile(line -> !line.isEmpty()).toList();
        SyncSettings settings = settings(head);
        Project project = read(name);
        Refusals.check(project, settings, Tenants.CURRENCY);

        String parts = head.stream().filter(line -> line.startsWith(PARTS)).findFirst().orElseThrow();
        String actual = String.join("\n", head) + "\n" + ManageText.of(
                DesiredState.of(project, settings, Tenants.tenant()),
                List.of(parts.substring(PARTS.length()).split(", ")));

        if (!actual.equals(expected)) {
            Path written = Files.createDirectories(ACTUAL).resolve(name + ".txt");
            Files.writeString(written, actual);
            assertThat(actual).as("if that is right: cp %s %s", written, text).isEqualTo(expected);
        }
    }

    @Test
    void everyTextHasAnExport() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".txt"))
                    .map(name -> name.replace(".txt", "")).sorted()).containsExactlyElementsOf(names().toList());
        }
    }

    private static Project read(String name) throws IOException {
        try (InputStream in = Files.newInputStream(EXAMPLES.resolve(name + ".json"))) {
            return ExportReader.readProject(in);
        }
    }

    // A setting stands as in application.yaml: sync.aggregate-adjustments: true
    private static SyncSettings settings(List<String> head) {
        Object[] choices = head.stream().filter(line -> line.startsWith(SETTING)).flatMap(line -> {
            String[] nameAndValue = line.substring(SETTING.length()).split(": ", 2);
            return Stream.of(camelCase(nameAndValue[0]), value(nameAndValue[1]));
        }).toArray();
        return Choices.choices(choices);
    }

    private static Object value(String text) {
        return text.matches("include|leave-out|refuse|share") ? text.toUpperCase(Locale.ROOT).replace('-', '_') : text;
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("-")) {
            camel.append(camel.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }
}
