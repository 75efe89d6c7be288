package dev.sibridge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.mapping.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
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
                .anyMatch(mistake -> mistake.contains("SYNC_KEEP_RUNS must be one day at least"));
        assertThat(TestAccounts.of(Map.of("accounts.default.sync.keep-exports", "-1d")).mistakes())
                .anyMatch(mistake -> mistake.contains("SYNC_KEEP_EXPORTS must not be negative"));
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
                .hasMessage("There is no account \"default\" whose settings are complete.");
    }

    @Test
    void everyMistakeIsTold() {
        settings.clear();
        set("dtools.url", "https://api.d-tools.com/SI");

        assertThat(accounts().mistakes()).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({"DTOOLS_URL,ftp://x.example", "DTOOLS_URL,api.d-tools.com", "CONNECTWISE_SITE,https:///path",
        "CONNECTWISE_SITE,api-na.myconnectwise.net"})
    void whatIsNoAddressIsOneSentence(String variable, String address) {
        set(VARIABLES.get(variable), address);

        assertThat(accounts().mistakes()).containsExactly("Account default: " + variable
                + " is no address; it should look like https://host.example.");
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

    @Test
    void addressesAreSeparatedBySemicolonsAndLookLikeAddresses() {
        set("sync.error-emails", " office@acme.example; jdoe@acme.example ");
        assertThat(accounts().get("default").errorEmails()).containsExactly("office@acme.example", "jdoe@acme.example");

        set("sync.error-emails", "office@acme.example, jdoe@acme.example");
        assertThat(accounts().mistakes()).singleElement().asString()
                .contains("SYNC_ERROR_EMAILS", "with semicolons between them");
    }

    @Test
    void whatIsNotSetHasItsDefault() {
        Account account = accounts().get("default");

        assertThat(account.dtools().url()).hasToString("https://api.d-tools.com/SI");
        assertThat(account.connectwise().timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(account.polling()).isEqualTo(new Polling(false, Duration.ofMinutes(5), null,
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
                .hasMessageStartingWith("There are several accounts: name one of them");
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
