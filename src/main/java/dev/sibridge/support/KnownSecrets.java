package dev.sibridge.support;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The secrets that SI Bridge is set up with. */
@Component
class KnownSecrets {

    private static final List<String> SETTINGS = List.of("bridge.mail.password", "SMTP_PASSWORD",
            "spring.datasource.password", "DATABASE_PASSWORD", "ADMIN_PASSWORD", "SECRETS_KEY", "PM_API_KEY",
            "HTTPS_PROXY", "DTOOLS_API_KEY", "CONNECTWISE_PRIVATE_KEY", "CONNECTWISE_PUBLIC_KEY",
            "CONNECTWISE_INTEGRATOR_PASSWORD");

    private final Accounts accounts;
    private final Environment environment;

    KnownSecrets(Accounts accounts, Environment environment) {
        this.accounts = accounts;
        this.environment = environment;
    }

    List<String> all() {
        return Stream.concat(SETTINGS.stream().map(environment::getProperty),
                accounts.all().stream().flatMap(KnownSecrets::of))
                .filter(secret -> secret != null && !secret.isBlank()).distinct().toList();
    }

    private static Stream<String> of(Account account) {
        return Stream.of(account.dtools().apiKey(), account.connectwise().publicKey(),
                account.connectwise().privateKey(), account.connectwise().clientId(),
                account.connectwise().integratorPassword(),
                account.twoWay() == null ? null : account.twoWay().tool().apiKey());
    }
}
