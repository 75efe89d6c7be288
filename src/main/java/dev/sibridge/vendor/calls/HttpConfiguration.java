package dev.sibridge.vendor.calls;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.network.PrivateAddresses;
import dev.sibridge.network.TrustedCertificates;
import dev.sibridge.routes.ThreadsForEach;
import dev.sibridge.vendor.calls.gate.Gates;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** What calls to the vendors share. */
@Configuration
class HttpConfiguration {

    /** More threads than calls may be under way, so that the next call is ready when an answer comes. */
    private static final int THREADS_A_CALL = 2;

    /**
     * Every thread of it waits for at most one answer of Manage's; they never wait for each other. No account notices
     * when another one's tenant is slow.
     */
    @Bean(destroyMethod = "shutdownNow")
    ThreadsForEach manageCalls(CallProperties settings) {
        return new ThreadsForEach(THREADS_A_CALL * settings.connectwise().concurrency(),
                () -> "manage-" + LogLine.account());
    }

    /** How many calls each tenant takes at once. */
    @Bean
    Gates gates(CallProperties settings, Accounts accounts) {
        CallProperties.ConnectWise limits = settings.connectwise();
        return new Gates(limits.concurrency(), limits.concurrencyPerRecord(),
                request -> account(request, accounts).map(Account::tenant),
                request -> Optional.ofNullable(request.getFirstHeader(Credentials.BELOW_HEADER)).flatMap(below ->
                        account(request, accounts).map(account -> account.tenant() + " " + below.getValue())));
    }

    private static Optional<Account> account(HttpRequest request, Accounts accounts) {
        return Optional.ofNullable(request.getFirstHeader(Credentials.ACCOUNT_HEADER))
                .map(account -> accounts.asOf(account.getValue()));
    }

    /** Every thread of it sees a wave of records through, and waits for those that see to its calls. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService waves() {
        return Executors.newCachedThreadPool(new CustomizableThreadFactory("waves-"));
    }

    /** Routes of the operator's, too, believe whom {@link TrustedCertificates} believe. */
    @Bean
    ComponentCustomizer trustedByHttp(TrustedCertificates certificates) {
        SSLContextParameters tls = new SSLContextParameters() {
            @Override
            public SSLContext createSSLContext(CamelContext camel) {
                return certificates.sslContext();
            }
        };
        return (name, component) -> {
            // With it, the component for http would speak TLS, too.
            if (component instanceof HttpComponent http && name.equals("https")) {
                http.setSslContextParameters(tls);
            }
        };
    }

    /** The connections of requests to addresses that settings name. Routes of the operator's have their own. */
    @Bean
    HttpClientConnectionManager httpConnections(TrustedCertificates certificates, PrivateAddresses addresses,
            @Value("${camel.component.http.connections-per-route}") int toOneHost,
            @Value("${camel.component.http.so-timeout}") int timeout) {
        return connections(certificates, addresses, toOneHost, Timeout.ofMilliseconds(timeout));
    }

    /** For routes that call an address which people enter, and that need no key of an account's. */
    @Bean
    HttpClientConfigurer guardedCalls(WayOut wayOut) {
        return wayOut::configure;
    }

    static HttpClientConnectionManager connections(TrustedCertificates certificates, PrivateAddresses addresses,
            int toOneHost, Timeout timeout) {
        return PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return addresses.resolve(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) throws UnknownHostException {
                return addresses.resolve(host)[0].getCanonicalHostName();
            }
        }).setTlsSocketStrategy(new DefaultClientTlsStrategy(certificates.sslContext()))
                // Of one host that hangs, others notice nothing.
                .setMaxConnPerRoute(toOneHost).setMaxConnTotal(Integer.MAX_VALUE)
                .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(timeout).build()).build();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
