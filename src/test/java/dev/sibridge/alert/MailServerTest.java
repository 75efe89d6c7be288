package dev.sibridge.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How mails leave. */
class MailServerTest {

    @ParameterizedTest
    @CsvSource({"'', si-bridge@acme.example, '', false", "smtp.acme.example, '', '', false",
        "smtp.acme.example, '', nameless, false", "smtp.acme.example, si-bridge@acme.example, '', true",
        "smtp.acme.example, '', jdoe@acme.example, true"})
    void mailsLeaveOnceThereIsAServerAndAnAddressThatTheyComeFrom(String host, String from, String user, boolean set) {
        assertThat(TestMailServer.of(new MailProperties(host, 587, user, "secret", from, "")).isSet()).isEqualTo(set);
    }

    @ParameterizedTest
    @CsvSource({"465, true", "587, false", "25, false"})
    void thePortSaysWhetherItIsEncryptedFromTheStartOrWhenTheServerOffersIt(int port, String fromTheStart) {
        Properties settings = settings(port, "jdoe");

        assertThat(settings).containsEntry("mail.smtp.ssl.enable", fromTheStart)
                .containsEntry("mail.smtp.starttls.enable", "true")
                .containsEntry("mail.smtp.ssl.checkserveridentity", "true");
    }

    @Test
    void everyWaitHasItsLimit() {
        assertThat(settings(25, "")).containsKeys("mail.smtp.connectiontimeout", "mail.smtp.timeout",
                "mail.smtp.writetimeout").containsEntry("mail.smtp.auth", "false");
    }

    @Test
    void answersGoToSupport() {
        assertThat(TestMailServer.of(new MailProperties("h", 25, "", "", "a@b.example", "help@b.example")).replyTo())
                .isEqualTo("help@b.example");
    }

    @Test
    void thePasswordStandsInNoSentence() {
        assertThat(new MailProperties("h", 25, "jdoe", "secret", "", "")).hasToString("h:25");
    }

    private static Properties settings(int port, String user) {
        return TestMailServer.of(new MailProperties("smtp.acme.example", port, user, "secret", "", "")).mailSender()
                .getJavaMailProperties();
    }
}
