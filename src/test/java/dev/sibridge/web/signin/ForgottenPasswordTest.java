package dev.sibridge.web.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sibridge.web.pages.RunningConsole;
import dev.sibridge.web.pages.Visitor;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForgottenPasswordTest extends RunningConsole {

    private static final Pattern LINK = Pattern.compile("^(http\\S+)$", Pattern.MULTILINE);
    private static final String NEW = "seven green boats";

    private final Visitor visitor = new Visitor(url());

    @Test
    void aLinkFromAMailLeadsToANewPassword() {
        Visitor elsewhere = Visitor.signedIn(url(), OPERATOR, OPERATOR_PASSWORD);
        String link = mailed(OPERATOR);

        assertThat(visitor.page(link)).contains("New password").contains("value=\"olivia\"");
        assertThat(choose(link, NEW)).isEqualTo("/sign-in?changed");

        assertThat(Visitor.location(elsewhere.get("/"))).as("signed out elsewhere").isEqualTo("/sign-in");
        assertThat(Visitor.location(visitor.signIn(OPERATOR, OPERATOR_PASSWORD))).isEqualTo("/sign-in?wrong");
        assertThat(Visitor.location(visitor.signIn(OPERATOR, NEW))).isEqualTo("/");
    }

    @Test
    void aLinkWorksOnce() {
        String link = mailed(OPERATOR);
        String token = visitor.csrf(link);
        choose(link, NEW);

        HttpResponse<String> again = visitor.post("/sign-in/new-password", token, "key", key(link), "password",
                "another one of mine", "again", "another one of mine");

        assertThat(again.body()).contains("does not work any more");
        assertThat(visitor.page(link)).contains("does not work any more");
        assertThat(Visitor.location(visitor.signIn(OPERATOR, NEW))).isEqualTo("/");
    }

    @Test
    void aLinkWorksForHalfAnHour() {
        String link = mailed(OPERATOR);
        jdbc.sql("UPDATE password_link SET made_at = made_at - ?").params(Duration.ofMinutes(31).toMillis()).update();

        assertThat(visitor.page(link)).contains("does not work any more");
    }

    @Test
    void aPasswordThatIsRefusedDoesNotUseTheLinkUp() {
        String link = mailed(OPERATOR);

        assertThat(visitor.submit(link, "/sign-in/new-password", "key", key(link), "password", "short", "again",
                "short").body()).contains("at least 12 characters");
        assertThat(visitor.submit(link, "/sign-in/new-password", "key", key(link), "password", NEW, "again",
                NEW + "x").body()).contains("not the same");
        assertThat(choose(link, NEW)).isEqualTo("/sign-in?changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "boss", "olivia"})
    void theAnswerDoesNotTellWhetherThereIsSuchAUser(String name) {
        String token = visitor.csrf("/sign-in/forgotten");
        String answer = visitor.post("/sign-in/forgotten", token, "name", name).body();

        assertThat(answer).contains("If there is a user of that name").doesNotContain(name);
    }

    @Test
    void whoMayNotChooseAPasswordGetsNoMail() {
        jdbc.sql("UPDATE console_user SET enabled = FALSE WHERE name = ?").params(OPERATOR).update();
        ask("nobody");
        ask(OPERATOR);
        ask(ADMIN); // ADMIN_PASSWORD sets it.
        jdbc.sql("UPDATE console_user SET enabled = TRUE WHERE name = ?").params(OPERATOR).update();

        assertThat(mailed(OPERATOR)).isNotNull();
        assertThat(mails()).as("requests are dealt with in their order").hasSize(1);
    }

    @Test
    void whoAsksAgainAndAgainFillsNobodysMailbox() {
        mailed(OPERATOR);
        ask(OPERATOR);
        jdbc.sql("INSERT INTO console_user (name, name_key, email, role, password, created_at)"
                + " VALUES ('last', 'last', 'last@acme.example', 'OPERATOR', 'x', 0)").update();
        ask("last");

        await().until(() -> mails("last@acme.example").size() == 1);
        assertThat(mails("olivia@acme.example")).hasSize(1);
    }

    @Test
    void theLinkIsNotTakenFromTheRequest() throws IOException {
        String token = visitor.csrf("/sign-in/forgotten");
        String body = "name=olivia&_csrf=" + token;
        try (Socket socket = new Socket("127.0.0.1", PORT)) {
            socket.getOutputStream().write(("POST /sign-in/forgotten HTTP/1.1\r\nHost: evil.example\r\n"
                    + "X-Forwarded-Host: evil.example\r\nForwarded: host=evil.example;proto=https\r\n"
                    + "Cookie: si-bridge-session=" + visitor.cookie("si-bridge-session") + "\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
            try (InputStream answer = socket.getInputStream()) {
                String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(text).startsWith("HTTP/1.1 200").doesNotContain("evil");
            }
        }
        await().until(() -> !mails().isEmpty());
        assertThat(mails()).allSatisfy(mail -> assertThat(mail).contains(url() + "/").doesNotContain("evil"));
    }

    @Test
    void theDatabaseHoldsNoSecretOfALinkBesidesTheMail() {
        String secret = key(mailed(OPERATOR));

        assertThat(jdbc.sql("SELECT secret_hash FROM password_link").query(String.class).list())
                .hasSize(1).doesNotContain(secret);
    }

    @Test
    void aLinkLeadsPastALockOut() {
        for (int i = 0; i < 8; i++) {
            visitor.signIn(OPERATOR, "wrong");
        }
        jdbc.sql("UPDATE sign_in_failure SET next_at = next_at + 600000").update();
        choose(mailed(OPERATOR), NEW);

        assertThat(Visitor.location(visitor.signIn(OPERATOR, NEW))).isEqualTo("/");
    }

    private void ask(String name) {
        assertThat(visitor.submit("/sign-in/forgotten", "/sign-in/forgotten", "name", name).statusCode())
                .isEqualTo(200);
    }

    /** Asks for a link and reads it. */
    private String mailed(String name) {
        ask(name);
        await().until(() -> !mails(name + "@acme.example").isEmpty());
        Matcher link = LINK.matcher(mails(name + "@acme.example").get(0));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private String choose(String link, String password) {
        return Visitor.location(visitor.submit(link, "/sign-in/new-password", "key", key(link), "password", password,
                "again", password));
    }

    private static String key(String link) {
        return link.replaceFirst(".*key=", "");
    }

    private List<String> mails() {
        return jdbc.sql("SELECT plain FROM mail").query(String.class).list();
    }

    private List<String> mails(String address) {
        return jdbc.sql("SELECT plain FROM mail WHERE address = ?").params(address).query(String.class).list();
    }
}
