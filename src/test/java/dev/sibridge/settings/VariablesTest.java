package dev.sibridge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class VariablesTest {

    @TempDir
    private Path folder;

    private final Map<String, Object> variables = new HashMap<>();

    @Test
    void aFileThatCannotBeReadStopsTheStartInASentence() {
        variables.put("DTOOLS_API_KEY_FILE", folder.resolve("none").toString());
        assertThatThrownBy(this::settings).isInstanceOf(WrongSettingException.class)
                .hasMessage("DTOOLS_API_KEY_FILE names a file that cannot be read: " + folder.resolve("none") + ".");

        variables.put("DTOOLS_API_KEY_FILE", folder.toString());
        assertThatThrownBy(this::settings).isInstanceOf(WrongSettingException.class);
    }

    @Test
    void aSettingIsReadFromItsFileWithoutTheLineEnd() throws IOException {
        variables.put("CONNECTWISE_PRIVATE_KEY_FILE", file("  pr1vate äöü\r\n"));

        assertThat(settings().getProperty("CONNECTWISE_PRIVATE_KEY")).isEqualTo("pr1vate äöü");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'  s3cret '", "'\"s3cret\"'", "'''s3cret'''", "“s3cret”", "'s3cret\r\n'",
        "'\uFEFFs3cret'", "'\u00A0s3cret\u200B'", "' \" s3cret \"\n'"})
    @Tag("field")
    void blanksLineBreaksAndAPairOfQuotesAreNoPartOfAValue(String given) throws IOException {
        variables.put("SMTP_PASSWORD", given.translateEscapes());
        variables.put("DATABASE_PASSWORD_FILE", " \"" + file(given.translateEscapes()) + "\" ");
        variables.put("MY_PASSWORD", " untouched ");

        assertThat(settings().getProperty("SMTP_PASSWORD")).isEqualTo("s3cret");
        assertThat(settings().getProperty("DATABASE_PASSWORD")).isEqualTo("s3cret");
        assertThat(settings().getProperty("MY_PASSWORD")).isEqualTo(" untouched ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'\"\"quoted\"\"'|'\"quoted\"'", "'one\" end'|'one\" end'", "'\"'|'\"'",
        "'in  side'|'in  side'", "'\"a\" or \"b\"'|'a\" or \"b'"})
    void onlyOnePairOfQuotesGoesAndNothingInside(String given, String value) {
        variables.put("SMTP_PASSWORD", given);

        assertThat(settings().getProperty("SMTP_PASSWORD")).isEqualTo(value);
    }

    @Test
    void springReadsThemByItsOwnNames() {
        variables.put("SERVER_PORT", "\"8081\"");

        assertThat(Binder.get(settings()).bind("server.port", Integer.class).get()).isEqualTo(8081);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTPS_PROXY", "NO_PROXY", "TRUSTED_CERTIFICATES", "SUPPORT_EMAIL", "PUBLIC_URL"})
    void everySettingMayBeAFile(String variable) throws IOException {
        variables.put(variable + "_FILE", file("x\n"));

        assertThat(settings().getProperty(variable)).isEqualTo("x");
    }

    @Test
    void theFileGoesBeforeTheVariable() throws IOException {
        variables.put("SYNC_SALES_REP", "from the environment");
        variables.put("SYNC_SALES_REP_FILE", file("from the file"));

        assertThat(settings().getProperty("SYNC_SALES_REP")).isEqualTo("from the file");
    }

    @Test
    void otherProgramsVariablesAreLeftAlone() {
        variables.put("JAVA_OPTS_FILE", "/none");
        variables.put("MY_DTOOLS_API_KEY_FILE", "/none");
        variables.put("dtools_api_key_FILE", "/none");
        variables.put("DTOOLS_FILE", "/none");

        assertThat(settings().getProperty("JAVA_OPTS")).isNull();
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("secret"), text).toString();
    }

    private StandardEnvironment settings() {
        StandardEnvironment environment = new StandardEnvironment() {
            @Override
            public Map<String, Object> getSystemEnvironment() {
                // The super constructor asks before there are any.
                return variables == null ? Map.of() : variables;
            }
        };
        environment.getPropertySources().replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        new Variables().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
