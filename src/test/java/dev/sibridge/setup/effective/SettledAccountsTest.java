package dev.sibridge.setup.effective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.AccountState;
import dev.sibridge.account.Mistake;
import dev.sibridge.secrets.Secrets;
import dev.sibridge.settings.GivenSettings;
import dev.sibridge.settings.ShippedSettings;
import dev.sibridge.settings.ShippedSettings.Setting;
import dev.sibridge.setup.effective.EffectiveSetting.Source;
import dev.sibridge.setup.store.Content;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.StandardEnvironment;

/** What the operator of the machine sets is fixed; then comes the database, then the default. */
class SettledAccountsTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Secrets SECRETS = new Secrets(DATABASE.jdbc(), "a long random text");

    private final Map<String, Object> variables = new HashMap<>();
    private final Map<String, Object> file = new HashMap<>();
    private final Map<String, Content> stored = new HashMap<>();

    @Test
    void aVariableIsFixedAndNamed() {
        variables.put("SYNC_INTERVAL", "1m");
        store("sync.interval", "10m");

        EffectiveSetting interval = effective("default").get("sync.interval");

        assertThat(interval).isEqualTo(new EffectiveSetting("sync.interval", "1m", Source.ENVIRONMENT, "SYNC_INTERVAL",
                null));
    }

    @Test
    void aFileIsFixedAndNamed() {
        file.put("accounts.default.sync.interval", "2m");
        store("sync.interval", "10m");

        EffectiveSetting interval = effective("default").get("sync.interval");

        assertThat(interval.value()).isEqualTo("2m");
        assertThat(interval.source()).isEqualTo(Source.FILE);
        assertThat(interval.fixedBy()).isEqualTo("accounts.default.sync.interval");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SYNC_INTERVAL | accounts.default.sync.interval | ''",
        "SYNC_INTERVAL | accounts.default.sync.interval | ${SYNC_INTERVAL:5m}"})
    void whatIsSetToNothingOrOnlyCopiedIsNotFixed(String variable, String key, String copied) {
        variables.put(variable, " ");
        file.put(key, copied);
        store("sync.interval", "10m");

        assertThat(effective("default").get("sync.interval").source()).isEqualTo(Source.DATABASE);
    }

    @Test
    void theVariablesOfTheFirstAccountFixNothingOfAnother() {
        variables.put("SYNC_INTERVAL", "1m");

        assertThat(effective("second").get("sync.interval").source()).isEqualTo(Source.DEFAULT);
        assertThat(effective("second").get("sync.interval").value()).isEqualTo("5m");
    }

    @Test
    void whatTheDatabaseHasIsNotReadAsAReference() {
        variables.put("DATABASE_PASSWORD", "s3cret");
        complete();
        store("sync.project-board", "${DATABASE_PASSWORD}");

        assertThat(settled("default").account().sync().projectBoard()).isEqualTo("${DATABASE_PASSWORD}");
    }

    @Test
    void keysInTheDatabaseMakeACompleteAccount() {
        complete();
        store("sync.companies", "[{\"client\":\"Smith\",\"company\":\"SmithResidence\"}]");
        store("sync.interval", "10m");

        Account account = settled("default").account();

        assertThat(account.dtools().apiKey()).isEqualTo("k3y");
        assertThat(account.polling().interval()).isEqualTo(Duration.ofMinutes(10));
        assertThat(account.sync().companyOf("smith")).contains("SmithResidence");
    }

    @Test
    void whatHasBecomeBadStopsThatAccountAndAllOfItIsTold() {
        complete();
        store("sync.interval", "soon");
        store("sync.auto", "perhaps");
        store("sync.bill-time", "Never");

        AccountState state = settled("default");

        assertThat(state.account()).isNull();
        assertThat(state.mistakes()).extracting(Mistake::sentence).containsExactlyInAnyOrder(
                "Account default: SYNC_INTERVAL is \"soon\"; it must be a duration, such as 5m.",
                "Account default: SYNC_AUTO is \"perhaps\"; it must be true or false.",
                "Account default: SYNC_BILL_TIME must be one of Billable, DoNotBill, NoCharge, NoDefault.");
    }

    @Test
    void aSecretThatCannotBeReadStopsTheAccountAndSaysWhy() {
        complete();
        stored.put("dtools.api-key", new Content(SECRETS.encrypt("k3y", "other/dtools.api-key"), true));

        assertThat(settled("default").mistakes()).singleElement().extracting(Mistake::sentence).asString()
                .startsWith("Account default: DTOOLS_API_KEY cannot be read. ").doesNotContain("k3y");
    }

    @Test
    void accountsAreThoseThatAreDeclaredAndThoseThatAreMade() {
        file.put("accounts.declared.sync.interval", "2m");

        assertThat(settled().names(Map.of("made", Map.of(SettledAccounts.MADE, new Content("true", false)),
                "removed", Map.of("sync.auto", new Content("true", false)))))
                .containsExactly("declared", "default", "made");
    }

    @Test
    void peopleCanSetAllThatAnAccountHasButTheFileOfMappings() {
        List<String> all = ShippedSettings.ofAccount().stream().map(Setting::key)
                .map(key -> key.substring(ShippedSettings.ACCOUNT.length()))
                .filter(key -> !key.equals("two-way.mapping-file")).toList();

        assertThat(OfferedSettings.of("default")).extracting(OfferedSetting::key).containsExactlyInAnyOrderElementsOf(
                all);
        assertThat(OfferedSettings.of("default")).extracting(OfferedSetting::label).doesNotHaveDuplicates();
    }

    @Test
    void everyValueThatThereIsHasAName() {
        assertThat(OfferedSettings.of("default")).filteredOn(setting -> !setting.choices().isEmpty()).isNotEmpty()
                .allSatisfy(setting -> assertThat(setting.offers().keySet())
                        .containsExactlyInAnyOrderElementsOf(setting.choices()));
    }

    @Test
    void settingsShowNoSecret() {
        stored.put("dtools.api-key", new Content(SECRETS.encrypt("k3y", "default/dtools.api-key"), true));

        assertThat(effective("default").toString()).doesNotContain("k3y");
        assertThat(stored.toString()).doesNotContain(stored.get("dtools.api-key").text());
    }

    private void complete() {
        store("dtools.api-key", "k3y");
        store("connectwise.site", "https://api-na.myconnectwise.net");
        store("connectwise.company", "acme");
        store("connectwise.client-id", "id");
        store("connectwise.public-key", "public");
        store("connectwise.private-key", "private");
        store("sync.sales-rep", "jdoe");
    }

    private void store(String key, String value) {
        stored.put(key, new Content(value, false));
    }

    private AccountState settled(String account) {
        return settled().of(account, stored);
    }

    private Map<String, EffectiveSetting> effective(String account) {
        return new EffectiveSettings(new GivenSettings(environment()), SECRETS).of(account, stored);
    }

    private SettledAccounts settled() {
        GivenSettings given = new GivenSettings(environment());
        return new SettledAccounts(given, new EffectiveSettings(given, SECRETS), environment());
    }

    private StandardEnvironment environment() {
        return TestEnvironment.of(variables, file);
    }
}
