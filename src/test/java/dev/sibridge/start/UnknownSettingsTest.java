package dev.sibridge.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class UnknownSettingsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "accounts: {default: {sync: {intervall: 5m}}} | accounts.default.sync.intervall"
                + " | accounts.default.sync.interval",
        "accounts: {default: {snyc: {interval: 5m}}}  | accounts.default.snyc.interval"
                + " | accounts.default.sync.interval",
        "accounts: {default: {won-status: x}}         | accounts.default.won-status | accounts.default.sync.won-status",
        "accounts: {oslo: {sync: {sales-reb: x}}}     | accounts.oslo.sync.sales-reb | accounts.oslo.sync.sales-rep",
        "accounts: {default: {sync: {companies: [{client: a, compny: b}]}}} | accounts.default.sync.companies[0].compny"
                + " | accounts.default.sync.companies[].company",
        "accounts: {default: {sync: {companies: {client: a}}}} | accounts.default.sync.companies.client"
                + " | accounts.default.sync.companies[].client",
        "account: {default: {sync: {interval: 5m}}}   | account.default.sync.interval | accounts.default.sync.interval",
        "brigde: {retries: 5}                         | brigde.retries | bridge.retries",
        "bridge: {mail: {hots: x}}                    | bridge.mail.hots | bridge.mail.host",
        "sync: {interval: 5m}                         | sync.interval | accounts.default.sync.interval",
        "mail: {host: x}                              | mail.host | bridge.mail.host",
        "console: {pasword: x}                        | console.pasword | console.password"})
    void aSettingThatNobodyReadsIsNamedWithLineAndTheOneThatIsMeant(String yaml, String name, String meant) {
        assertThat(mistakes(yaml)).contains(name + " in " + folder.toAbsolutePath() + "/application.yaml, line 1,"
                + " is not a setting; did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bridge: {colour: s3cret}", "accounts: {default: {sync: {s3cr3t: s3cret}}}",
        "console: {theme: {dark: s3cret}}"})
    void oneThatIsLikeNoOtherIsNamedAloneAndWhatItIsSetToNever(String yaml) {
        assertThat(mistakes(yaml)).singleElement().asString().contains(" is not a setting. ").doesNotContain("s3cret");
    }

    @Test
    void aListWhereOneTextIsExpectedIsNotLeftUnread() {
        assertThat(mistakes("accounts: {default: {sync: {error-emails: [a@x.example, b@x.example]}}}"))
                .containsExactly("accounts.default.sync.error-emails in " + folder.toAbsolutePath()
                        + "/application.yaml, line 1, is a list, but must be one text; separate the entries"
                        + " with semicolons.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts: {default: {sync: true}}", "bridge: 5", "accounts: oslo",
        "accounts: {default: s3cret}", "accounts: {oslo: s3cret}",
        "accounts: {default: {sync: {companies: [s3cret]}}}"})
    void whatStandsWhereSettingsStandBelowIsNamed(String yaml) {
        assertThat(mistakes(yaml)).singleElement().asString()
                .contains(" has a value of its own, but is only a group of settings.").doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts:", "accounts: {default: {sync: }}", "bridge: {mail: {}}", "bridge.mail.host: x",
        "accounts: {default: {sync: {salesRep: x, sales_rep: x}}}", "debug: true", "trace: true",
        "accounts: {oslo: {sync: {companies: [{client: a, company: b}]}}}",
        "spring: {datasource: {url: x}}", "server: {ssl: {key-store: x}}", "logging: {level: {root: info}}",
        "sandbox: {samples: large}", "info: {app: x}", "camel: {main: {name: x}}", "otel: {x: y}", "''", "just text"})
    void whatIsReadOrIsOthersIsFine(String yaml) {
        assertThat(mistakes(yaml)).isEmpty();
    }

    @Test
    void theShippedFileIsFine() throws Exception {
        assertThat(mistakes(Files.readString(Path.of("application.yaml")))).isEmpty();
    }

    @Test
    void soIsTheCommandLineJudgedButNotWhatOthersPutThere() {
        StandardEnvironment environment = new StartSettings().environment();
        environment.getPropertySources().addFirst(new MapPropertySource("commandLineArgs",
                Map.of("bridge.retires", "1", "sync", "x", "once", "")));

        assertThat(UnknownSettings.mistakes(environment)).containsExactly(
                "bridge.retires is not a setting; did you mean bridge.retries?");
    }

    private List<String> mistakes(String yaml) {
        return UnknownSettings.mistakes(new StartSettings().file(folder, yaml).environment());
    }
}
