package dev.sibridge.start;

import dev.sibridge.settings.Defaults;
import dev.sibridge.settings.Variables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

/** Settings as a start reads them: variables, a file beside the jar, and the one in the jar. */
final class StartSettings {

    private final Map<String, Object> variables = new HashMap<>();
    private Path file;

    StartSettings variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** @param folder where the file is written */
    StartSettings file(Path folder, String yaml) {
        try {
            file = Files.writeString(folder.resolve("application.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    StandardEnvironment environment() {
        StandardEnvironment environment = new StandardEnvironment() {
            @Override
            public Map<String, Object> getSystemEnvironment() {
                // The super constructor asks before there are any.
                return variables == null ? Map.of() : variables;
            }
        };
        environment.getPropertySources().replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        try {
            YamlPropertySourceLoader yaml = new YamlPropertySourceLoader();
            if (file != null) {
                yaml.load("beside the jar", new FileSystemResource(file))
                        .forEach(environment.getPropertySources()::addLast);
            }
            yaml.load("in the jar", new ClassPathResource("application.yaml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ConfigurationPropertySources.attach(environment);
        new Variables().postProcessEnvironment(environment, new SpringApplication());
        new Defaults().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
