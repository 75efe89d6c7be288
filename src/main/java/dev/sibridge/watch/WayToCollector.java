package dev.sibridge.watch;

import dev.sibridge.network.Proxies;
import dev.sibridge.network.Proxy;
import dev.sibridge.network.TrustedCertificates;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.common.export.ProxyOptions;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.util.Optional;

/** Sends traces to their collector on the same way, and believing the same certificates, as other calls. */
class WayToCollector {

    // Java holds back passwords from proxies that it asks for a tunnel, unless this names no scheme.
    private static final String HELD_BACK = "jdk.http.auth.tunneling.disabledSchemes";

    private final Proxies proxies;
    private final TrustedCertificates certificates;

    /** Comes before any exporter: Java's client looks at that property once. */
    WayToCollector(Proxies proxies, TrustedCertificates certificates) {
        this.proxies = proxies;
        this.certificates = certificates;
        if (proxies.secrets().findAny().isPresent() && System.getProperty(HELD_BACK) == null) {
            System.setProperty(HELD_BACK, "");
        }
    }

    /** Leads an exporter there; one that does not speak HTTP goes its own way. */
    SpanExporter lead(SpanExporter exporter, ConfigProperties settings) {
        if (!(exporter instanceof OtlpHttpSpanExporter http)) {
            return exporter;
        }
        OtlpHttpSpanExporterBuilder builder = http.toBuilder().setProxy(ProxyOptions.create(proxies.selector()));
        if (first(settings, "certificate").isEmpty()) {
            builder.setSslContext(certificates.sslContext(), certificates.trustManager());
        }
        first(settings, "endpoint").map(URI::create)
                .flatMap(collector -> proxies.to(collector.getScheme(), collector.getHost(), collector.getPort()))
                // Java's client passes this header to the proxy only, and takes it out of what goes through a tunnel.
                .filter(Proxy::hasUser)
                .ifPresent(proxy -> builder.addHeader("Proxy-Authorization", proxy.authorization()));
        return builder.build();
    }

    /** A setting for traces, or else for all that goes to the collector. */
    private static Optional<String> first(ConfigProperties settings, String name) {
        return Optional.ofNullable(settings.getString("otel.exporter.otlp.traces." + name,
                settings.getString("otel.exporter.otlp." + name)));
    }
}
