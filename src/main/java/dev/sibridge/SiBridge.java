package dev.sibridge;

import dev.sibridge.alert.MailProperties;
import dev.sibridge.network.NetworkProperties;
import dev.sibridge.once.OneShots;
import dev.sibridge.start.Preloading;
import dev.sibridge.vendor.answers.AnswerProperties;
import dev.sibridge.vendor.answers.PayloadProperties;
import dev.sibridge.vendor.calls.CallProperties;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Starts the service, or does one thing and ends: {@code --once}, {@code --reconcile}, {@code --import}. */
// Actuator would set up traces that nobody sends; Tracing does so when somebody wants them.
@SpringBootApplication(exclude = {OpenTelemetryAutoConfiguration.class, OpenTelemetryLoggingAutoConfiguration.class})
@EnableConfigurationProperties({AnswerProperties.class, CallProperties.class,
    PayloadProperties.class, MailProperties.class, NetworkProperties.class})
public class SiBridge {

    public static void main(String[] args) {
        Preloading.begin();
        if (OneShots.isMeant(args) || OneShots.mistake(args).isPresent()) {
            System.exit(OneShots.run(SiBridge.class, args));
        }
        SpringApplication.run(SiBridge.class, args);
    }
}
