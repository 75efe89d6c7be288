package dev.sibridge.vendor.calls;

import dev.sibridge.network.CertificateTrouble;
import dev.sibridge.network.NoWayException;
import dev.sibridge.network.Proxies;
import dev.sibridge.network.Proxy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.springframework.stereotype.Component;

/**
 * Takes requests to addresses that settings name through the proxy that leads there, never into a private network that
 * they must not reach, and says in plain words what keeps them from getting there.
 */
@Component
class WayOut {

    /** In a request's context: the proxy on its way, if any. */
    private static final String PROXY = "proxy";
    /** In a request's context: there when the last answer was the proxy's own. */
    private static final String TUNNEL_REFUSED = "tunnel-refused";
    private static final int PROXY_AUTHENTICATION_REQUIRED = HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED;

    private final Proxies proxies;
    private final HttpClientConnectionManager connections;

    /** @param connections that lead nowhere but where settings may lead */
    WayOut(Proxies proxies, HttpClientConnectionManager connections) {
        this.proxies = proxies;
        this.connections = connections;
    }

    void configure(HttpClientBuilder client) {
        // A redirect would carry what is sent to whatever host it names.
        client.disableRedirectHandling();
        client.disableCookieManagement();
        client.setUserAgent("SI-Bridge");
        client.setConnectionManager(connections);
        // A client that is closed leaves them to the others.
        client.setConnectionManagerShared(true);
        client.setRoutePlanner(new DefaultRoutePlanner(null) {
            @Override
            protected HttpHost determineProxy(HttpHost target, HttpContext context) {
                return proxy(target).map(proxy -> new HttpHost("http", proxy.host(), proxy.port())).orElse(null);
            }
        });
        client.setDefaultCredentialsProvider(credentials());
        client.setRequestExecutor(new Tunnels());
        client.addExecInterceptorFirst("way-out", this::proceed);
    }

    private Optional<Proxy> proxy(HttpHost target) {
        return proxies.to(target.getSchemeName(), target.getHostName(), target.getPort());
    }

    /** Answers the proxy only, whatever a vendor may ask for. */
    private static CredentialsProvider credentials() {
        return (scope, context) -> {
            Proxy proxy = (Proxy) context.getAttribute(PROXY);
            boolean itAsks = proxy != null && proxy.host().equalsIgnoreCase(scope.getHost())
                    && proxy.port() == scope.getPort();
            return itAsks && proxy.hasUser() ? login(proxy) : null;
        };
    }

    private static Credentials login(Proxy proxy) {
        return new UsernamePasswordCredentials(proxy.user(), proxy.password().toCharArray());
    }

    private ClassicHttpResponse proceed(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        HttpHost target = scope.route.getTargetHost();
        Optional<Proxy> proxy = Optional.ofNullable(scope.route.getProxyHost()).flatMap(host -> proxy(target));
        scope.clientContext.setAttribute(PROXY, proxy.orElse(null));
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            if (proxy.isPresent() && isTheProxys(response, scope.clientContext)) {
                scope.execRuntime.discardEndpoint();
                throw NoWayException.refused(proxy.get(), response.getCode(), target.toHostString());
            }
            return response;
        } catch (SSLException e) {
            throw CertificateTrouble.of(e, target.getHostName()).<IOException>map(trouble -> trouble).orElse(e);
        } catch (NoWayException e) {
            throw e;
        } catch (ConnectException | UnknownHostException | ConnectTimeoutException e) {
            // Nobody else is connected to but the proxy.
            throw proxy.<IOException>map(unreachable -> NoWayException.unreachable(unreachable, e)).orElse(e);
        }
    }

    private static boolean isTheProxys(ClassicHttpResponse response, HttpContext context) {
        return context.getAttribute(TUNNEL_REFUSED) != null || response.getCode() == PROXY_AUTHENTICATION_REQUIRED;
    }

    /**
     * Keeps an eye on what a proxy says when it is asked for a tunnel. The client hands a refusal on as if the vendor
     * had answered.
     */
    private static final class Tunnels extends HttpRequestExecutor {

        @Override
        public ClassicHttpResponse execute(ClassicHttpRequest request, HttpClientConnection connection,
                HttpResponseInformationCallback callback, HttpContext context) throws IOException, HttpException {
            if (!Method.CONNECT.isSame(request.getMethod())) {
                return super.execute(request, connection, callback, context);
            }
            try {
                ClassicHttpResponse response = super.execute(request, connection, callback, context);
                context.setAttribute(TUNNEL_REFUSED, response.getCode() == HttpStatus.SC_OK ? null : true);
                return response;
            } catch (IOException e) {
                throw (IOException) new ConnectException(e.getMessage()).initCause(e);
            }
        }
    }
}
