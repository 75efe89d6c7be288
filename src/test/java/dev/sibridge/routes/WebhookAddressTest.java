package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.alert.SettableClock;
import dev.sibridge.failure.Causes;
import dev.sibridge.network.NetworkProperties;
import dev.sibridge.notice.PublicHosts;
import dev.sibridge.notice.TestNotices;
import dev.sibridge.notice.Webhooks;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
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
        PublicHosts hosts = TestNotices.forged(new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public String next() {
                return dns.remove();
            }
        });
        Webhooks webhooks = TestNotices.webhooks(hosts, new SettableClock());
        TestNotices.http(webhooks, hosts, TestAccounts.withErrorEmails(""), NetworkProperties.NONE,
                Duration.ofSeconds(10)).forEach(this::bean);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "::1", "fd00::1", "0.0.0.0",
        "100.64.0.1", "::ffff:127.0.0.1"})
    void aPrivateAddressIsNotConnectedTo(String address) {
        assertThat(post(address).getException()).isInstanceOf(PublicHosts.PrivateHostException.class);
        assertThat(receiver.calls()).isEmpty();
    }

    @Test
    void aNameThatLeadsElsewhereAMomentLaterDoesNotHelp() {
        Exception trouble = post("203.0.113.7", "127.0.0.1").getException();

        assertThat(Causes.find(PublicHosts.PrivateHostException.class, trouble)).isNotNull();
        assertThat(receiver.calls()).isEmpty();
    }

    private Exchange post(String... addresses) {
        dns.addAll(List.of(addresses));
        properties.put("request", TestNotices.post(receiver.url().replace("127.0.0.1", "rebinding.example"), null,
                "{}"));
        return send(null);
    }
}
