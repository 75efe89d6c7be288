package dev.sibridge.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.settings.CannotStartException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.support.GenericApplicationContext;

class WrongValueTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SYNC_INTERVAL       | 30seconds | accounts.default.sync.interval | a duration, such as 5m",
        "CONNECTWISE_TIMEOUT | soon      | accounts.default.connectwise.timeout | a duration, such as 30s",
        "SYNC_AUTO           | maybe     | accounts.default.sync.auto | true or false",
        "SYNC_SINCE          | 2026-01-31 | accounts.default.sync.since"
                + " | a moment in ISO form, such as 2026-01-31T00:00:00Z",
        "SYNC_COMPANY_MATCH  | guess     | accounts.default.sync.company-match | hold or use or create",
        "SYNC_OPTIONAL_ROWS  | yes       | accounts.default.sync.optional-rows | include or leave-out",
        "CONNECTWISE_CONCURRENCY | fifty | bridge.connectwise.concurrency | a whole number, such as 8",
        "CONNECTWISE_CONCURRENCY_PER_RECORD | few | bridge.connectwise.concurrency-per-record"
                + " | a whole number, such as 8",
        "SERVER_PORT         | 80a       | server.port | a whole number, such as 8080",
        "SERVER_PORT         | 70000     | server.port | a port, such as 8080",
        "SERVER_ADDRESS      | 192.0.2.1 | server.address | an address of this machine, such as 127.0.0.1"})
    void aVariableIsNamedWithItsKeyWhatWasGivenAndAnExample(String variable, String given, String key, String kind) {
        assertThatThrownBy(() -> check(new StartSettings().variable(variable, given)))
                .isInstanceOf(CannotStartException.class)
                .hasMessage(key + " (" + variable + ") is \"" + given + "\"; it must be " + kind + ".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "accounts: {default: {limits: {site-name: wide}}} | accounts.default.limits.site-name | 'wide'"
                + " | a whole number, such as 50",
        "accounts: {oslo: {sync: {keep-runs: long}}}      | accounts.oslo.sync.keep-runs | 'long'"
                + " | a duration, such as 400d",
        "accounts: {default: {sync: {companies: Jones}}}  | accounts.default.sync.companies | 'Jones' | a list;"
                + " application.yaml has an example",
        "bridge: {payload: {max-size: huge}}              | bridge.payload.max-size | 'huge' | a size, such as 512MB",
        "bridge: {timers: 7}                              | bridge.timers | '7' | true or false"})
    void aSettingOfTheFileIsNamedWithItsLine(String yaml, String key, String given, String kind) {
        assertThatThrownBy(() -> check(new StartSettings().file(folder, yaml))).hasMessageStartingWith(key)
                .hasMessageEndingWith(" in " + folder.toAbsolutePath() + "/application.yaml, line 1, is \"" + given
                        + "\"; it must be " + kind + ".");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> check(new StartSettings().variable("SYNC_INTERVAL", "often")
                .variable("CONNECTWISE_CONCURRENCY", "0")
                .file(folder, "bridge: {answers: {max-time: 0s, maxtim: 1s}}")))
                .hasMessageContaining("SYNC_INTERVAL").hasMessageContaining("bridge.answers.maxtim ")
                .hasMessageContaining("(CONNECTWISE_CONCURRENCY) is 0; it must be at least 1.")
                .hasMessageContaining("bridge.answers.max-time is PT0S; it must be greater than zero, such as 5m.");
    }

    @Test
    void aLimitThatCamelWouldKeepAnObjectForEachOfIsRefusedWithTheMost() {
        assertThatThrownBy(() -> check(new StartSettings().variable("CONNECTWISE_REQUESTS_PER_MINUTE", "1000000000")))
                .hasMessageContaining("(CONNECTWISE_REQUESTS_PER_MINUTE) is 1000000000; it must be at most 100000.");
        assertThatCode(() -> check(new StartSettings().variable("CONNECTWISE_REQUESTS_PER_MINUTE", "100000")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "jdbc:postgresql://bridge:s3cret@host/x", "jdbc:mariadb://host/x"})
    void aDatabaseThatThereIsNoDriverForIsRefusedWithoutItsAddress(String url) {
        assertThatThrownBy(() -> check(new StartSettings().variable("DATABASE_URL", url)))
                .hasMessageStartingWith("spring.datasource.url (DATABASE_URL) must begin with jdbc:mysql:")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void whatRefersToASettingOfOursIsThatSetting(@TempDir Path folder) {
        Binder binder = Binder.get(new StartSettings().variable("CONNECTWISE_CONCURRENCY", "fifty").file(folder, """
                camel.component.http.connections-per-route: ${bridge.connectwise.concurrency}
                """).environment());

        assertThatThrownBy(() -> binder.bind("camel.component.http.connections-per-route", Integer.class))
                .isInstanceOfSatisfying(BindException.class, failure -> assertThat(WrongValue.sentence(failure))
                        .hasValueSatisfying(sentence -> assertThat(sentence)
                                .startsWith("bridge.connectwise.concurrency (CONNECTWISE_CONCURRENCY) in ")
                                .endsWith(" is \"fifty\"; it must be a whole number, such as 8.")));
    }

    @Test
    void whatIsShippedIsFine() {
        assertThatCode(() -> check(new StartSettings())).doesNotThrowAnyException();
    }

    private static void check(StartSettings settings) {
        GenericApplicationContext application = new GenericApplicationContext();
        application.setEnvironment(settings.environment());
        new SettingsCheck().initialize(application);
    }
}
