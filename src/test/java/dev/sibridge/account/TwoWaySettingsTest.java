package dev.sibridge.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.TwoWaySettings.Guard;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoWaySettingsTest {

    private final Map<String, String> settings = new HashMap<>(Map.of("dtools.api-key", "k3y", "connectwise.site",
            "https://api-na.myconnectwise.net", "connectwise.company", "acme", "connectwise.client-id", "id",
            "connectwise.public-key", "publ1c", "connectwise.private-key", "pr1vate", "sync.sales-rep", "dsales",
            "pm.type", "redmine", "pm.url", "https://redmine.acme.example", "pm.api-key", "t00l"));

    @Test
    void whatIsNotSetHasItsDefault() {
        assertThat(twoWay()).isEqualTo(new TwoWaySettings(new ToolSettings(ToolType.REDMINE,
                URI.create("https://redmine.acme.example"), "t00l", "Task", "Step", null), false, Duration.ofMinutes(1),
                Duration.ofHours(4), null, Deletes.CLOSE, Deletes.IfChanged.AGAIN, new Guard(20, 10),
                Duration.ofDays(90)));
    }

    @Test
    void whatIsSetCounts() {
        settings.putAll(Map.of("pm.type", "open", "two-way.auto", "true", "two-way.interval", "30s", "two-way.sweep",
                "1h", "two-way.mapping-file", " /etc/mappings.yaml ", "two-way.deletes", "delete", "two-way.guard",
                "0;100%", "two-way.closed-tickets", "0d", "two-way.deleted-but-changed", "ask"));

        assertThat(twoWay()).isEqualTo(new TwoWaySettings(new ToolSettings(ToolType.OPEN,
                URI.create("https://redmine.acme.example"), "t00l", "Task", "Step", null), true, Duration.ofSeconds(30),
                Duration.ofHours(1), "/etc/mappings.yaml", Deletes.DELETE, Deletes.IfChanged.ASK, new Guard(0, 100),
                Duration.ZERO));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'https://x.example/ '      | https://x.example",
        "https://x.example/redmine// | https://x.example/redmine", "'\"https://x.example\"'   | https://x.example",
        "http://127.0.0.1:3000       | http://127.0.0.1:3000"})
    void anAddressIsTakenWithoutWhatWasPastedAlong(String given, String taken) {
        settings.put("pm.url", given);

        assertThat(twoWay().tool().url()).isEqualTo(URI.create(taken));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"20;10% | 20 | 10", "' 5 ; 7 % ' | 5 | 7", "0;0% | 0 | 0",
        "999999;100% | 999999 | 100"})
    void aGuardIsANumberAndAPercentage(String given, int most, int percent) {
        settings.put("two-way.guard", given);

        assertThat(twoWay().guard()).isEqualTo(new Guard(most, percent));
    }

    @Test
    void theKeyIsNotToldByChance() {
        assertThat(twoWay().toString()).doesNotContain("t00l").contains("REDMINE at https://redmine.acme.example");
    }

    private TwoWaySettings twoWay() {
        Map<String, String> all = new HashMap<>();
        settings.forEach((name, value) -> all.put("accounts.default." + name, value));
        Accounts accounts = TestAccounts.of(all);
        assertThat(accounts.mistakes()).isEmpty();
        return accounts.get("default").twoWay();
    }
}
