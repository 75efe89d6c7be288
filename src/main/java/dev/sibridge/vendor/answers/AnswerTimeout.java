package dev.sibridge.vendor.answers;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.util.Timeout;

/**
 * Lets each account have its own time-out at one endpoint: Camel would make an endpoint, with its own connections, for
 * each value.
 */
public final class AnswerTimeout implements ExecChainHandler {

    /** How long to wait for an answer, in milliseconds; never leaves the machine. */
    public static final String HEADER = "SI-Bridge-Timeout";

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Header timeout = request.getFirstHeader(HEADER);
        if (timeout != null) {
            request.removeHeaders(HEADER);
            scope.clientContext.setRequestConfig(RequestConfig.copy(scope.clientContext.getRequestConfigOrDefault())
                    .setResponseTimeout(Timeout.ofMilliseconds(Long.parseLong(timeout.getValue()))).build());
        }
        return chain.proceed(request, scope);
    }
}
