package dev.sibridge.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.sibridge.alert.MailProperties;
import dev.sibridge.alert.MailServer;
import dev.sibridge.endtoend.Mails;
import dev.sibridge.web.pages.ConsoleInBrowser;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever cannot sign in comes in again, through the pages and a mail. */
class SignInInBrowserTest extends ConsoleInBrowser {

    private static final String NEW = "seven green boats";

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort())
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());

    @Autowired
    private MailServer server;

    @BeforeEach
    void mailsArrive() {
        server.use(new MailProperties("127.0.0.1", MAIL.getSmtp().getPort(), "", "", "si-bridge@acme.example", ""));
    }

    @AfterEach
    void theyWaitAgain() {
        server.use(new MailProperties("127.0.0.1", 9, "", "", "si-bridge@acme.example", "help@acme.example"));
    }

    @Test
    void aForgottenPasswordIsReplacedByALinkThatWorksOnce() {
        String link = mailedLink();
        browser.get(link);
        untilText("h1", "New password");
        isAccessible("new-password");
        type("password", NEW);
        type("again", NEW + "\n");
        untilText(".said", "Your password is changed.");
        isAccessible("password-changed");
        type("name", OPERATOR);
        type("password", NEW + "\n");
        untilText("h1", "Home");

        browser.get(link);
        untilText("main", "This link does not work any more.");
    }

    @Test
    void whoIsLockedOutIsToldHowLongAndComesInOnceThatIsOver() {
        lockOut();
        isAccessible("locked-out");
        jdbc.sql("UPDATE sign_in_failure SET next_at = 0").update();

        signIn(OPERATOR, OPERATOR_PASSWORD);

        untilText("h1", "Home");
    }

    @Test
    void whoIsLockedOutComesInByTheMailedLinkAtOnce() {
        lockOut();
        browser.get(mailedLink());
        type("password", NEW);
        type("again", NEW + "\n");
        untilText(".said", "Your password is changed.");

        type("name", OPERATOR);
        type("password", NEW + "\n");

        untilText("h1", "Home");
    }

    private void lockOut() {
        for (int i = 0; i < 5; i++) {
            open("/sign-in");
            type("name", OPERATOR);
            type("password", "wrong " + i + "\n");
            untilText(".said", "do not belong together");
        }
        // However slow the machine is.
        jdbc.sql("UPDATE sign_in_failure SET next_at = next_at + 600000").update();
        type("name", OPERATOR);
        type("password", OPERATOR_PASSWORD + "\n");
        untilText(".said", "There were too many wrong passwords. Wait");
        assertThat(find(".said").getText()).matches("(?s).* Wait \\d+ minutes, then try again.");
    }

    private String mailedLink() {
        open("/sign-in");
        press("Forgotten your password?");
        type("name", OPERATOR + "\n");
        untilText(".said", "an email with a link is on its way");
        isAccessible("link-sent");
        Awaitility.await().until(() -> MAIL.getReceivedMessages().length == 1);
        return Mails.plain(MAIL.getReceivedMessages()[0]).lines().filter(line -> line.startsWith(url())).findFirst()
                .orElseThrow();
    }
}
