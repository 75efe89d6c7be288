package dev.sibridge.settings;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes one group of the places where Spring looks for settings: what a profile sets, in the jar or beside it, then
 * wins over what no profile sets. By themselves, the folder's settings win over all of the jar's, and the sandbox would
 * call the real systems of an {@code application.yaml} beside it.
 */
public class SearchLocations implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        // At the end, so that a location that somebody sets wins.
        environment.getPropertySources().addLast(new MapPropertySource("search locations", Map.of(
                "spring.config.location", "optional:classpath:/;optional:classpath:/config/;"
                        + "optional:file:./;optional:file:./config/;optional:file:./config/*/")));
    }

    /** Before the files are read. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }
}
