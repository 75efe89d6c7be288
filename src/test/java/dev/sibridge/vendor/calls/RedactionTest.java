package dev.sibridge.vendor.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.network.NetworkProperties;
import dev.sibridge.network.Proxies;
import dev.sibridge.si.mapping.Choices;
import dev.sibridge.vendor.connectwise.ConnectWiseSettings;
import dev.sibridge.vendor.dtools.DToolsSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private final MemberTokens tokens = new MemberTokens(Clock.systemUTC());
    private final Redaction redaction = new Redaction(tokens, new Proxies(
            new NetworkProperties("http://bridge:proxy%20password@proxy.invalid:3128", "", "")));

    @Test
    void whatWeSentIsHiddenInWhatTheySayOfIt() {
        ConnectWiseSettings manage = new ConnectWiseSettings(URI.create("https://manage.invalid"), "acme", "client",
                "public-key", "private-key", "", "", "", Duration.ofSeconds(1));
        Account account = account(manage);

        assertThat(redaction.redact("Wrong: private-key, " + manage.authorization("public-key", "private-key")
                + " or dtools-key; acme is known", account)).isEqualTo("Wrong: ***, Basic *** or ***; acme is known");
    }

    @Test
    void soAreAMembersTokenAndTheLoginThatAskedForIt() {
        ConnectWiseSettings manage = new ConnectWiseSettings(URI.create("https://manage.invalid"), "acme", "client",
                "", "", "jdoe", "integrator", "integrator-password", Duration.ofSeconds(1));
        Account account = account(manage);
        tokens.learn(JsonNodeFactory.instance.objectNode().put("publicKey", "token-public")
                .put("privateKey", "token-private"), account);

        assertThat(redaction.redact("token-private integrator-password "
                + manage.authorization("token-public", "token-private") + " "
                + manage.authorization("integrator", "integrator-password"), account))
                .isEqualTo("*** *** Basic *** Basic ***");
    }

    @Test
    void soIsTheProxysPassword() {
        String login = Base64.getEncoder().encodeToString("bridge:proxy password".getBytes(StandardCharsets.UTF_8));

        assertThat(redaction.redact("bridge proxy password Basic " + login, TestAccounts.account("default")))
                .isEqualTo("bridge *** Basic ***");
    }

    @Test
    void aShortKeyIsNotHiddenInOrdinaryWords() {
        Account account = TestAccounts.account("default");

        assertThat(redaction.redact("The key is private", account)).isEqualTo("The key is private");
        assertThat(redaction.redact(null, account)).isNull();
    }

    private static Account account(ConnectWiseSettings manage) {
        Account usual = TestAccounts.account("default");
        return new Account("default", new DToolsSettings(URI.create("https://dtools.invalid"), "dtools-key"), manage,
                Choices.choices(), usual.polling(), usual.keeping(), usual.errorEmails(), usual.twoWay());
    }
}
