package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.alert.SettableClock;
import dev.sibridge.failure.Causes;
import dev.sibridge.network.NetworkProperties;
import dev.sibridge.network.PrivateAddressException;
import dev.sibridge.notice.TestNotices;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A post goes to no address of this machine and of private networks, whatever DNS says about the name, and when. */
class WebhookAddressTest extends RouteTest {

    private final Vendor receiver = new Vendor();
    private final ArrayDeque<String> dns = new ArrayDeque<>();

    WebhookAddressTest() {
        super("webhook-request");
        TestNotices.http(TestNotices.addresses(false, host -> new InetAddress[] {InetAddress.getByName(dns.remove())}),
                NetworkProperties.NONE, new SettableClock(), Duration.ofSeconds(10)).forEach(this::bean);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "::1", "fd00::1", "0.0.0.0",
        "100.64.0.1", "::ffff:127.0.0.1"})
    void aPrivateAddressIsNotConnectedTo(String address) {
        assertThat(post(address).getException()).isInstanceOf(PrivateAddressException.class);
        assertThat(receiver.calls()).isEmpty();
    }

    @Test
    void aNameThatLeadsElsewhereAMomentLaterDoesNotHelp() {
        Exception trouble = post("203.0.113.7", "127.0.0.1").getException();

        assertThat(Causes.find(PrivateAddressException.class, trouble)).isNotNull();
        assertThat(receiver.calls()).isEmpty();
    }

    private Exchange post(String... addresses) {
        dns.addAll(List.of(addresses));
        properties.put("request", TestNotices.post(receiver.url().replace("127.0.0.1", "rebinding.example"), null,
                "{}"));
        return send(null);
    }
}
