package dev.sibridge.setup.effective;

import dev.sibridge.settings.Defaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** What the operator of a machine has set, before what the jar has. */
public final class TestEnvironment {

    private TestEnvironment() {
    }

    public static StandardEnvironment of(Map<String, Object> variables, Map<String, Object> file) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addLast(new MapPropertySource("variables", variables));
        environment.getPropertySources().addLast(new MapPropertySource("file", file));
        try {
            new YamlPropertySourceLoader().load("in the jar", new ClassPathResource("application.yaml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new Defaults().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
