package dev.sibridge.web.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sibridge.sandbox.manage.callbacks.CallbackFault;
import dev.sibridge.sandbox.manage.callbacks.DeliveryLog;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.util.ReflectionTestUtils;

/** Whoever calls back without being Manage, or where there is no door. */
class ForgedCallbacksTest extends CalledBack {

    @Test
    void whatManageDidNotSignIsTurnedAway() {
        assertThat(called(DOOR, message(ticket), null)).isEqualTo(401);
        assertThat(called(DOOR, message(ticket), "c29tZXRoaW5nIGVsc2U=")).isEqualTo(401);
        assertThat(called(DOOR, "", "x")).isEqualTo(401);
        assertThat(called(DOOR, "[]", "x")).isEqualTo(401);
        assertThat(called(DOOR, "{", "x")).isEqualTo(401);
        nobodyWasWoken();
    }

    @Test
    void aSignatureHoldsForTheVeryBytesOnly() {
        String message = message(ticket);

        assertThat(called(DOOR, message.replace("{\"Action\"", "{ \"Action\""), signed(message))).isEqualTo(401);
        assertThat(called(DOOR, message, signed(message))).isEqualTo(204);
    }

    @Test
    void aForgedCallbackWakesNobody() {
        SANDBOX.manage().callbacks().faults().add(CallbackFault.next(CallbackFault.Kind.FORGED));

        rename(ticket, "Mount four speakers");
        delivered();

        assertThat(deliveries()).extracting(DeliveryLog.Entry::status).containsExactly(401);
        nobodyWasWoken();
    }

    static Stream<String> foreignKeys() {
        return Stream.of("http://localhost:%d/key", "http://127.0.0.1:%d/key", "http://x@127.0.0.1:%d/key",
                "https://127.0.0.1:%d/key", "file:///etc/hostname", "//127.0.0.1:%d/key", "not an address", "");
    }

    @ParameterizedTest
    @MethodSource("foreignKeys")
    void aKeyOfAnotherServerIsNeverAskedFor(String url) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        other.start();
        try {
            String message = message(ticket).replaceFirst("\"key_url\":\"[^\"]*\"", "\"key_url\":\""
                    + url.formatted(other.getAddress().getPort()) + "\"");

            assertThat(called(DOOR, message, signed(message))).isEqualTo(401);
            assertThat(asked.get()).isZero();
        } finally {
            other.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/callbacks/manage/nobody", "/callbacks/manage/"})
    void thereIsNoDoorOfAnotherAccount(String door) {
        assertThat(called(door, message(ticket), signed(message(ticket)))).isIn(401, 404);
        nobodyWasWoken();
    }

    @Test
    void withoutAPublicAddressThereIsNoDoor() {
        Object address = ReflectionTestUtils.getField(callbacks, "publicUrl");
        ReflectionTestUtils.setField(callbacks, "publicUrl", "");
        try {
            String message = message(ticket);
            assertThat(called(DOOR, message, signed(message))).isEqualTo(404);
        } finally {
            ReflectionTestUtils.setField(callbacks, "publicUrl", address);
        }
        nobodyWasWoken();
    }
}
