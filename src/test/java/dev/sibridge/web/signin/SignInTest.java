package dev.sibridge.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.web.pages.RunningConsole;
import dev.sibridge.web.pages.Visitor;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest extends RunningConsole {

    private final Visitor stranger = new Visitor(url());

    @Test
    void aStrangerIsSentToTheSignInPageAndFromThereOn() {
        HttpResponse<String> sent = stranger.get("/users?x=1");

        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(Visitor.location(sent)).isEqualTo("/sign-in?to=%2Fusers%3Fx%3D1");
        assertThat(stranger.page(Visitor.location(sent))).contains("value=\"/users?x=1\"");
        assertThat(Visitor.location(stranger.submit("/sign-in", "/sign-in", "name", ADMIN, "password", ADMIN_PASSWORD,
                "to", "/users?x=1"))).isEqualTo("/users?x=1");
        assertThat(stranger.page("/users?x=1")).contains("<h1>Users</h1>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example",
        "javascript:alert(1)", "\\\\evil.example", "evil.example", "/%0d%0aLocation:x\r\nX: y", ""})
    void nobodyIsSentElsewhereAfterSigningIn(String elsewhere) {
        assertThat(Visitor.location(stranger.submit("/sign-in", "/sign-in", "name", ADMIN, "password", ADMIN_PASSWORD,
                "to", elsewhere))).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"boss", "BOSS", "nobody"})
    void aWrongPasswordTellsNothing(String name) {
        assertThat(Visitor.location(stranger.signIn(name, "wrong"))).isEqualTo("/sign-in?wrong");
        assertThat(stranger.page("/sign-in?wrong")).contains("do not belong together");
    }

    @Test
    void caseOfTheNameDoesNotMatter() {
        assertThat(Visitor.location(stranger.signIn("Boss ", ADMIN_PASSWORD))).isEqualTo("/");
    }

    @Test
    void whoeverSignsOutIsOut() {
        Visitor boss = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD);

        assertThat(Visitor.location(boss.submit("/", "/sign-out"))).isEqualTo("/sign-in?out");
        assertThat(Visitor.location(boss.get("/"))).isEqualTo("/sign-in");
    }
}
