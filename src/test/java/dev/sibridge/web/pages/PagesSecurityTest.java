package dev.sibridge.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other sites, strangers and operators cannot do, over real HTTP. */
class PagesSecurityTest extends RunningConsole {

    private static final String SESSION = "si-bridge-session";
    private static final String CSRF_HEADER = "X-CSRF-TOKEN";

    @Test
    void aFormWithoutTheTokenOfAPageIsRefused() {
        Visitor boss = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD);

        for (String form : List.of("/polls", "/users", "/password", "/sign-out", "/users/1", "/sign-in/theme")) {
            assertThat(boss.post(form, null, "account", "default").statusCode()).as(form).isEqualTo(403);
            assertThat(boss.post(form, "made-up", "account", "default").statusCode()).as(form).isEqualTo(403);
        }
        assertThat(jdbc.sql("SELECT COUNT(*) FROM poll").query(Integer.class).single()).isZero();
    }

    @Test
    void anotherSitesFormIsRefusedEvenWithTheToken() {
        Visitor boss = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD);
        String form = "account=default&_csrf=" + boss.csrf("/");

        HttpResponse<String> answer = boss.send(boss.request("/polls").header("Origin", "https://evil.example")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aSessionOpensTheApiButCallsThatChangeSomethingNeedTheToken() {
        Visitor boss = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD);

        assertThat(boss.send(boss.request("/api/status")).statusCode()).isEqualTo(200);
        assertThat(boss.send(boss.request("/api/polls").POST(HttpRequest.BodyPublishers.noBody())).statusCode())
                .isEqualTo(403);
        assertThat(boss.send(boss.request("/api/polls").header(CSRF_HEADER, boss.csrf("/"))
                .POST(HttpRequest.BodyPublishers.noBody())).statusCode()).isEqualTo(202);
    }

    @Test
    void aPasswordWithEachCallNeedsNoTokenAndBeginsNoSession() {
        Visitor program = new Visitor(url());

        HttpResponse<String> answer = program.send(basic(program.request("/api/polls"), OPERATOR, OPERATOR_PASSWORD)
                .POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM SPRING_SESSION").query(Integer.class).single()).isZero();
    }

    @Test
    void strangersThatOnlyLookBeginNoSession() {
        Visitor stranger = new Visitor(url());
        stranger.get("/");
        stranger.get("/users");
        stranger.send(stranger.request("/api/runs"));

        assertThat(jdbc.sql("SELECT COUNT(*) FROM SPRING_SESSION").query(Integer.class).single()).isZero();
    }

    @Test
    void signingInChangesTheSessionsId() {
        Visitor visitor = new Visitor(url());
        visitor.page("/sign-in");
        String before = visitor.cookie(SESSION);

        visitor.signIn(ADMIN, ADMIN_PASSWORD);

        assertThat(before).isNotNull();
        assertThat(visitor.cookie(SESSION)).isNotNull().isNotEqualTo(before);
        Visitor attacker = new Visitor(url());
        assertThat(attacker.send(attacker.request("/").header("Cookie", SESSION + "=" + before)).statusCode())
                .as("whoever knew the id from before").isEqualTo(302);
    }

    @Test
    void aSessionIdThatSomebodyMakesUpIsNotTaken() {
        Visitor visitor = new Visitor(url());
        String madeUp = Base64.getEncoder().encodeToString("00000000-0000-4000-8000-000000000000"
                .getBytes(StandardCharsets.UTF_8));

        HttpResponse<String> page = visitor.send(visitor.request("/sign-in").header("Cookie", SESSION + "=" + madeUp));

        assertThat(page.headers().allValues("Set-Cookie")).anySatisfy(cookie ->
                assertThat(cookie).startsWith(SESSION + "=").doesNotContain(madeUp));
    }

    @Test
    void cookiesAreForNobodyElse() {
        Visitor visitor = new Visitor(url());
        HttpResponse<String> page = visitor.get("/sign-in");
        HttpResponse<String> signedIn = visitor.signIn(ADMIN, ADMIN_PASSWORD);

        assertThat(page.headers().allValues("Set-Cookie")).hasSize(1);
        assertThat(signedIn.headers().allValues("Set-Cookie")).hasSizeGreaterThanOrEqualTo(2);
        for (HttpResponse<String> answer : List.of(page, signedIn)) {
            assertThat(answer.headers().allValues("Set-Cookie")).allSatisfy(cookie ->
                    assertThat(cookie).contains("; HttpOnly").contains("; SameSite=Lax"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/", "/users", "/nowhere", "/sign-in/new-password?key=x"})
    void noPageIsShownWithinAnothersFrameOrRunsScriptsOfItsOwn(String path) {
        HttpResponse<String> page = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD).get(path);

        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("frame-ancestors 'none'")
                .contains("script-src 'self';").contains("default-src 'none'").doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("<script>").doesNotContain("<style").doesNotContain(" style=")
                .doesNotContainPattern(" on[a-z]+=");
    }

    @Test
    void whatIsWrongIsAPageWithoutATrace() {
        HttpResponse<String> page = Visitor.signedIn(url(), OPERATOR, OPERATOR_PASSWORD).get("/nowhere%3Cscript%3E");

        assertThat(page.statusCode()).isIn(400, 404);
        assertThat(page.body()).contains("<h1>");
        assertThat(page.body()).doesNotContain("Exception").doesNotContain("<script>").doesNotContain("org.spring");
    }

    @ParameterizedTest
    @CsvSource({"/users/0,404,There is no such page", "/users/x,400,That cannot be shown",
        "/nowhere,404,There is no such page"})
    void whatIsNotThereIsSaidOnAPage(String path, int status, String words) {
        HttpResponse<String> page = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD).get(path);

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains(words).contains("href=\"/users\"").doesNotContain("Exception");
    }

    @Test
    void operatorsDoNotComeWhereOnlyAdministratorsMay() {
        Visitor olivia = Visitor.signedIn(url(), OPERATOR, OPERATOR_PASSWORD);
        String token = olivia.csrf("/");

        for (String path : List.of("/users", "/users/1", "/api/users", "/set-up", "/set-up/x", "/api/set-up/x",
                "/api/settings/x", "/actuator/hawtio/index.html", "/actuator/jolokia", "/actuator/hawtio/jolokia")) {
            assertThat(olivia.get(path).statusCode()).as(path).isEqualTo(403);
            assertThat(olivia.send(basic(new Visitor(url()).request(path), OPERATOR, OPERATOR_PASSWORD)).statusCode())
                    .as(path + " by password").isIn(302, 403);
        }
        assertThat(olivia.post("/users", token, "name", "mallory", "email", "", "role", "administrator", "password",
                "seven green boats").statusCode()).isEqualTo(403);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM console_user").query(Integer.class).single()).isEqualTo(2);
        assertThat(olivia.page("/")).doesNotContain("href=\"/users\"");
    }

    private static HttpRequest.Builder basic(HttpRequest.Builder request, String name, String password) {
        return request.header("Authorization", "Basic " + Base64.getEncoder()
                .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }
}
