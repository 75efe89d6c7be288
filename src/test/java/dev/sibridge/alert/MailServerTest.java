package dev.sibridge.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.network.NetworkProperties;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Tag;
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
    @Tag("field")
    void itIsReachedThroughTheProxyUnlessItIsNamedAsNot() {
        MailProperties server = new MailProperties("smtp.acme.example", 587, "", "", "", "");
        String proxy = "http://bridge:p%40ss@proxy.acme.example:3128";

        assertThat(settings(server, proxy, "")).containsEntry("mail.smtp.proxy.host", "proxy.acme.example")
                .containsEntry("mail.smtp.proxy.port", "3128").containsEntry("mail.smtp.proxy.user", "bridge")
                .containsEntry("mail.smtp.proxy.password", "p@ss");
        assertThat(settings(server, "http://proxy.acme.example:3128", ""))
                .containsEntry("mail.smtp.proxy.host", "proxy.acme.example")
                .doesNotContainKeys("mail.smtp.proxy.user", "mail.smtp.proxy.password");
        assertThat(settings(server, proxy, "smtp.acme.example:587")).doesNotContainKey("mail.smtp.proxy.host");
        assertThat(settings(new MailProperties("127.0.0.1", 25, "", "", "", ""), proxy, ""))
                .doesNotContainKey("mail.smtp.proxy.host");
    }

    @Test
    void itsCertificateIsJudgedAsThoseOfOthersAndNothingElseIsTried() {
        assertThat(settings(465, "")).hasEntrySatisfying("mail.smtp.ssl.socketFactory", factory ->
                        assertThat(factory).isInstanceOf(SSLSocketFactory.class))
                .containsEntry("mail.smtp.socketFactory.fallback", "false");
    }

    @Test
    void anAddressMayStandBehindAName() {
        assertThat(new MailProperties("h", 25, "", "", "SI Bridge <a@b.example>", "\"Help, Desk\" <help@b.example>"))
                .returns("a@b.example", MailProperties::from).returns("help@b.example", MailProperties::support);
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

    private static Properties settings(MailProperties server, String proxy, String without) {
        return TestMailServer.of(server, new NetworkProperties(proxy, without, "")).mailSender()
                .getJavaMailProperties();
    }

    private static Properties settings(int port, String user) {
        return TestMailServer.of(new MailProperties("smtp.acme.example", port, user, "secret", "", "")).mailSender()
                .getJavaMailProperties();
    }
}
