package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.endtoend.Bridge.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an {@code application.yaml} beside the jar does, and what a mistake in it or in a variable comes to. */
class SettingsFileTest extends OneShotTest {

    @Test
    void theSandboxStaysApartFromWhatTheFolderIsSetUpFor() throws IOException {
        write("""
                accounts:
                  default:
                    dtools: {url: 'http://127.0.0.1:1', api-key: r3al}
                    connectwise: {site: 'http://127.0.0.1:1', public-key: r3al}
                    sync: {sales-rep: nobody}
                spring:
                  datasource:
                    url: jdbc:h2:file:./data/real
                """);

        Result result = bridge.once("--spring.profiles.active=sandbox");

        assertThat(result.exitCode()).as(result.log()).isZero();
        assertThat(result.total()).startsWith("poll found=4 synced=3 ");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'bridge:~  retries: [~'        | application.yaml, line 3: expected the node content",
        "'bridge:~  retires: 4'         | bridge.retires in application.yaml, line 2, is not a setting; did you mean bridge",
        "'camel:~  main: {shutdown-timeout: long}' | camel.main.shutdown-timeout (SHUTDOWN_TIMEOUT)"
                + " in application.yaml, line 2, is \"long\"; it must be a whole number, such as 30."})
    void aMistakeInTheFileIsOneSentenceWithFileAndLine(String settings, String sentence) throws IOException {
        write(settings.replace('~', '\n'));

        onlySays(bridge.once(), sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "LOG_FORMAT          | jsn       | logging.structured.format.console (LOG_FORMAT) is \"jsn\"; it must be",
        "DTOOLS_API_KEY_FILE | /none     | DTOOLS_API_KEY_FILE names a file that cannot be read: /none."})
    void aWrongVariableIsOneSentence(String variable, String value, String sentence) {
        onlySays(bridge.with(variable, value).once(), sentence);
    }

    @Test
    void aMisspeltVariableIsNamedAndStopsNothing() {
        Result result = bridge.with("CONECTWISE_SITE", "s3cret").with("SMTP_PASS", "s3cret").once();

        assertThat(result.exitCode()).as(result.log()).isZero();
        assertThat(result.log())
                .contains("The variable CONECTWISE_SITE has no effect; did you mean CONNECTWISE_SITE?")
                .contains("The variable SMTP_PASS has no effect; did you mean SMTP_PASSWORD?")
                .doesNotContain("s3cret");
    }

    @Test
    void theServiceSaysItToo() throws Exception {
        write("bridge: [");
        Path err = folder.resolve("err");

        Process service = bridge.startService(folder.resolve("out"), err);

        assertThat(service.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(service.exitValue()).isEqualTo(1);
        assertThat(Files.readString(err)).contains("application.yaml, line 1: ").doesNotContain("\tat ");
        assertThat(folder.resolve("out")).isEmptyFile();
    }

    private void onlySays(Result result, String sentence) {
        assertThat(result.exitCode()).as(result.log()).isEqualTo(2);
        assertThat(result.log()).contains("Nothing was done: ").contains(sentence).doesNotContain("s3cret");
        assertThat(result.log().strip().lines()).hasSize(1);
        assertThat(result.summary()).isEmpty();
        assertThat(vendors.manageLog()).isEmpty();
    }

    private void write(String settings) throws IOException {
        Files.writeString(folder.resolve("application.yaml"), settings);
    }
}
