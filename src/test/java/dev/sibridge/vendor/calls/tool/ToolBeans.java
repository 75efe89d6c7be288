package dev.sibridge.vendor.calls.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.Accounts;
import dev.sibridge.vendor.answers.AnswerLimits;
import dev.sibridge.vendor.calls.Credentials;
import org.apache.camel.component.http.HttpClientConfigurer;

/** The beans behind calls to project-management tools, as the application makes them. */
public final class ToolBeans {

    private ToolBeans() {
    }

    public static ToolCalls calls() {
        return new ToolCalls(new ObjectMapper());
    }

    public static HttpClientConfigurer key(Accounts accounts, Credentials credentials, AnswerLimits limits) {
        return new ToolCredentials().toolKey(accounts, credentials, limits);
    }
}
