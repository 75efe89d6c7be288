package dev.sibridge.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.YAMLException;

class BrokenFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'bridge:~  retries: [~'               | line 3: expected the node content, but found '<stream end>'.",
        "'bridge:~%retries: 4'                 | line 2: found character '\\t(TAB)' that cannot start any token."
                + " (Do not use \\t(TAB) for indentation).",
        "'bridge:~  retries: 4~  retries: 5'   | line 3: found duplicate key retries.",
        "'bridge:~  retries: 4~ mail: {}'      | line 3: expected <block end>, but found '<block mapping start>'.",
        "'bridge:~  password: *s3cret'         | line 2: a value that begins with *, & or ! needs quotes.",
        "'bridge:~  password: !s3cret x'       | line 2: a value that begins with *, & or ! needs quotes."})
    void theFileAndTheLineAreNamedAndNoSecretIsQuoted(String text, String sentence) throws IOException {
        write("application.yaml", text.replace('~', '\n').replace('%', '\t'));

        assertThat(sentence("application.yaml")).isEqualTo(folder.toAbsolutePath() + "/application.yaml, "
                + sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application.yml", "application-oslo.yaml", "config/application.yaml",
        "config/oslo/application.yaml"})
    void whereverItLies(String file) throws IOException {
        write("application.yaml", "bridge: {}");
        write("routes/application.yaml", "a: [");
        write(file, "a: [");

        assertThat(sentence(file)).startsWith(folder.resolve(file) + ", line 1: ");
    }

    @Test
    void oneThatIsNotUtf8IsNamed() throws IOException {
        Files.write(folder.resolve("application.yaml"), "a: Jürgen".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(sentence("application.yaml")).isEqualTo(folder + "/application.yaml is not YAML in UTF-8.");
    }

    @Test
    void oneThatLiesElsewhereIsSaidByItsLineAlone() throws IOException {
        write("elsewhere.yaml", "\na: [");

        assertThat(sentence("elsewhere.yaml")).startsWith("A file of settings, line 2: ");
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }

    // As Spring fails on it.
    private String sentence(String file) {
        return BrokenFile.sentence(catchThrowableOfType(YAMLException.class, () -> new YamlPropertySourceLoader()
                .load("any", new FileSystemResource(folder.resolve(file)))), folder);
    }
}
