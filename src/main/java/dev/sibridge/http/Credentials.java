package dev.sibridge.http;

import dev.sibridge.settings.Account;
import dev.sibridge.settings.Accounts;
import java.util.function.BiConsumer;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts an account's credentials on a request at the very last moment, in the HTTP client. A message carries only the
 * account's name, so that no header, log, trace or error ever holds a secret.
 */
@Configuration
public class Credentials {

    /** Names the account whose credentials a request needs; never leaves the machine. */
    static final String ACCOUNT_HEADER = "SI-Bridge-Account";

    @Bean
    HttpClientConfigurer connectwiseCredentials(Accounts accounts) {
        return client -> configure(client, accounts, (request, account) -> {
            request.setHeader("Authorization", account.connectwise().authorization());
            request.setHeader("clientId", account.connectwise().clientId());
        });
    }

    @Bean
    HttpClientConfigurer dtoolsCredentials(Accounts accounts) {
        return client -> configure(client, accounts, (request, account) ->
                request.setHeader("X-DTSI-ApiKey", account.dtools().apiKey()));
    }

    private static void configure(HttpClientBuilder client, Accounts accounts,
            BiConsumer<HttpRequest, Account> credentials) {
        client.addRequestInterceptorLast((request, entity, context) -> {
            Header account = request.getFirstHeader(ACCOUNT_HEADER);
            if (account != null) {
                request.removeHeaders(ACCOUNT_HEADER);
                credentials.accept(request, accounts.get(account.getValue()));
            }
        });
        // A redirect would carry them to whatever host it names.
        client.disableRedirectHandling();
        client.disableCookieManagement();
    }
}
