package dev.sibridge.vendor.calls.tool;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.ToolSettings;
import dev.sibridge.vendor.answers.AnswerLimits;
import dev.sibridge.vendor.calls.Credentials;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.core5.http.HttpRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the key of an account's project-management tool on a request at the very last moment. */
@Configuration
class ToolCredentials {

    @Bean
    HttpClientConfigurer toolKey(Accounts accounts, Credentials credentials, AnswerLimits limits) {
        return client -> {
            credentials.configure(client, accounts, ToolCredentials::sign);
            Credentials.limit(client, limits.of("the project-management tool"));
        };
    }

    private static void sign(HttpRequest request, Account account) {
        ToolSettings tool = account.twoWay().tool();
        switch (tool.type()) {
            // https://www.redmine.org/projects/redmine/wiki/Rest_api#Authentication
            case REDMINE -> request.setHeader("X-Redmine-API-Key", tool.apiKey());
            case OPEN -> request.setHeader("Authorization", "Bearer " + tool.apiKey());
        }
    }
}
