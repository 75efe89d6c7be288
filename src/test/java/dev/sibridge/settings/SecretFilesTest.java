package dev.sibridge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SecretFilesTest {

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
        new SecretFiles().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
