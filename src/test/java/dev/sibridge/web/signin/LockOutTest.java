package dev.sibridge.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.web.pages.RunningConsole;
import dev.sibridge.web.pages.Visitor;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Guessing becomes slow, and the owner can still come in. */
class LockOutTest extends RunningConsole {

    private static final int FREE = 5;

    @Test
    void afterWrongPasswordsEvenTheRightOneIsNotLookedAtForAWhile() {
        Visitor guesser = new Visitor(url());
        guess(guesser, OPERATOR);

        HttpResponse<String> refused = guesser.signIn(OPERATOR, OPERATOR_PASSWORD);

        assertThat(Visitor.location(refused)).matches("/sign-in\\?wait=\\d+");
        assertThat(guesser.page(Visitor.location(refused))).contains("too many wrong passwords");
        assertThat(basic(OPERATOR, OPERATOR_PASSWORD).statusCode()).isEqualTo(429);
        assertThat(basic(OPERATOR, OPERATOR_PASSWORD).headers().firstValue("Retry-After").orElse("")).matches("\\d+");
    }

    @Test
    void aNameThatNobodyHasIsTreatedTheSame() {
        Visitor guesser = new Visitor(url());
        guess(guesser, "nobody");

        assertThat(Visitor.location(guesser.signIn("nobody", "x"))).matches("/sign-in\\?wait=\\d+");
    }

    @Test
    void callsToTheApiAreCounted() {
        for (int i = 0; i < FREE; i++) {
            assertThat(basic(OPERATOR, "wrong " + i).statusCode()).isEqualTo(401);
        }
        assertThat(basic(OPERATOR, OPERATOR_PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void theBrowserInWhichTheOwnerHasSignedInIsNotHeldUpByOthersAtItsAddress() {
        Visitor owner = Visitor.signedIn(url(), OPERATOR, OPERATOR_PASSWORD);
        owner.submit("/", "/sign-out");
        guess(new Visitor(url()), OPERATOR);

        assertThat(Visitor.location(owner.signIn(OPERATOR, OPERATOR_PASSWORD))).isEqualTo("/");
    }

    @Test
    void theBrowserOfAnotherUserCountsAsAnAddressOnly() {
        Visitor other = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD);
        other.submit("/", "/sign-out");
        guess(new Visitor(url()), OPERATOR);

        assertThat(Visitor.location(other.signIn(OPERATOR, OPERATOR_PASSWORD))).startsWith("/sign-in?wait=");
    }

    @Test
    void whoMakesUpAnAddressWithEachCallIsNotBelieved() {
        for (int i = 0; i < FREE; i++) {
            assertThat(basic(OPERATOR, "wrong " + i, "X-Forwarded-For", "192.0.2." + i, "Forwarded", "for=192.0.2." + i)
                    .statusCode()).isEqualTo(401);
        }

        assertThat(basic(OPERATOR, OPERATOR_PASSWORD, "X-Forwarded-For", "192.0.2.99").statusCode()).isEqualTo(429);
        assertThat(new Visitor(url()).get("/sign-in", "X-Forwarded-Proto", "https").headers().allValues("Set-Cookie"))
                .isNotEmpty().allSatisfy(cookie -> assertThat(cookie).doesNotContain("; Secure"));
    }

    private void guess(Visitor guesser, String name) {
        for (int i = 0; i < FREE; i++) {
            assertThat(Visitor.location(guesser.signIn(name, "wrong " + i))).isEqualTo("/sign-in?wrong");
        }
        // Not even a slow machine takes that long.
        jdbc.sql("UPDATE sign_in_failure SET next_at = next_at + 600000 WHERE failures >= " + FREE).update();
    }

    private HttpResponse<String> basic(String name, String password, String... headers) {
        Visitor program = new Visitor(url());
        HttpRequest.Builder request = program.request("/api/status").header("Authorization", "Basic "
                + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8)));
        return program.send(headers.length == 0 ? request : request.headers(headers));
    }
}
