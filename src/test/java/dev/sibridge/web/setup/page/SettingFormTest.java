package dev.sibridge.web.setup.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.setup.effective.EffectiveSetting;
import dev.sibridge.setup.effective.EffectiveSetting.Source;
import dev.sibridge.setup.effective.OfferedSetting;
import dev.sibridge.setup.effective.OfferedSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Which settings a form changes, and to what. */
class SettingFormTest {

    private final Map<String, EffectiveSetting> now = new HashMap<>();
    private final MultiValueMap<String, String> form = new LinkedMultiValueMap<>();

    SettingFormTest() {
        OfferedSettings.of("default").forEach(setting -> now.put(setting.key(),
                new EffectiveSetting(setting.key(), setting.usual(), Source.DEFAULT, null, null)));
    }

    @Test
    void whatWasNotShownStays() {
        form.add("sync.interval", "7m");

        assertThat(wanted()).isEmpty();
    }

    @Test
    void whatIsTheSameIsNoChange() {
        type("sync.interval", "5m ");
        type("sync.auto");
        type("sync.progresses-mean", "won");

        assertThat(wanted()).isEmpty();
    }

    @Test
    void anEmptyBoxIsAnAnswerWhereItWasShown() {
        is("sync.auto", "true");
        type("sync.auto");

        assertThat(wanted()).containsOnly(Map.entry("sync.auto", "false"));
    }

    @Test
    void whatIsEmptiedHasItsDefaultAgain() {
        is("sync.interval", "7m");
        type("sync.interval", "");
        type("sync.sales-rep", "");

        assertThat(wanted()).containsOnly(Map.entry("sync.interval", ""));
    }

    @Test
    void thatThereIsNoPartNumberIsNotItsDefault() {
        type("sync.vendor-part-number", "");

        assertThat(wanted()).containsOnly(Map.entry("sync.vendor-part-number", ""));
    }

    @Test
    void aSecretStaysUnlessItIsTypedOrRemoved() {
        is("dtools.api-key", "k3y");
        type("dtools.api-key", "");
        assertThat(wanted()).isEmpty();

        type("dtools.api-key", "k3y");
        assertThat(wanted()).as("whoever types the same one learns nothing").containsEntry("dtools.api-key", "k3y");

        form.add("remove", "dtools.api-key");
        assertThat(wanted()).containsEntry("dtools.api-key", "");
    }

    @Test
    void severalNamesComeFromBoxesAndText() {
        type("sync.progresses", "Approved", "In Progress", "Approved; Ordered ;");

        assertThat(wanted()).containsOnly(Map.entry("sync.progresses", "Approved;In Progress;Ordered"));
    }

    @Test
    void aDayIsItsBeginning() {
        type("sync.since", " 2026-01-31");

        assertThat(wanted()).containsOnly(Map.entry("sync.since", "2026-01-31T00:00:00Z"));
    }

    @Test
    void companiesOfClientsComeInPairs() {
        type("sync.companies");
        form.addAll("client", List.of("Smith, \"J\"", "", "Doe"));
        form.addAll("company", List.of("SmithJ", "", ""));

        assertThat(wanted()).containsOnly(Map.entry("sync.companies", "[{\"client\":\"Smith, \\\"J\\\"\",\"company\":"
                + "\"SmithJ\"},{\"client\":\"Doe\",\"company\":\"\"}]"));
    }

    private void is(String key, String value) {
        now.put(key, new EffectiveSetting(key, value, Source.DATABASE, null, null));
    }

    private void type(String key, String... values) {
        form.addIfAbsent("shown", "");
        form.add("shown", key);
        form.put(key, List.of(values));
    }

    private Map<String, String> wanted() {
        List<OfferedSetting> all = OfferedSettings.of("default");
        return new SettingForm(all, form).wanted(now);
    }
}
