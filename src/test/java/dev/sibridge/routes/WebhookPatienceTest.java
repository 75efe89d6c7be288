package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.RawServer;
import dev.sibridge.alert.SettableClock;
import dev.sibridge.network.NetworkProperties;
import dev.sibridge.notice.TestNotices;
import dev.sibridge.vendor.answers.AnswerLimitException;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** No receiver is waited for longer than for a time as a whole, however it spends it. */
class WebhookPatienceTest extends RouteTest {

    private final Vendor receiver = new Vendor();

    WebhookPatienceTest() {
        super("webhook-request");
        TestNotices.http(TestNotices.addresses(true, InetAddress::getAllByName), NetworkProperties.NONE,
                new SettableClock(), Duration.ofMillis(300)).forEach(this::bean);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
    void aReceiverThatIsSilentIsNotWaitedForForLong() {
        receiver.isSilent();

        assertThat(post(receiver.url() + "/hook").getException()).isInstanceOf(AnswerLimitException.class);
    }

    @Test
    @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
    void aReceiverThatDripsItsAnswerIsNotWaitedForEither() throws Exception {
        try (RawServer slow = new RawServer(RawServer.dripping("HTTP/1.1 200 OK\r\n", "X-Slow: x\r\n"))) {
            assertThat(post(slow.url() + "/hook").getException()).isInstanceOf(IOException.class);
            assertThat(slow.wasHungUpOn()).isTrue();
        }
    }

    private Exchange post(String url) {
        properties.put("request", TestNotices.post(url, null, "{}"));
        return send(null);
    }
}
