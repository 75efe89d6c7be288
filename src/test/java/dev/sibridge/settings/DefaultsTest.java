package dev.sibridge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.declared.AccountProperties;
import dev.sibridge.settings.ShippedSettings.Setting;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

/** Each default stands once, in the {@code application.yaml} in the jar, and holds for whatever is not set. */
class DefaultsTest {

    private final Map<String, Object> variables = new HashMap<>();
    private final Map<String, Object> file = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"second", "second-branch", "SecondBranch", "second_branch", "2"})
    void anotherAccountHasTheDefaultsOfTheFirst(String name) throws IOException {
        file.put("accounts." + name + ".dtools.api-key", "k3y");

        Map<String, AccountProperties.Entry> accounts = accounts();

        assertThat(accounts).containsOnlyKeys("default", name);
        assertThat(accounts.get(name).sync()).usingRecursiveComparison().ignoringActualNullFields()
                .isEqualTo(accounts.get("default").sync());
        assertThat(accounts.get(name).limits()).isEqualTo(accounts.get("default").limits());
        assertThat(accounts.get(name).connectwise().timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(accounts.get(name).dtools().url()).isEqualTo("https://api.d-tools.com/SI");
        assertThat(accounts.get(name).dtools().apiKey()).isEqualTo("k3y");
    }

    @Test
    void neitherTheFirstAccountsVariablesNorItsKeysAreAnothers() throws IOException {
        variables.put("SYNC_INTERVAL", "1m");
        file.put("accounts.default.sync.keep-runs", "3d");
        file.put("accounts.second.sync.sales-rep", "jdoe");

        assertThat(accounts().get("default").sync().interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(accounts().get("second").sync().interval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(accounts().get("second").sync().keepRuns()).isEqualTo(Duration.ofDays(400));
    }

    @Test
    void whatAnotherAccountSetsInWhicheverSpellingStays() throws IOException {
        file.put("accounts.second.sync.keepRuns", "3d");
        file.put("accounts.second.sync.companies[0].client", "Jones");

        assertThat(accounts().get("second").sync().keepRuns()).isEqualTo(Duration.ofDays(3));
        assertThat(accounts().get("second").sync().companies()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"SYNC_INTERVAL,accounts.default.sync.interval,5m", "DTOOLS_URL,accounts.default.dtools.url,"
            + "https://api.d-tools.com/SI", "SMTP_PORT,bridge.mail.port,587", "SERVER_ADDRESS,server.address,127.0.0.1",
        "ADMIN_USERNAME,console.username,admin", "LOG_FORMAT,logging.structured.format.console,text",
        "DATABASE_USERNAME,spring.datasource.username,sa"})
    void aVariableThatIsSetToNothingCountsAsNotSet(String variable, String key, String usual) throws IOException {
        variables.put(variable, " ");

        assertThat(environment().getProperty(key)).isEqualTo(usual);
    }

    @Test
    void aSettingOfTheFileThatIsSetToNothingCountsAsNotSet() throws IOException {
        file.put("accounts.default.sync.company-match", "");
        file.put("bridge.retries", "");

        assertThat(accounts().get("default").sync().companyMatch()).hasToString("HOLD");
        assertThat(environment().getProperty("bridge.retries")).isEqualTo("4");
    }

    @Test
    void noPartNumberIsAChoice() throws IOException {
        variables.put("SYNC_VENDOR_PART_NUMBER", "");

        assertThat(accounts().get("default").sync().vendorPartNumber()).isEmpty();
    }

    @Test
    void whatIsSetStays() throws IOException {
        variables.put("SYNC_INTERVAL", "1m");
        file.put("accounts.default.sync.keep-runs", "${NOT_SET}");

        assertThat(environment().getProperty("accounts.default.sync.interval")).isEqualTo("1m");
        assertThat(environment().getPropertySources().get("defaults").getProperty("accounts.default.sync.keep-runs"))
                .isNull();
    }

    @Test
    void everySettingOfAnAccountStandsInTheFile() {
        assertThat(members(AccountProperties.Entry.class, ShippedSettings.ACCOUNT)).hasSizeGreaterThan(40)
                .isSubsetOf(ShippedSettings.all().stream().map(Setting::key).toList());
    }

    private static List<String> members(Class<?> type, String prefix) {
        return Arrays.stream(type.getRecordComponents()).flatMap(member -> {
            String key = prefix + DataObjectPropertyName.toDashedForm(member.getName());
            return member.getType().isRecord() ? members(member.getType(), key + ".").stream() : Stream.of(key);
        }).toList();
    }

    private Map<String, AccountProperties.Entry> accounts() throws IOException {
        return Binder.get(environment()).bind("", AccountProperties.class).get().accounts();
    }

    private StandardEnvironment environment() throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        environment.getPropertySources().addLast(new MapPropertySource("beside the jar", file));
        new YamlPropertySourceLoader().load("in the jar", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        ConfigurationPropertySources.attach(environment);
        new Defaults().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
