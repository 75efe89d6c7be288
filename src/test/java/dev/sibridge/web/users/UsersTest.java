package dev.sibridge.web.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.web.pages.RunningConsole;
import dev.sibridge.web.pages.Visitor;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users by page and by call. */
class UsersTest extends RunningConsole {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NEW = "seven green boats";

    @Test
    void anAdministratorAddsAUserWhoCanSignInAtOnce() {
        Visitor boss = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD);

        assertThat(Visitor.location(boss.submit("/users", "/users", "name", "Émile", "email", "", "role", "operator",
                "password", NEW))).isEqualTo("/users");

        assertThat(boss.page("/users")).contains("Émile can sign in now.").contains("none");
        Visitor.signedIn(url(), "émile", NEW);
    }

    @Test
    void aMistakeIsSaidAndWhatWasTypedIsStillThere() {
        Visitor boss = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD);

        assertThat(boss.submit("/users", "/users", "name", "OLIVIA", "email", "o@acme.example", "role", "operator",
                "password", NEW).body()).contains("already a user of that name").contains("value=\"o@acme.example\"")
                .doesNotContain(NEW);
        assertThat(boss.submit("/users", "/users", "name", "x", "email", "", "role", "operator", "password", "short")
                .body()).contains("at least 12 characters");
    }

    @Test
    void whoMayNotSignInAnyMoreIsSignedOutAtOnce() {
        Visitor boss = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD);
        Visitor olivia = Visitor.signedIn(url(), OPERATOR, OPERATOR_PASSWORD);

        boss.submit("/users/" + id(OPERATOR), "/users/" + id(OPERATOR), "email", "", "role", "operator");

        assertThat(Visitor.location(olivia.get("/"))).isEqualTo("/sign-in");
        assertThat(Visitor.location(olivia.signIn(OPERATOR, OPERATOR_PASSWORD))).isEqualTo("/sign-in?wrong");
        assertThat(call("GET", "/api/status", null, OPERATOR, OPERATOR_PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    void aRoleCountsAtOnce() {
        Visitor olivia = Visitor.signedIn(url(), OPERATOR, OPERATOR_PASSWORD);
        assertThat(call("PUT", "/api/users/" + id(OPERATOR), "{\"role\":\"administrator\"}", ADMIN, ADMIN_PASSWORD)
                .statusCode()).isEqualTo(200);

        assertThat(Visitor.location(olivia.get("/users"))).as("signed out").startsWith("/sign-in");
        assertThat(Visitor.signedIn(url(), OPERATOR, OPERATOR_PASSWORD).page("/users")).contains("olivia");
    }

    @Test
    void theSettingsAdministratorStaysOneAndKeepsTheirPassword() {
        String boss = "/api/users/" + id(ADMIN);

        assertThat(call("PUT", boss, "{\"role\":\"operator\"}", ADMIN, ADMIN_PASSWORD).statusCode()).isEqualTo(409);
        assertThat(call("PUT", boss, "{\"enabled\":false}", ADMIN, ADMIN_PASSWORD).statusCode()).isEqualTo(409);
        assertThat(call("PUT", boss + "/password", "{\"password\":\"" + NEW + "\"}", ADMIN, ADMIN_PASSWORD)
                .statusCode()).isEqualTo(409);
        assertThat(call("PUT", boss, "{\"email\":\"new@acme.example\"}", ADMIN, ADMIN_PASSWORD).statusCode())
                .isEqualTo(200);
    }

    @Test
    void changingOnesOwnPasswordEndsOnesOtherSessionsOnly() {
        Visitor here = Visitor.signedIn(url(), OPERATOR, OPERATOR_PASSWORD);
        Visitor elsewhere = Visitor.signedIn(url(), OPERATOR, OPERATOR_PASSWORD);
        Visitor boss = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD);

        assertThat(here.submit("/password", "/password", "present", "wrong", "password", NEW, "again", NEW).body())
                .contains("Your present password is another one");
        assertThat(Visitor.location(here.submit("/password", "/password", "present", OPERATOR_PASSWORD, "password",
                NEW, "again", NEW))).isEqualTo("/password");

        assertThat(here.page("/password")).contains("Your password is changed");
        assertThat(Visitor.location(elsewhere.get("/"))).isEqualTo("/sign-in");
        assertThat(boss.get("/").statusCode()).isEqualTo(200);
        assertThat(call("GET", "/api/status", null, OPERATOR, OPERATOR_PASSWORD).statusCode()).isEqualTo(401);
        assertThat(call("GET", "/api/status", null, OPERATOR, NEW).statusCode()).isEqualTo(200);
    }

    @Test
    void theApiListsUsersWithoutTheirPasswords() throws IOException {
        HttpResponse<String> answer = call("GET", "/api/users", null, ADMIN, ADMIN_PASSWORD);

        JsonNode users = JSON.readTree(answer.body());
        assertThat(users).hasSize(2);
        assertThat(users.get(1).path("name").asText()).isEqualTo(OPERATOR);
        assertThat(users.get(1).path("role").asText()).isEqualTo("operator");
        assertThat(answer.body()).doesNotContain("crypt").doesNotContain("password");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"POST|/api/users|{}|400", "POST|/api/users|{\"name\":\"a:b\"}|400",
        "POST|/api/users|{\"name\":\"x\",\"role\":\"king\",\"password\":\"seven green boats\"}|400",
        "POST|/api/users|{\"name\":\"olivia\",\"role\":\"operator\",\"password\":\"seven green boats\"}|409",
        "POST|/api/users|{\"name\":\"x\",\"email\":\"a@b, c@d\",\"role\":\"operator\","
                + "\"password\":\"seven green boats\"}|400",
        "PUT|/api/users/0|{}|404", "PUT|/api/users/0/password|{}|404", "PUT|/api/password|{}|400"})
    void whatIsNotValidIsRefusedInWords(String method, String path, String body, int status) throws IOException {
        HttpResponse<String> answer = call(method, path, body, ADMIN, ADMIN_PASSWORD);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("detail").asText()).isNotBlank();
    }

    private long id(String name) {
        return jdbc.sql("SELECT id FROM console_user WHERE name = ?").params(name).query(Long.class).single();
    }

    private static HttpResponse<String> call(String method, String path, String body, String name, String password) {
        Visitor program = new Visitor(url());
        return program.send(program.request(path).header("Content-Type", "application/json")
                .header("Authorization", "Basic " + Base64.getEncoder()
                        .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8)))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body)));
    }
}
