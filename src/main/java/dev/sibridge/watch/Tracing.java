package dev.sibridge.watch;

import dev.sibridge.network.Proxies;
import dev.sibridge.network.TrustedCertificates;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Traces, once somebody says where to: a span for every route that an export passes and every call that it makes.
 * Spans tell addresses, methods and statuses, never headers or bodies.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(Tracing.ENDPOINT)
class Tracing {

    static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /** Reads the standard variables; what this page fixes, they may change. */
    @Bean(destroyMethod = "close")
    OpenTelemetrySdk traces(Environment environment, Proxies proxies, TrustedCertificates certificates) {
        Map<String, String> defaults = new HashMap<>(Map.of(
                "otel.service.name", environment.getProperty("spring.application.name", "si-bridge"),
                "otel.exporter.otlp.endpoint", environment.getRequiredProperty(ENDPOINT),
                "otel.exporter.otlp.protocol", "http/protobuf",
                // Prometheus has the metrics, the console the log.
                "otel.metrics.exporter", "none",
                "otel.logs.exporter", "none"));
        return AutoConfiguredOpenTelemetrySdk.builder().addPropertiesSupplier(() -> defaults)
                .addSpanExporterCustomizer(new WayToCollector(proxies, certificates)::lead).build()
                .getOpenTelemetrySdk();
    }

    @Bean
    Tracer tracer(OpenTelemetrySdk traces) {
        return traces.getTracer("si-bridge");
    }

    @Bean
    ContextPropagators contextPropagators(OpenTelemetrySdk traces) {
        return traces.getPropagators();
    }

    @Bean
    CamelContextConfiguration tracedRoutes() {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                new OpenTelemetryTracer().init(camel);
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                // Nothing is left to do.
            }
        };
    }
}
