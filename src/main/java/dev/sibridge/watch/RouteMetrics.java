package dev.sibridge.watch;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyConfiguration;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Camel's own figures for each route: how many messages passed and failed, and how long they took. By the route's id
 * only: addresses have no end. A one shot is gone before anybody could read them.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "once", havingValue = "false", matchIfMissing = true)
class RouteMetrics {

    @Bean
    CamelContextConfiguration countedRoutes(MeterRegistry meters) {
        MicrometerRoutePolicyConfiguration figures = new MicrometerRoutePolicyConfiguration();
        // The sum of all routes would count a message once for each that it passes.
        figures.setContextEnabled(false);
        // Of message brokers, of which there is none.
        figures.setExternalRedeliveries(false);
        MicrometerRoutePolicyFactory factory = new MicrometerRoutePolicyFactory();
        factory.setMeterRegistry(meters);
        factory.setPolicyConfiguration(figures);
        return new CamelContextConfiguration() {

            @Override
            public void beforeApplicationStart(CamelContext camel) {
                camel.addRoutePolicyFactory(factory);
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                // Everything is there.
            }
        };
    }
}
