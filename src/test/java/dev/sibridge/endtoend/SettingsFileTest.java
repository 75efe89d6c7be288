package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.endtoend.Bridge.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

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

    private void write(String settings) throws IOException {
        Files.writeString(Path.of(folder.toString(), "application.yaml"), settings);
    }
}
