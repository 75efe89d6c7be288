package dev.sibridge.vendor.calls;

import dev.sibridge.account.Account;
import dev.sibridge.network.Proxies;
import dev.sibridge.vendor.connectwise.ConnectWiseSettings;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Takes an account's and the proxy's secrets out of what the other side says: some answer with what they were sent. */
@Component
class Redaction {

    private static final String HIDDEN = "***";
    // What is shorter would be hidden in ordinary words.
    private static final int SHORTEST = 8;

    private final MemberTokens tokens;
    private final Proxies proxies;

    Redaction(MemberTokens tokens, Proxies proxies) {
        this.tokens = tokens;
        this.proxies = proxies;
    }

    /** @param said null stays null */
    String redact(String said, Account account) {
        if (said == null) {
            return null;
        }
        // The longest first: an authorization holds a key.
        return Stream.concat(secrets(account), proxies.secrets())
                .filter(secret -> secret != null && secret.length() >= SHORTEST)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .reduce(said, (text, secret) -> text.replace(secret, HIDDEN));
    }

    private Stream<String> secrets(Account account) {
        ConnectWiseSettings manage = account.connectwise();
        String toolKey = account.twoWay() == null ? null : account.twoWay().tool().apiKey();
        return Stream.concat(Stream.of(account.dtools().apiKey(), toolKey, manage.privateKey(),
                        manage.integratorPassword(),
                        authorization(manage, manage.publicKey(), manage.privateKey()),
                        authorization(manage, manage.integratorUsername(), manage.integratorPassword())),
                tokens.known(account).flatMap(token ->
                        Stream.of(token.privateKey(), authorization(manage, token.publicKey(), token.privateKey()))));
    }

    private static String authorization(ConnectWiseSettings manage, String user, String password) {
        return password == null || password.isBlank() ? null
                : manage.authorization(user, password).replaceFirst("^Basic ", "");
    }
}
