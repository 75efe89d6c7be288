package dev.sibridge.benchmark.empty;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;

/** A Camel application with the product's libraries, one route and nothing else, to compare start times with. */
// Not a @SpringBootApplication: tests that scan the product's packages would take it for a part of that.
@EnableAutoConfiguration(exclude = {ThymeleafAutoConfiguration.class, OpenTelemetryAutoConfiguration.class,
    OpenTelemetryLoggingAutoConfiguration.class})
public class EmptyApplication {

    public static void main(String[] args) {
        SpringApplication.run(EmptyApplication.class, args);
    }
}
