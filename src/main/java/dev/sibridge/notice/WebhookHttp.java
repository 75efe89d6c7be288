package dev.sibridge.notice;

import dev.sibridge.vendor.answers.AnswerLimits;
import dev.sibridge.vendor.answers.AnswerProperties;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.util.unit.DataSize;

/**
 * How posts leave: to public hosts, through the proxy, without redirects, and never for long. Of an answer, nothing but
 * its status is read.
 */
@Configuration
class WebhookHttp implements DisposableBean {

    private static final Duration ANSWER = Duration.ofSeconds(15);

    /** Hold each attempt to a time as a whole: other limits begin anew with each byte. */
    private final AnswerLimits limits;

    WebhookHttp() {
        this(ANSWER);
    }

    WebhookHttp(Duration patience) {
        limits = new AnswerLimits(new AnswerProperties(patience, DataSize.ofKilobytes(1)), null);
    }

    /** @param guarded to public hosts only, through the proxy, without redirects */
    @Bean
    HttpClientConfigurer webhookClient(@Qualifier("guardedCalls") HttpClientConfigurer guarded, Webhooks webhooks) {
        return client -> {
            guarded.configureHttpClient(client);
            client.disableAutomaticRetries();
            client.addExecInterceptorFirst("status-only", WebhookHttp::statusOnly);
            client.addExecInterceptorFirst("webhook", (request, scope, chain) -> {
                Header handle = request.getFirstHeader(Webhooks.HANDLE_HEADER);
                request.removeHeaders(Webhooks.HANDLE_HEADER);
                request.setPath(webhooks.path(handle.getValue()));
                return chain.proceed(request, scope);
            });
            client.addExecInterceptorFirst("answer-limits", limits.of("the webhook"));
        };
    }

    private static ClassicHttpResponse statusOnly(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        if (response.getEntity() != null) {
            // First: whoever closes an answer that goes on reads all the rest.
            scope.execRuntime.discardEndpoint();
            response.setEntity(null);
        }
        return response;
    }

    /** Each thread sees to one notice; none waits for another. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService webhookThreads() {
        return Executors.newCachedThreadPool(new CustomizableThreadFactory("webhooks-"));
    }

    @Override
    public void destroy() {
        limits.close();
    }
}
