package dev.sibridge.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.settings.WrongSettingException;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hosts are reached through which proxy. */
class ProxiesTest {

    private static final String PROXY = "http://bridge:s3cret-password@proxy.acme.example:3128";

    @ParameterizedTest
    @ValueSource(strings = {"http://", "foo/bar", "10.0.0.0/99", "10.0.0.0/x", "a b,<c>", "host:port"})
    @Tag("field")
    void whatIsNoHostIsRefused(String list) {
        assertThatThrownBy(() -> proxies("", list)).isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("NO_PROXY: \"").hasMessageContaining("such as manage.acme.example,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "x.localhost", "127.0.0.1", "127.1.2.3", "::1", "[::1]",
        "0:0:0:0:0:0:0:1"})
    void thisMachineIsAlwaysReachedWithout(String host) {
        assertThat(proxies(PROXY, "").to("https", host, 443)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api-na.myconnectwise.net", "localhost.acme.example", "10.0.0.1", "1270.0.0.1",
        "2001:db8::1"})
    void everythingElseGoesThroughIt(String host) {
        assertThat(proxies(PROXY, "").to("https", host, 443)).hasValueSatisfying(proxy ->
                assertThat(proxy).hasToString("proxy.acme.example:3128"));
        assertThat(proxies(PROXY, "").to("http", host, -1)).isPresent();
        assertThat(proxies("", "").to("https", host, 443)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "acme.example             | acme.example              | 443  | true",
        "acme.example             | Manage.ACME.example       | 443  | true",
        "acme.example             | notacme.example           | 443  | false",
        ".acme.example            | manage.acme.example       | 443  | true",
        "*.acme.example           | manage.acme.example       | 443  | true",
        "*.acme.example           | acme.example.org          | 443  | false",
        "manage.acme.example:8443 | manage.acme.example       | 8443 | true",
        "manage.acme.example:8443 | manage.acme.example       | 443  | false",
        "manage.acme.example:443  | manage.acme.example       | -1   | true",
        "192.0.2.7                | 192.0.2.7                 | 443  | true",
        "192.0.2.7                | 192.0.2.70                | 443  | false",
        "10.0.0.0/8               | 10.1.2.3                  | 443  | true",
        "10.0.0.0/8               | 11.1.2.3                  | 443  | false",
        "10.0.0.0/8               | ten.acme.example          | 443  | false",
        "10.0.0.0/8:8443          | 10.1.2.3                  | 443  | false",
        "2001:db8::/32            | [2001:db8::7]             | 443  | true",
        "[2001:db8::7]:8443       | 2001:db8::7               | 8443 | true",
        "[2001:db8::7]:8443       | 2001:db8::7               | 443  | false",
        "192.168.*                | 192.168.7.1               | 443  | true",
        "192.168.*                | 192.169.7.1               | 443  | false",
        "manage-*.acme.example    | manage-1.acme.example     | 443  | true",
        "*                        | anything.example          | 443  | true",
        "a.example; b.example     | b.example                 | 443  | true",
        "'a.example,,|b.example'  | b.example                 | 443  | true",
        "''                       | a.example                 | 443  | false"})
    @Tag("field")
    void someHostsAreReachedWithout(String list, String host, int port, boolean without) {
        assertThat(proxies(PROXY, list).to("https", host, port).isEmpty()).isEqualTo(without);
    }

    @Test
    @Tag("field")
    void javasOwnPropertiesHoldWhereTheSettingIsNotGiven() {
        System.setProperty("https.proxyHost", "java.acme.example");
        System.setProperty("https.proxyPort", "8080");
        System.setProperty("http.nonProxyHosts", "localhost|*.inside.example");
        System.setProperty("https.proxyUser", "bridge");
        System.setProperty("https.proxyPassword", "s3cret");
        try {
            assertThat(proxies("", "").to("https", "manage.example", 443)).contains(
                    new Proxy("java.acme.example", 8080, "bridge", "s3cret", "https.proxyHost"));
            assertThat(proxies("", "").to("https", "x.inside.example", 443)).isEmpty();
            assertThat(proxies("", "").to("http", "manage.example", 80)).isEmpty();
            assertThat(proxies("", "manage.example").to("https", "manage.example", 443)).isEmpty();
            assertThat(proxies(PROXY, "").to("https", "x.inside.example", 443)).hasValueSatisfying(proxy ->
                    assertThat(proxy).hasToString("proxy.acme.example:3128"));
            assertThat(proxies("", "").secrets()).contains("s3cret");
        } finally {
            for (String name : new String[] {"https.proxyHost", "https.proxyPort", "http.nonProxyHosts",
                "https.proxyUser", "https.proxyPassword"}) {
                System.clearProperty(name);
            }
        }
    }

    @Test
    void javasOwnClientIsLedTheSameWay() {
        assertThat(proxies(PROXY, "a.example").selector().select(URI.create("https://b.example/x")))
                .singleElement().hasToString("HTTP @ proxy.acme.example/<unresolved>:3128");
        assertThat(proxies(PROXY, "a.example").selector().select(URI.create("https://a.example:4318/x")))
                .containsExactly(java.net.Proxy.NO_PROXY);
    }

    @Test
    void thePasswordIsASecretInEveryForm() {
        assertThat(proxies(PROXY, "").secrets()).containsExactly("s3cret-password",
                "YnJpZGdlOnMzY3JldC1wYXNzd29yZA==");
        assertThat(proxies("http://proxy:3128", "").secrets()).isEmpty();
        assertThat(new NetworkProperties(PROXY, "", "").toString()).doesNotContain("s3cret");
    }

    private static Proxies proxies(String proxy, String without) {
        return new Proxies(new NetworkProperties(proxy, without, ""));
    }
}
