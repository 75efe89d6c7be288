package dev.sibridge.setup.effective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.settings.GivenSettings;
import dev.sibridge.settings.GivenSettings.Given;
import dev.sibridge.settings.ShippedSettings;
import dev.sibridge.settings.ShippedSettings.Setting;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one object says that is asked again and again. */
class GivenSettingsTest {

    private static final Setting INTERVAL = ShippedSettings.ofAccount().stream()
            .filter(setting -> setting.key().endsWith(".sync.interval")).findFirst().orElseThrow();

    private final GivenSettings given = new GivenSettings(TestEnvironment.of(Map.of("SYNC_INTERVAL", "3m"),
            Map.of("accounts.north.sync.interval", "7m")));

    @Test
    void eachAccountHasItsOwnHoweverOftenTheyAreAsked() {
        for (int time = 0; time < 2; time++) {
            assertThat(given.ofAccount("default", INTERVAL)).map(Given::value).contains("3m");
            assertThat(given.ofAccount("north", INTERVAL)).map(Given::value).contains("7m");
            assertThat(given.ofAccount("south", INTERVAL)).isEmpty();
        }
    }
}
