package dev.sibridge.vendor.calls;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.vendor.answers.AnswerLimits;
import dev.sibridge.vendor.answers.AnswerTimeout;
import dev.sibridge.vendor.answers.HangUp;
import dev.sibridge.vendor.calls.gate.Gates;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.ConnectWiseSettings;
import java.util.function.BiConsumer;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts an account's credentials on a request at the very last moment, in the HTTP client. A message carries only the
 * account's handle, so that no header, log, trace or error ever holds a secret.
 */
@Configuration
public class Credentials {

    /** Tells the account whose credentials a request needs, by its handle; never leaves the machine. */
    public static final String ACCOUNT_HEADER = "SI-Bridge-Account";
    /** Neither is sent: it tells below which record a request writes. */
    static final String BELOW_HEADER = "SI-Bridge-Below";

    private static final String USER_TYPE = "x-cw-usertype";

    private final WayOut wayOut;

    Credentials(WayOut wayOut) {
        this.wayOut = wayOut;
    }

    @Bean
    HttpClientConfigurer connectwiseCredentials(Accounts accounts, MemberTokens tokens, AnswerLimits limits,
            Gates gates) {
        return client -> {
            configure(client, accounts, (request, account) -> {
                request.setHeader("clientId", account.connectwise().clientId());
                authorize(request, account, tokens);
            });
            limit(client, limits.of("ConnectWise"));
            client.addExecInterceptorFirst("gates", gates);
            client.addExecInterceptorFirst("timeout", new AnswerTimeout());
        };
    }

    private static void authorize(HttpRequest request, Account account, MemberTokens tokens) {
        ConnectWiseSettings settings = account.connectwise();
        if (!settings.impersonates()) {
            request.setHeader("Authorization", settings.authorization(settings.publicKey(), settings.privateKey()));
        } else if (ConnectWiseRequest.isToken(request.getPath())) {
            request.setHeader("Authorization",
                    settings.authorization(settings.integratorUsername(), settings.integratorPassword()));
            request.setHeader(USER_TYPE, "integrator");
        } else {
            MemberTokens.Token token = tokens.of(account);
            request.setHeader("Authorization", settings.authorization(token.publicKey(), token.privateKey()));
            request.setHeader(USER_TYPE, "member");
        }
    }

    @Bean
    HttpClientConfigurer dtoolsCredentials(Accounts accounts, AnswerLimits limits) {
        return client -> {
            configure(client, accounts, (request, account) ->
                    request.setHeader("X-DTSI-ApiKey", account.dtools().apiKey()));
            limit(client, limits.of("D-Tools"));
        };
    }

    /** Holds answers to a time and a size. */
    public static void limit(HttpClientBuilder client, ExecChainHandler limits) {
        client.addExecInterceptorFirst("answer-limits", limits);
        client.addExecInterceptorFirst("hang-up", new HangUp());
    }

    /** Lets a client go our way out, with credentials that are added when a request leaves. */
    public void configure(HttpClientBuilder client, Accounts accounts, BiConsumer<HttpRequest, Account> credentials) {
        wayOut.configure(client);
        client.addRequestInterceptorLast((request, entity, context) -> {
            request.removeHeaders(BELOW_HEADER);
            Header account = request.getFirstHeader(ACCOUNT_HEADER);
            if (account != null) {
                request.removeHeaders(ACCOUNT_HEADER);
                credentials.accept(request, accounts.asOf(account.getValue()));
            }
        });
    }
}
