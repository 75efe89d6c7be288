package dev.sibridge.web.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Accounts;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.TestPropertySource;

/** Settings by the API: what is refused and why, who says what, and that every change can be undone. */
@TestPropertySource(properties = {"DATABASE_URL=jdbc:h2:mem:settings" + RunningSetup.DATABASE, "bridge.timers=false",
    "SYNC_BILL_TIME=Billable", "accounts.branch.sync.interval=7m"})
class SettingsApiTest extends RunningSetup {

    @Autowired
    private SettingsApi settings;
    @Autowired
    private AccountsApi accountsApi;
    @Autowired
    private Accounts accounts;

    @BeforeEach
    void nothingIsSetHere() throws Exception {
        jdbc.sql("DELETE FROM setup_value").update();
        // Whoever follows reads that with the next change.
        put("default", Map.of("sync.sales-rep", "nobody"), 200);
        jdbc.sql("DELETE FROM setup_value").update();
    }

    @AfterEach
    void nobodyIsSignedInHere() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sync.interval     | soon          | \"Time between polls\" is \"soon\"; it must be a duration, such as 5m.",
        "sync.interval     | 5             | \"Time between polls\" is 5 ms, which is too short",
        "sync.product-id   | {Maker}       | The product id pattern is wrong at character 2",
        "sync.bill-time    | NoCharge      | \"Bill time\" is fixed by SYNC_BILL_TIME. Change it there.",
        "sync.nonsense     | x             | There is no setting \"sync.nonsense\" that can be made here.",
        "two-way.mapping-file | /etc/passwd | There is no setting \"two-way.mapping-file\"",
        "bridge.mail.host  | mail.example  | There is no setting \"bridge.mail.host\"",
        "sync.error-emails | office        | \"office\" is not an email address",
        "connectwise.site  | ftp://x.example | \"Address of Manage\" is not an address",
        "connectwise.site  | http://192.0.2.1 | starts with http, and keys would travel unencrypted",
        "connectwise.private-key | 'a b'   | \"Private key\" contains a space"})
    void aBadValueIsRefusedWithItsSettingAndWhatToDo(String key, String value, String told) throws Exception {
        JsonNode problem = put("default", Map.of(key, value), 422);

        assertThat(problem.path("mistakes")).singleElement().satisfies(mistake -> {
            assertThat(mistake.path("key").asText()).isEqualTo(key);
            assertThat(mistake.path("message").asText()).contains(told);
        });
        assertThat(jdbc.sql("SELECT COUNT(*) FROM setup_value").query(Long.class).single()).isZero();
    }

    @Test
    void allMistakesAreToldAtOnce() throws Exception {
        JsonNode problem = put("default", Map.of("sync.interval", "soon", "sync.labor-id", "}", "sync.nonsense", "x",
                "limits.product-id", 9), 422);

        assertThat(problem.path("mistakes").findValuesAsText("key")).containsExactlyInAnyOrder("sync.interval",
                "sync.labor-id", "sync.nonsense", "limits.product-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1", "https://10.1.2.3/SI", "https://192.168.1.1",
        "https://169.254.169.254", "https://[::1]",
        "https://[fd00::1]", "http://localhost:8080", "https://0.0.0.0", "https://100.64.0.1"})
    void addressesInPrivateNetworksAreRefusedUntilTheOperatorAllowsThem(String address) throws Exception {
        for (String key : List.of("dtools.url", "connectwise.site")) {
            assertThat(put("default", Map.of(key, address), 422).path("detail").asText())
                    .contains("leads to a private address").contains("PRIVATE_ADDRESSES");
        }
        post("/api/settings/default/test/connectwise", Map.of("settings", Map.of("connectwise.site", address)), 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1/hook", "https://169.254.169.254/", "https://[::1]/", "http://localhost/"})
    void thatIsTrueOfTheWebhookOfANotice(String address) throws Exception {
        for (String path : List.of("/api/settings/default/notices", "/api/settings/default/notices/test")) {
            assertThat(post(path, Map.of("events", List.of("failed"), "target", "json", "url", address), 422)
                    .path("mistakes").get(0).path("message").asText())
                    .startsWith("The address of the webhook leads to a private address");
        }
    }

    @Test
    void thatIsTrueOfTheMailServerAndItsPortIsOne() throws Exception {
        assertThat(put("bridge", Map.of("bridge.mail.host", "127.0.0.1", "bridge.mail.port", "70000"), 422)
                .path("mistakes").findValuesAsText("key"))
                .containsExactlyInAnyOrder("bridge.mail.host", "bridge.mail.port");
    }

    @Test
    void anAccountThatThereIsNotHasNoSettings() throws Exception {
        assertThat(read(send("GET", "/api/settings/nobody", null, null), 404).path("detail").asText())
                .isEqualTo("There is no account \"nobody\".");
        put("nobody", Map.of("sync.auto", "true"), 404);
        read(send("GET", "/api/settings/nobody/history", null, null), 404);
        post("/api/settings/default/history/999999/undo", null, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "North", "north branch", "../north", "-north", "bridge", "default", "branch"})
    void anAccountNeedsANameOfItsOwnThatCanStandInAnAddress(String name) throws Exception {
        assertThat(post("/api/accounts", Map.of("name", name), 409).path("detail").asText()).isNotBlank();
    }

    @Test
    void whatPeopleCallAnAccountMayChangeAndItsNameDoesNot() throws Exception {
        read(send("PUT", "/api/accounts/branch", Map.of("title", "Branch in the north"), null), 204);

        assertThat(get("/api/accounts").get(0).toString()).contains("\"name\":\"branch\"",
                "\"title\":\"Branch in the north\"", "\"declared\":true");
        read(send("PUT", "/api/accounts/nobody", Map.of("title", "x"), null), 404);
        post("/api/accounts/nobody/pause", null, 404);
        post("/api/accounts/bridge/pause", null, 404);
        post("/api/accounts/nobody/resume", null, 404);
        read(send("DELETE", "/api/accounts/nobody", null, null), 404);
    }

    @Test
    void whoHasReadAnOlderVersionOverwritesNothing() throws Exception {
        String seen = send("GET", "/api/settings/default", null, null).headers().firstValue("ETag").orElseThrow();
        read(send("PUT", "/api/settings/default", Map.of("sync.interval", "10m"), seen), 200);

        HttpResponse<String> late = send("PUT", "/api/settings/default", Map.of("sync.interval", "20m"), seen);

        assertThat(read(late, 412).path("detail").asText()).startsWith("Somebody has changed these settings meanwhile");
        read(send("PUT", "/api/settings/default", Map.of("sync.interval", "20m"), "nonsense"), 412);
        assertThat(setting("default", "sync.interval").path("value").asText()).isEqualTo("10m");
    }

    @Test
    void onlyAdministratorsChangeAnything() {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("bob", "",
                "ROLE_OPERATOR"));

        assertThatThrownBy(() -> settings.put("default", Map.of(), null, () -> "bob"))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> settings.undo("default", 1, () -> "bob")).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> accountsApi.make(null, () -> "bob")).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> accountsApi.remove("default", () -> "bob")).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> accountsApi.pause("default", () -> "bob")).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> accountsApi.resume("default", () -> "bob")).isInstanceOf(AccessDeniedException.class);
        assertThat(accountsApi.all()).isNotEmpty();
    }

    @Test
    void everySettingTellsWhoSaysIt() throws Exception {
        put("default", Map.of("sync.interval", "10m"), 200);

        JsonNode fixed = setting("default", "sync.bill-time");
        assertThat(fixed.path("source").asText()).isEqualTo("environment");
        assertThat(fixed.path("fixed").asBoolean()).isTrue();
        assertThat(fixed.path("fixedBy").asText()).isEqualTo("SYNC_BILL_TIME");
        JsonNode here = setting("default", "sync.interval");
        assertThat(here.path("source").asText()).isEqualTo("database");
        assertThat(here.path("value").asText()).isEqualTo("10m");
        assertThat(here.path("default").asText()).isEqualTo("5m");
        assertThat(setting("default", "sync.labor-id").path("source").asText()).isEqualTo("default");
        assertThat(setting("branch", "sync.interval").path("fixedBy").asText())
                .isEqualTo("accounts.branch.sync.interval");
        assertThat(setting("default", "sync.misc-items").path("choices")).extracting(JsonNode::asText)
                .containsExactly("include", "leave-out");
    }

    @Test
    void aSecretIsNeverShownAgainNorReadInTheDatabase() throws Exception {
        put("default", Map.of("connectwise.private-key", "pr1vate-s3cret"), 200);
        put("default", Map.of("connectwise.private-key", "an0ther-s3cret"), 200);

        JsonNode key = setting("default", "connectwise.private-key");
        assertThat(key.path("set").asBoolean()).isTrue();
        assertThat(key.has("value")).isFalse();
        String all = get("/api/settings/default").toString() + get("/api/settings/default/history");
        assertThat(all).doesNotContain("s3cret");
        assertThat(get("/api/settings/default/history").get(0).path("changes").get(0).path("secret").asBoolean())
                .isTrue();
        assertThat(jdbc.sql("SELECT content FROM setup_value").query(String.class).list().toString()
                + jdbc.sql("SELECT new_content FROM setup_changed_value WHERE setting = 'connectwise.private-key'")
                .query(String.class).list()).doesNotContain("s3cret");
    }

    @Test
    void whatIsLeftOutStaysAndNullIsTheDefault() throws Exception {
        put("default", Map.of("sync.interval", "10m", "sync.auto", true), 200);
        Map<String, Object> reset = new HashMap<>();
        reset.put("sync.interval", null);
        put("default", reset, 200);

        assertThat(setting("default", "sync.interval").path("source").asText()).isEqualTo("default");
        assertThat(setting("default", "sync.auto").path("value").asText()).isEqualTo("true");
    }

    @Test
    void whoSetsAnAccountUpPageByPageIsNotToldWhatIsMissingOnTheOthersButBreaksNoReadyOne() throws Exception {
        JsonNode first = put("default", Map.of("connectwise.company", "acme"), 200);
        assertThat(first.path("ready").asBoolean()).isFalse();
        assertThat(first.path("mistakes").findValuesAsText("key")).contains("dtools.api-key")
                .doesNotContain("connectwise.company");

        Map<String, Object> rest = keys();
        rest.put("connectwise.site", "https://manage.invalid");
        rest.put("dtools.url", "https://dtools.invalid/SI");
        assertThat(put("default", rest, 200).path("ready").asBoolean()).isTrue();
        assertThat(accounts.find("default")).isPresent();

        Map<String, Object> emptied = new HashMap<>();
        emptied.put("sync.sales-rep", "");
        assertThat(put("default", emptied, 422).path("mistakes").findValuesAsText("key"))
                .containsExactly("sync.sales-rep");
        assertThat(accounts.find("default")).isPresent();
    }

    @Test
    void everyChangeIsKeptWithWhoAndWhatAndCanBeUndone() throws Exception {
        put("default", Map.of("sync.interval", "10m"), 200);
        put("default", Map.of("sync.interval", "20m"), 200);

        JsonNode history = get("/api/settings/default/history");
        JsonNode last = history.get(0);
        assertThat(last.path("by").asText()).isEqualTo("ann");
        assertThat(last.path("at").asText()).isNotBlank();
        assertThat(last.path("changes").get(0).toString()).contains("\"from\":\"10m\"").contains("\"to\":\"20m\"")
                .contains("Time between polls");

        String older = "/api/settings/default/history/" + history.get(1).path("id").asLong() + "/undo";
        assertThat(post(older, null, 409).path("detail").asText()).contains("Changed again since: Time between polls");
        post("/api/settings/default/history/" + last.path("id").asLong() + "/undo", null, 204);

        assertThat(setting("default", "sync.interval").path("value").asText()).isEqualTo("10m");
        assertThat(get("/api/settings/default/history").get(0).path("undoes").asLong())
                .isEqualTo(last.path("id").asLong());
    }
}
