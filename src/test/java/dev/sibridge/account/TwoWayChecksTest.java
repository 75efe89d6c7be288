package dev.sibridge.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong setting of a project-management tool is one sentence, which names its variable and tells no secret. */
class TwoWayChecksTest {

    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void setWhatIsNeeded() {
        Map.of("dtools.api-key", "k3y", "connectwise.site", "https://api-na.myconnectwise.net", "connectwise.company",
                "acme", "connectwise.client-id", "id", "connectwise.public-key", "publ1c", "connectwise.private-key",
                "pr1vate", "sync.sales-rep", "dsales", "pm.type", "redmine", "pm.url", "https://redmine.acme.example",
                "pm.api-key", "t00l").forEach(this::set);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "pm.url                 | ' '      | PM_URL is not set; it is such as https://redmine.acme.example.",
        "pm.api-key             | ' '      | PM_API_KEY is not set; it is the key of our own user in the tool.",
        "pm.url                 | ftp://x.example | PM_URL is not an address: \"ftp://x.example\"; it should look like"
                + " https://redmine.acme.example.",
        "pm.url                 | redmine  | PM_URL is not an address; it should look like"
                + " https://redmine.acme.example.",
        "pm.url                 | https://ann:s3cret@x.example | PM_URL contains a user name; keys have settings of"
                + " their own. It should look like https://redmine.acme.example.",
        "pm.url                 | http://redmine.invalid | PM_URL starts with http, and keys would travel unencrypted;"
                + " write https.",
        "pm.api-key             | 's3 cret' | PM_API_KEY contains a space, which no key contains; copy it again, the"
                + " key alone. It is the key of our own user in the tool.",
        "two-way.interval       | 5        | TWO_WAY_INTERVAL is 5 ms, which is too short; write it with its unit, such"
                + " as 1m.",
        "two-way.interval       | -1m      | TWO_WAY_INTERVAL is -60000 ms, which is too short; write it with its unit,"
                + " such as 1m.",
        "two-way.sweep          | 4        | TWO_WAY_SWEEP is 4 ms, which is too short; write it with its unit, such as"
                + " 4h.",
        "two-way.guard          | 20       | TWO_WAY_GUARD is \"20\"; write a number and a percentage, such as 20;10%.",
        "two-way.closed-tickets | -1d      | two-way.closed-tickets is negative; write how long ago a ticket may have"
                + " been closed, such as 90d.",
        "two-way.interval       | 36501d   | TWO_WAY_INTERVAL must not be longer than 36500d.",
        "two-way.sweep          | 36501d   | TWO_WAY_SWEEP must not be longer than 36500d.",
        "two-way.closed-tickets | 36501d   | two-way.closed-tickets must not be longer than 36500d."})
    void aWrongSettingIsOneSentence(String setting, String value, String sentence) {
        set(setting, value);

        assertThat(mistakes()).containsExactly("Account default: " + sentence);
        assertThat(TestAccounts.of(settings).all()).as("such an account takes no part at all").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10%", "20;10", "20,10%", "-1;10%", "20;-1%", "20;101%", "20;999%", "1e3;10%", "20;10%;5",
        "twenty;10%", "9999999;10%"})
    void whatIsNoGuardIsOneSentence(String guard) {
        set("two-way.guard", guard);

        assertThat(mistakes()).containsExactly("Account default: TWO_WAY_GUARD is \"" + guard
                + "\"; write a number and a percentage, such as 20;10%.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pm.url", "pm.api-key"})
    void aToolWithoutATypeIsAMistake(String given) {
        settings.keySet().removeIf(name -> name.contains(".pm."));
        set(given, given.equals("pm.url") ? "https://redmine.acme.example" : "t00l");

        assertThat(mistakes()).containsExactly("Account default: PM_TYPE is not set, but PM_URL or PM_API_KEY is; set"
                + " it to redmine or open, or unset the others.");
    }

    @Test
    void everyMistakeIsTold() {
        set("pm.url", "");
        set("pm.api-key", "");
        set("two-way.interval", "5");
        set("two-way.sweep", "5");
        set("two-way.guard", "5");

        assertThat(mistakes()).hasSize(5).allMatch(mistake -> mistake.startsWith("Account default: "));
    }

    @Test
    void withoutAToolNothingElseOfTwoWayMatters() {
        settings.keySet().removeIf(name -> name.contains(".pm."));
        set("two-way.guard", "nonsense");

        assertThat(mistakes()).isEmpty();
        assertThat(TestAccounts.of(settings).get("default").twoWay()).isNull();
    }

    @Test
    void whatIsEmptyIsNotSet() {
        set("pm.type", "");
        set("pm.url", " ");
        set("pm.api-key", "");

        assertThat(mistakes()).isEmpty();
        assertThat(TestAccounts.of(settings).get("default").twoWay()).isNull();
    }

    @Test
    void completeSettingsAreRight() {
        assertThat(mistakes()).isEmpty();
    }

    private List<String> mistakes() {
        return TestAccounts.of(settings).mistakes();
    }

    private void set(String name, String value) {
        settings.put("accounts.default." + name, value);
    }
}
