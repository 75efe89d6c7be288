package dev.sibridge.vendor.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.sibridge.network.NetworkProperties;
import dev.sibridge.network.NoWayException;
import dev.sibridge.network.PrivateAddressException;
import dev.sibridge.network.PrivateAddresses;
import dev.sibridge.network.Proxies;
import dev.sibridge.network.TestCertificates;
import dev.sibridge.network.TestProxy;
import dev.sibridge.network.TrustedCertificates;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests on their way through a real proxy and real TLS, to hosts that only the proxy knows. */
class WayOutTest {

    private static final String MANAGE = "https://manage.acme.example/x";

    private static final int MOST_TO_ONE_HOST = 5;

    /** Headers of each request that got there. */
    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private HttpServer vendor;
    private TestProxy proxy;
    private Set<String> operators = Set.of("localhost", "127.0.0.1");
    private PrivateAddresses.Lookup lookup = InetAddress::getAllByName;

    @AfterEach
    void close() {
        if (proxy != null) {
            proxy.close();
        }
        if (vendor != null) {
            vendor.stop(0);
        }
    }

    @Test
    @Tag("field")
    void aTunnelLeadsToTheVendorWhoNeverSeesTheProxysLogin() throws IOException {
        proxy = tls(TestCertificates.GOOD).wants("bridge", "s3cret:pass");

        assertThat(get(MANAGE, "http://bridge:s3cret%3Apass@127.0.0.1:" + proxy.port())).isEqualTo("200 hello");
        assertThat(proxy.asked()).containsOnly("CONNECT manage.acme.example:443 HTTP/1.1");
        assertThat(proxy.heads().get(proxy.heads().size() - 1)).contains("Proxy-Authorization: Basic ")
                .doesNotContain("our-key");
        assertThat(arrived).singleElement().asString().contains("our-key").doesNotContainIgnoringCase("proxy-auth");
    }

    @Test
    @Tag("field")
    void withoutTlsTheProxyIsAskedForTheWholeAddress() throws IOException {
        proxy = plain().wants("bridge", "s3cret");

        assertThat(get("http://manage.acme.example/x", "http://bridge:s3cret@127.0.0.1:" + proxy.port()))
                .isEqualTo("200 hello");
        assertThat(proxy.asked()).containsOnly("GET http://manage.acme.example/x HTTP/1.1");
    }

    @Test
    void aVendorThatAsksForALoginDoesNotGetTheProxys() throws IOException {
        proxy = tls(TestCertificates.GOOD);
        vendor.removeContext("/");
        vendor.createContext("/", call -> {
            arrived.add(call.getRequestHeaders().entrySet().toString());
            call.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"acme\"");
            call.sendResponseHeaders(401, -1);
            call.close();
        });

        assertThat(get(MANAGE, "http://bridge:s3cret@127.0.0.1:" + proxy.port())).isEqualTo("401 ");
        assertThat(arrived).hasSize(1).noneMatch(headers -> headers.contains("YnJpZGdlOnMzY3JldA=="));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''            | requires a user name and password: set them in HTTPS_PROXY (http://user:password@127.0.0.1:",
        "bridge:wrong@ | rejects the user name and password: check those in HTTPS_PROXY ("})
    @Tag("field")
    void aProxyThatWantsALoginIsTheOneToldOf(String login, String sentence) throws IOException {
        proxy = tls(TestCertificates.GOOD).wants("bridge", "s3cret");

        assertThatThrownBy(() -> get(MANAGE, "http://" + login + "127.0.0.1:" + proxy.port()))
                .asInstanceOf(throwable(NoWayException.class)).returns(false, trouble -> trouble.call().mayPass())
                .hasMessageStartingWith("The proxy 127.0.0.1:" + proxy.port() + " " + sentence)
                .hasMessageNotContaining("wrong");
        assertThat(arrived).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "403 | does not let SI Bridge through to manage.acme.example:443 (status 403). Ask its administrator",
        "503 | cannot reach manage.acme.example:443 (status 503)."})
    @Tag("field")
    void whatTheProxySaysIsNotTakenForTheVendorsWord(int status, String sentence) throws IOException {
        proxy = tls(TestCertificates.GOOD).refuses(status, "<html>Policy</html>");

        assertThatThrownBy(() -> get(MANAGE, "http://127.0.0.1:" + proxy.port()))
                .asInstanceOf(throwable(NoWayException.class)).returns(true, trouble -> trouble.call().mayPass())
                .hasMessageStartingWith("The proxy 127.0.0.1:" + proxy.port() + " " + sentence)
                .hasMessageNotContaining("Policy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Policy</html>"})
    void aRefusalKeepsNoConnection(String page) throws IOException {
        proxy = tls(TestCertificates.GOOD).refuses(403, page);

        try (CloseableHttpClient client = client("http://127.0.0.1:" + proxy.port(), "")) {
            for (int call = 0; call <= MOST_TO_ONE_HOST; call++) {
                assertThatThrownBy(() -> client.execute(new HttpGet(MANAGE), response -> "")).as("call %d", call)
                        .isInstanceOf(NoWayException.class);
            }
        }
    }

    @Test
    @Tag("field")
    void aProxyThatIsNotThereIsTheOneToldOf() throws IOException {
        proxy = tls(TestCertificates.GOOD).hangsUp();

        assertThatThrownBy(() -> get(MANAGE, "http://127.0.0.1:1")).isInstanceOf(NoWayException.class)
                .hasMessage("The proxy 127.0.0.1:1 does not respond. Check HTTPS_PROXY, and whether the proxy is"
                        + " running.");
        assertThatThrownBy(() -> get(MANAGE, "http://nowhere.invalid:3128")).isInstanceOf(NoWayException.class)
                .hasMessageStartingWith("The proxy nowhere.invalid:3128 does not respond.");
        assertThatThrownBy(() -> get(MANAGE, "http://127.0.0.1:" + proxy.port())).isInstanceOf(NoWayException.class)
                .hasMessageStartingWith("The proxy 127.0.0.1:" + proxy.port() + " does not respond.");
    }

    @Test
    void withoutAProxyTroubleIsTheVendors() {
        assertThatThrownBy(() -> get("https://nowhere.invalid/x", "")).isInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> get("https://127.0.0.1:1/x", "http://127.0.0.1:2")).isExactlyInstanceOf(
                HttpHostConnectException.class).isInstanceOf(ConnectException.class);
    }

    @Test
    @Tag("field")
    void thisMachineIsReachedWithout() throws IOException {
        proxy = tls(TestCertificates.GOOD);

        assertThat(get("https://localhost:" + vendor.getAddress().getPort() + "/x",
                "http://127.0.0.1:" + proxy.port())).isEqualTo("200 hello");
        assertThat(proxy.heads()).isEmpty();
    }

    @Test
    void aNameThatLeadsIntoAPrivateNetworkByNowIsNotFollowedThere() throws IOException {
        proxy = plain();
        String site = "http://manage.acme.example:" + vendor.getAddress().getPort() + "/x";
        Deque<String> leads = new ArrayDeque<>(List.of("127.0.0.1", "127.0.0.1"));
        lookup = host -> new InetAddress[] {InetAddress.getByName(leads.pop())};

        operators = Set.of("manage.acme.example");
        assertThat(get(site, "")).as("the operator names it").isEqualTo("200 hello");
        operators = Set.of();
        assertThatThrownBy(() -> get(site, "")).isInstanceOf(PrivateAddressException.class)
                .hasMessageStartingWith("manage.acme.example leads to a private address");

        assertThat(arrived).hasSize(1);
    }

    @Test
    void whatWasPublicAMomentAgoIsLookedUpAgainForTheNextConnection() throws IOException {
        Deque<String> leads = new ArrayDeque<>(List.of("192.0.2.1", "127.0.0.1"));
        lookup = host -> new InetAddress[] {InetAddress.getByName(leads.pop())};
        proxy = plain();

        assertThat(new PrivateAddresses(false, Set.of(), new Proxies(NetworkProperties.NONE), lookup)
                .isForbidden("https://manage.acme.example")).as("when it is saved").isFalse();
        assertThatThrownBy(() -> get("http://manage.acme.example:" + vendor.getAddress().getPort() + "/x", ""))
                .isInstanceOf(PrivateAddressException.class);

        assertThat(arrived).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "trusted"})
    @Tag("field")
    void anAuthorityThatIsNotTrustedIsNamedWithTheSettingThatMendsIt(String trusted) throws IOException {
        proxy = tls(TestCertificates.GOOD);
        Throwable trouble = catchThrowable(() -> get(MANAGE, "http://127.0.0.1:" + proxy.port(),
                trusted.isEmpty() ? "" : TestCertificates.authority().toString()));

        if (trusted.isEmpty()) {
            assertThat(trouble).asInstanceOf(throwable(NoWayException.class))
                    .returns(false, noWay -> noWay.call().mayPass())
                    .hasMessageStartingWith("The certificate of manage.acme.example is issued by \"Acme Inspection CA\""
                            + ", which this machine does not trust.").hasMessageContaining("in TRUSTED_CERTIFICATES;");
            assertThat(arrived).isEmpty();
        } else {
            assertThat(trouble).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(value = TestCertificates.class, names = {"EXPIRED", "ANOTHERS"})
    @Tag("field")
    void aCertificateThatExpiredOrIsAnotherHostsIsToldAsSuch(TestCertificates certificate) throws IOException {
        proxy = tls(certificate);

        assertThatThrownBy(() -> get(MANAGE, "http://127.0.0.1:" + proxy.port()))
                .asInstanceOf(throwable(NoWayException.class)).returns(false, trouble -> trouble.call().mayPass())
                .extracting(Throwable::getMessage).asString().matches(certificate == TestCertificates.EXPIRED
                        ? "The certificate of manage.acme.example expired on [-\\d]{10}. The operator of that"
                                + " host must renew it, unless this machine's clock is wrong."
                        : "The certificate presented for manage.acme.example belongs to another host \\(.*other.example"
                                + ".*\\). Check the address, and whether a proxy or a firewall answers in its place.");
        assertThat(arrived).isEmpty();
    }

    private String get(String url, String proxyUrl) throws IOException {
        return get(url, proxyUrl, TestCertificates.authority().toString());
    }

    private String get(String url, String proxyUrl, String trusted) throws IOException {
        HttpGet request = new HttpGet(url);
        request.setHeader("Authorization", "our-key");
        try (CloseableHttpClient client = client(proxyUrl, trusted)) {
            return client.execute(request, response -> response.getCode() + " "
                    + (response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity())));
        }
    }

    private CloseableHttpClient client(String proxyUrl, String trusted) {
        NetworkProperties settings = new NetworkProperties(proxyUrl, "", trusted);
        HttpClientBuilder builder = HttpClientBuilder.create().disableAutomaticRetries()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.ofSeconds(20)).build());
        Proxies proxies = new Proxies(settings);
        new WayOut(proxies, HttpConfiguration.connections(new TrustedCertificates(settings),
                new PrivateAddresses(false, operators, proxies, lookup), MOST_TO_ONE_HOST, Timeout.ofMinutes(1)))
                .configure(builder);
        return builder.build();
    }

    private TestProxy tls(TestCertificates certificate) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        return before(server);
    }

    private TestProxy plain() throws IOException {
        return before(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    private TestProxy before(HttpServer server) {
        vendor = server;
        vendor.createContext("/", call -> {
            arrived.add(call.getRequestHeaders().entrySet().toString());
            byte[] hello = "hello".getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(200, hello.length);
            call.getResponseBody().write(hello);
            call.close();
        });
        vendor.start();
        return new TestProxy(vendor.getAddress().getPort());
    }
}
