package dev.sibridge.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** A line of the log as people read it. */
class LogPatternTest {

    @Test
    void nothingThatAnExportSaysMakesALineOfItsOwn() throws IOException {
        String line = line("Attic\r\n10:00:00 INFO  All is well: synced", Map.of("run", "7", "account", "default",
                "project", "Attic\n10:00:00 ERROR Gone"));

        assertThat(line).endsWith("\n").containsOnlyOnce("\n").doesNotContain("\r")
                .contains("WARN  [7 default Attic 10:00:00 ERROR Gone] Attic 10:00:00 INFO  All is well");
    }

    @Test
    void outsideOfARunNothingStandsInFront() throws IOException {
        assertThat(line("Started", Map.of())).matches("\\d\\d:\\d\\d:\\d\\d WARN  Started\n");
        assertThat(line("Polled", Map.of("account", "default"))).contains("WARN  [ default ] Polled");
    }

    private static String line(String message, Map<String, String> beside) throws IOException {
        LoggerContext context = new LoggerContext();
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(new YamlPropertySourceLoader().load("it", new ClassPathResource("application.yaml")).get(0)
                .getProperty("logging.pattern.console").toString().replace("%wEx", ""));
        layout.start();
        LoggingEvent event = new LoggingEvent();
        event.setLevel(Level.WARN);
        event.setMessage(message);
        event.setInstant(Instant.EPOCH);
        event.setLoggerContext(context);
        event.setMDCPropertyMap(beside);
        return layout.doLayout(event);
    }
}
