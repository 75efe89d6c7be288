package dev.sibridge.sandbox;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/** Keeps the sandbox apart from real systems: with real keys set, somebody means something else than to try out. */
public class RealKeys implements EnvironmentPostProcessor {

    private static final List<String> KEYS = List.of("DTOOLS_API_KEY", "CONNECTWISE_PUBLIC_KEY",
            "CONNECTWISE_PRIVATE_KEY", "CONNECTWISE_INTEGRATOR_PASSWORD", "PM_API_KEY");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!List.of(environment.getActiveProfiles()).contains("sandbox")) {
            return;
        }
        for (String key : KEYS) {
            String value = environment.getProperty(key, "");
            if (!value.isBlank() && !value.equals("sandbox")) {
                throw new IllegalStateException("The sandbox does not start while " + key
                        + " is set: unset it, or leave the profile \"sandbox\" out.");
            }
        }
    }
}
