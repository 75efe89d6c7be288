package dev.sibridge.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What {@code --once}, {@code --reconcile} and {@code --import} mean for the start: no timers and no web server. The
 * sandbox needs one to be spoken to; it then takes a port of its own, so that a service on the usual one is not in the
 * way.
 */
public class OneShot implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (Stream.of("once", "reconcile", "import", "tour").noneMatch(environment::containsProperty)) {
            return;
        }
        Map<String, Object> settings = new HashMap<>();
        settings.put("bridge.timers", false);
        // Nobody watches what is gone in a moment.
        settings.put("camel.main.jmx-enabled", false);
        settings.put("hawtio.enabled", false);
        settings.put("management.endpoints.web.exposure.include", "health");
        // Why a start failed is said in one sentence, by Once.
        settings.put("logging.level.org.springframework.boot.SpringApplication", "off");
        settings.put("logging.level.org.springframework.boot.diagnostics", "off");
        settings.put("logging.level.org.springframework.boot.web", "off");
        settings.put("logging.level.org.springframework.context", "error");
        settings.put("spring.main.log-startup-info", false);
        if (List.of(environment.getActiveProfiles()).contains("sandbox")) {
            settings.put("server.port", freePort());
            // Nobody signs in to a console that is gone in a moment; no password is to be left behind.
            settings.put("console.password", UUID.randomUUID().toString());
        } else {
            settings.put("spring.main.web-application-type", "none");
        }
        environment.getPropertySources().addFirst(new MapPropertySource("one shot", settings));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on this machine", e);
        }
    }
}
