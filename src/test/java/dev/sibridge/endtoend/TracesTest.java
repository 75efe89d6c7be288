package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;

/** Traces go to the collector that somebody named. */
class TracesTest {

    private static final Vendors VENDORS = new Vendors();

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer collector;

    @BeforeEach
    void startCollector() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", call -> {
            received.add(call.getRequestURI() + " "
                    + new String(call.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        collector.start();
        VENDORS.startEmpty();
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
    }

    @AfterEach
    void stopCollector() {
        collector.stop(0);
    }

    @Test
    void everyRouteAndCallOfAnExportIsASpanThatHoldsNoKey() {
        try (InProcess bridge = InProcess.start(VENDORS,
                "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:" + collector.getAddress().getPort())) {
            bridge.poll();
        }
        String spans = String.join("\n", received);

        assertThat(received).isNotEmpty().allSatisfy(call -> assertThat(call).startsWith("/v1/traces "));
        assertThat(spans).contains("si-bridge").contains("read-export").contains("connectwise-request")
                .contains("http.method");
        // As Manage and D-Tools take the keys, and names of their headers.
        assertThat(spans).doesNotContain("c2FuZGJveCtzYW5kYm94OnNhbmRib3g").doesNotContainIgnoringCase("authorization")
                .doesNotContainIgnoringCase("apikey");
    }

    @Test
    void withoutACollectorNothingIsSetUp() {
        try (InProcess bridge = InProcess.start(VENDORS)) {
            assertThatThrownBy(() -> bridge.bean(OpenTelemetry.class))
                    .isInstanceOf(NoSuchBeanDefinitionException.class);
        }
    }
}
