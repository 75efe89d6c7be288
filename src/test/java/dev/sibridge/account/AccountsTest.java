package dev.sibridge.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.vendor.connectwise.ConnectWiseSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {

    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("DTOOLS_URL", "dtools.url"), Map.entry("DTOOLS_API_KEY", "dtools.api-key"),
            Map.entry("CONNECTWISE_SITE", "connectwise.site"), Map.entry("CONNECTWISE_COMPANY", "connectwise.company"),
            Map.entry("CONNECTWISE_CLIENT_ID", "connectwise.client-id"),
            Map.entry("CONNECTWISE_PUBLIC_KEY", "connectwise.public-key"),
            Map.entry("CONNECTWISE_PRIVATE_KEY", "connectwise.private-key"),
            Map.entry("SYNC_SALES_REP", "sync.sales-rep"), Map.entry("SYNC_PRODUCT_ID", "sync.product-id"),
            Map.entry("SYNC_LABOR_ID", "sync.labor-id"), Map.entry("SYNC_BILLING_METHOD", "sync.billing-method"),
            Map.entry("SYNC_BILL_TIME", "sync.bill-time"),
            Map.entry("SYNC_BILL_PRODUCTS", "sync.bill-products"));

    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void setWhatIsNeeded() {
        set("dtools.api-key", "k3y");
        set("connectwise.site", "https://api-na.myconnectwise.net");
        set("connectwise.company", "acme");
        set("connectwise.client-id", "00000000-0000-4000-8000-000000000000");
        set("connectwise.public-key", "publ1c");
        set("connectwise.private-key", "pr1vate");
        set("sync.sales-rep", "dsales");
    }

    @Test
    void aHistoryOfNoDaysIsAMistake() {
        assertThat(TestAccounts.of(Map.of("accounts.default.sync.keep-runs", "0d")).mistakes())
                .anyMatch(mistake -> mistake.contains("SYNC_KEEP_RUNS must be at least one day"));
        assertThat(TestAccounts.of(Map.of("accounts.default.sync.keep-exports", "-1d")).mistakes())
                .anyMatch(mistake -> mistake.contains("SYNC_KEEP_EXPORTS must not be negative"));
    }

    @ParameterizedTest
    @CsvSource({"sync.interval,5,SYNC_INTERVAL is 5 ms,5m", "sync.interval,-5m,SYNC_INTERVAL is -300000 ms,5m",
        "connectwise.timeout,30,CONNECTWISE_TIMEOUT is 30 ms,30s",
        "sync.unknown-settle,-1s,SYNC_UNKNOWN_SETTLE is -1000 ms,2m"})
    void aTimeThatIsTooShortMayLackItsUnit(String setting, String time, String told, String example) {
        set(setting, time);

        assertThat(accounts().mistakes()).containsExactly("Account default: " + told
                + ", which is too short; write it with its unit, such as " + example + ".");
    }

    @ParameterizedTest
    @CsvSource({"sync.interval,SYNC_INTERVAL,P106751991167300D", "connectwise.timeout,CONNECTWISE_TIMEOUT,36501d",
        "sync.unknown-settle,SYNC_UNKNOWN_SETTLE,36501d", "sync.keep-runs,SYNC_KEEP_RUNS,36501d",
        "sync.keep-exports,SYNC_KEEP_EXPORTS,36501d"})
    void aTimeThatNoClockKnowsIsAMistake(String setting, String variable, String time) {
        set(setting, time);

        assertThat(accounts().mistakes())
                .containsExactly("Account default: " + variable + " must not be longer than 36500d.");
    }

    @Test
    void aTimeThatIsLessThanAnyNumberIsTooShort() {
        set("sync.interval", "-P106751991167300D");

        assertThat(accounts().mistakes()).singleElement().asString().contains("too short");
    }

    @Test
    void withoutAnyAccountThereIsOneMistake() {
        settings.clear();

        assertThat(accounts().mistakes()).containsExactly(
                "No account is declared: application.yaml needs an entry below \"accounts\".");
        assertThat(accounts().all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DTOOLS_API_KEY", "CONNECTWISE_SITE", "CONNECTWISE_COMPANY", "CONNECTWISE_CLIENT_ID",
        "CONNECTWISE_PUBLIC_KEY", "CONNECTWISE_PRIVATE_KEY", "SYNC_SALES_REP"})
    void aMissingSettingIsOneSentence(String variable) {
        set(VARIABLES.get(variable), " ");
        assertThat(accounts().mistakes()).singleElement().asString()
                .startsWith("Account default: " + variable + " is not set; it is ").endsWith(".");

        settings.remove("accounts.default." + VARIABLES.get(variable));
        assertThat(accounts().mistakes()).hasSize(1);
        assertThat(accounts().all()).isEmpty();
        assertThatThrownBy(() -> accounts().get("default"))
                .hasMessage("There is no account \"default\" with complete settings.");
    }

    @Test
    void everyMistakeIsTold() {
        settings.clear();
        set("dtools.url", "https://api.d-tools.com/SI");

        assertThat(accounts().mistakes()).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "DTOOLS_URL       | ftp://x.example               | ': \"ftp://x.example\"'",
        "DTOOLS_URL       | https//api.d-tools.com/SI     | ': \"https//api.d-tools.com/SI\"'",
        "CONNECTWISE_SITE | https:///path                 | ': \"https:///path\"'",
        "CONNECTWISE_SITE | 'https://api na.example'      | ': \"https://api na.example\"'",
        "CONNECTWISE_SITE | 127.0.0.1:8080/sandbox        | ': \"127.0.0.1:8080/sandbox\"'",
        "CONNECTWISE_SITE | AbCdEf0123456789              | ''",
        "CONNECTWISE_SITE | 'https://u:s3cret @x.example' | ''"})
    @Tag("field")
    void whatIsNoAddressIsOneSentence(String variable, String address, String shown) {
        set(VARIABLES.get(variable), address);

        assertThat(accounts().mistakes()).containsExactly("Account default: " + variable + " is not an address" + shown
                + "; it should look like https://api" + (variable.startsWith("D") ? ".d-tools.com/SI."
                        : "-na.myconnectwise.net."));
    }

    @Test
    @Tag("field")
    void aLoginDoesNotBelongIntoAnAddress() {
        set("connectwise.site", "https://acme+public:s3cret@api-na.myconnectwise.net");

        assertThat(accounts().mistakes()).containsExactly("Account default: CONNECTWISE_SITE contains a user name;"
                + " keys have settings of their own. It should look like https://api-na.myconnectwise.net.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'pr1 vate'          | a space",
        "'pr1\u00A0vate'     | a space",
        "'pr1\tvate'         | a space",
        "'publ1c\npr1vate'   | a line break",
        "'\"pr1vate'         | a quotation mark at one end",
        "'pr1vate\u2019'     | the character U+2019",
        "'pr1\u2013vate'     | the character U+2013",
        "'Basic cHIxdmF0ZQ==' | a space"})
    @Tag("field")
    void aKeyThatHoldsWhatNoKeyDoesIsNamedAndNotTold(String key, String what) {
        for (String variable : List.of("DTOOLS_API_KEY", "CONNECTWISE_CLIENT_ID", "CONNECTWISE_PUBLIC_KEY",
                "CONNECTWISE_PRIVATE_KEY")) {
            String before = settings.get("accounts.default." + VARIABLES.get(variable));
            set(VARIABLES.get(variable), key.translateEscapes());

            assertThat(accounts().mistakes()).singleElement().asString().startsWith("Account default: " + variable
                    + " contains " + what + ", which no key contains; copy it again, the key alone. It is ")
                    .doesNotContain("pr1", "cHIx");
            set(VARIABLES.get(variable), before);
        }
    }

    @Test
    @Tag("field")
    void whatWasPastedAlongIsNoPartOfAValue() {
        set("dtools.url", " https://API.D-Tools.com/SI/Subscribe/Projects/ ");
        set("dtools.api-key", "\"k3y\"\r\n");
        set("connectwise.site", "na.myconnectwise.net/v4_6_release/apis/3.0");
        set("connectwise.company", "\u200Bacme ");
        set("connectwise.client-id", "00000000-0000-4000-8000-\u200B000000000000");
        set("connectwise.public-key", "\u00A0publ1c");
        set("connectwise.private-key", "“pr1vate”");
        set("sync.sales-rep", "'dsales' ");
        set("sync.project-board", " \"D-Tools Projects\"");

        Account account = accounts().get("default");

        assertThat(account.dtools().url()).hasToString("https://api.d-tools.com/SI");
        assertThat(account.dtools().apiKey()).isEqualTo("k3y");
        assertThat(account.connectwise()).isEqualTo(new ConnectWiseSettings(
                URI.create("https://api-na.myconnectwise.net"), "acme", "00000000-0000-4000-8000-000000000000",
                "publ1c", "pr1vate", null, null, null, Duration.ofSeconds(30)));
        assertThat(account.sync().salesRep()).isEqualTo("dsales");
        assertThat(account.sync().projectBoard()).isEqualTo("D-Tools Projects");
    }

    @Test
    void anAddressThatIsSetToNothingIsTheUsualOne() {
        set("dtools.url", " ");

        assertThat(accounts().get("default").dtools().url()).hasToString("https://api.d-tools.com/SI");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DTOOLS_URL", "CONNECTWISE_SITE"})
    void keysTravelUnencryptedOnlyWithinThisMachine(String variable) {
        set(VARIABLES.get(variable), "http://192.0.2.1/x");
        assertThat(accounts().mistakes()).containsExactly("Account default: " + variable + " starts with http, and "
                + "keys would travel unencrypted; write https.");

        for (String loopback : List.of("http://127.0.0.1:8080/x", "http://[::1]/x", "HTTP://localhost",
                "HTTPS://x.example")) {
            set(VARIABLES.get(variable), loopback);
            assertThat(accounts().mistakes()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SYNC_PRODUCT_ID", "SYNC_LABOR_ID"})
    void aWrongPatternIsToldWithItsPlace(String variable) {
        set(VARIABLES.get(variable), "{Model}-{Maker}");

        assertThat(accounts().mistakes()).singleElement().asString().startsWith("Account default: " + variable
                + ": The product id pattern is wrong at character 10: ");
    }

    @ParameterizedTest
    @CsvSource({"SYNC_BILLING_METHOD,actualrates,'ActualRates, FixedFee, NotToExceed, OverrideRate'",
        "SYNC_BILL_TIME,Never,'Billable, DoNotBill, NoCharge, NoDefault'",
        "SYNC_BILL_PRODUCTS,billable,'Billable, DoNotBill, NoCharge, NoDefault'"})
    void anUnknownChoiceIsToldWithAllOfThem(String variable, String value, String choices) {
        set(VARIABLES.get(variable), value);

        assertThat(accounts().mistakes()).containsExactly(
                "Account default: " + variable + " must be one of " + choices + ".");
    }

    @Test
    void aClientsCompanyNeedsBothNamesAndIsNamedOnce() {
        set("sync.companies[0].client", "Smith, J. & A.");
        set("sync.companies[0].company", "SmithResidence");
        assertThat(accounts().get("default").sync().companies()).isEqualTo(Map.of("smith, j. & a.", "SmithResidence"));

        set("sync.companies[1].client", "Jones");
        assertThat(accounts().mistakes()).containsExactly("Account default: every entry of sync.companies needs"
                + " \"client\", the client's name in SI, and \"company\", the id of its company in Manage.");

        set("sync.companies[1].client", " SMITH, J. & A.");
        set("sync.companies[1].company", "Other");
        assertThat(accounts().mistakes()).containsExactly("Account default: sync.companies names the client"
                + " \" SMITH, J. & A.\" twice; keep one of the entries.");
    }

    @ParameterizedTest
    @CsvSource({"9,below 10", "157,above 156"})
    void aLimitBeyondWhatManageHasIsTold(String limit, String told) {
        set("limits.site-name", limit);

        assertThat(accounts().mistakes()).singleElement().asString().contains("no limit may be " + told);
    }

    @Test
    void newerLimitsAreTaken() {
        set("limits.company-identifier", "156");
        set("limits.company-name", "155");
        set("limits.site-name", "154");
        set("limits.product-id", "75");

        assertThat(accounts().get("default").sync().limits()).isEqualTo(new Limits(156, 155, 154, 75));
    }

    @Test
    void progressesNeedTheStatusOfWonProjects() {
        set("sync.progresses", " ; Approved");
        assertThat(accounts().mistakes()).singleElement().asString().contains("SYNC_WON_STATUS is not set");

        set("sync.won-status", "Won");
        assertThat(accounts().mistakes()).isEmpty();

        set("sync.progresses", " ; ");
        set("sync.won-status", "");
        assertThat(accounts().mistakes()).isEmpty();
    }

    @Test
    void noMistakeEverTellsASecret() {
        set("connectwise.site", "http://192.0.2.1");
        set("sync.product-id", "}");

        assertThat(accounts().mistakes()).hasSize(2).noneMatch(mistake ->
                mistake.contains("k3y") || mistake.contains("publ1c") || mistake.contains("pr1vate"));
    }

    @Test
    void listsAreTextWithSemicolons() {
        set("sync.won-status", "Won");
        set("sync.progresses", " Approved ;;In Progress; ");
        set("sync.company-types", "Client;Residential");

        Account account = accounts().get("default");

        assertThat(account.sync().progresses()).containsExactly("Approved", "In Progress");
        assertThat(account.sync().companyTypes()).containsExactly("Client", "Residential");
    }

    @ParameterizedTest
    @ValueSource(strings = {" office@acme.example; jdoe@acme.example ", "office@acme.example, jdoe@acme.example",
        "office@acme.example\n\njdoe@acme.example\r\n", "\"office@acme.example;jdoe@acme.example;\"",
        "Office <office@acme.example>; \"Doe, Jane\" <jdoe@acme.example>",
        "mailto:office@acme.example;jdoe@acme.example"})
    @Tag("field")
    void mailAddressesAreTakenAsMailProgramsShowThem(String given) {
        set("sync.error-emails", given);

        assertThat(accounts().get("default").errorEmails()).containsExactly("office@acme.example", "jdoe@acme.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"office", "office@", "@acme.example", "office@acme.example jdoe@acme.example", "a@b@c"})
    void whatIsNoMailAddressIsNamed(String address) {
        set("sync.error-emails", "office@acme.example;" + address);

        assertThat(accounts().mistakes()).containsExactly("Account default: SYNC_ERROR_EMAILS: \"" + address
                + "\" is not an email address; separate addresses with semicolons.");
    }

    @Test
    @Tag("field")
    void aListWithCommasIsUnclearUntilASemicolonSaysWhatIsMeant() {
        set("sync.won-status", "Won");
        set("sync.progresses", "Approved, In Progress");
        assertThat(accounts().mistakes()).containsExactly("Account default: SYNC_PROGRESSES contains commas:"
                + " \"Approved, In "
                + "Progress\"; separate names with semicolons, and put one after a single name that contains a"
                + " comma.");

        set("sync.progresses", "Approved, signed;");
        assertThat(accounts().get("default").sync().progresses()).containsExactly("Approved, signed");
        set("sync.progresses", "\"Approved\nApproved, signed\n\"");
        assertThat(accounts().get("default").sync().progresses()).containsExactly("Approved", "Approved, signed");
    }

    @Test
    void whatIsNotSetHasItsDefault() {
        Account account = accounts().get("default");

        assertThat(account.dtools().url()).hasToString("https://api.d-tools.com/SI");
        assertThat(account.connectwise().timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(account.polling()).isEqualTo(new PollSchedule(false, Duration.ofMinutes(5), null,
                Duration.ofMinutes(2)));
        assertThat(account.sync().billProducts()).isEqualTo("Billable");
        assertThat(account.sync().companies()).isEmpty();
        assertThat(account.sync().productId()).isEqualTo("{Manufacturer}-{Model}");
        assertThat(account.sync().limits().companyIdentifier()).isEqualTo(25);
        assertThat(account.tenant()).isEqualTo("api-na.myconnectwise.net/acme");
    }

    @Test
    void whatIsSetIsTaken() {
        set("sync.since", "2026-01-31T00:00:00Z");
        set("sync.optional-rows", "include");
        set("sync.progresses-mean", "open");
        set("limits.product-id", "75");
        set("connectwise.timeout", "5s");

        Account account = accounts().get("default");

        assertThat(account.polling().since()).isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
        assertThat(account.sync().optionalRows()).hasToString("INCLUDE");
        assertThat(account.sync().progressesMean()).hasToString("OPEN");
        assertThat(account.sync().limits().productId()).isEqualTo(75);
        assertThat(account.connectwise().timeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void oneAccountsMistakesDoNotStopAnother() {
        settings.put("accounts.second.dtools.api-key", "k");

        assertThat(accounts().all()).extracting(Account::name).containsExactly("default");
        assertThat(accounts().mistakes()).isNotEmpty().allMatch(mistake -> mistake.startsWith("Account second: "));
    }

    @Test
    void theOnlyAccountNeedsNoNameAndOneOfSeveralDoes() {
        assertThat(accounts().meant(null).name()).isEqualTo("default");
        assertThatThrownBy(() -> accounts().meant("other")).hasMessageContaining("no account \"other\"");

        Map.copyOf(settings).forEach((name, value) -> settings.put(name.replace("default", "second"), value));

        assertThat(accounts().meant("second").name()).isEqualTo("second");
        assertThatThrownBy(() -> accounts().meant(null)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There are several accounts: set \"account\" to one of them");
    }

    @Test
    void anAccountShowsItsNameOnly() {
        assertThat(accounts().get("default")).hasToString("account default");
    }

    private void set(String name, String value) {
        settings.put("accounts.default." + name, value);
    }

    private Accounts accounts() {
        return TestAccounts.of(settings);
    }
}
