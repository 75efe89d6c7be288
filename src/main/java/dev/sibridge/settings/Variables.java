package dev.sibridge.settings;

import dev.sibridge.text.Pasted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Our environment variables as people set them. Each may be given as a file: {@code DTOOLS_API_KEY_FILE} names the file
 * that holds the key. Blanks and line breaks around a value, and a pair of quotes, are not part of it: some ways to set
 * variables keep them.
 */
public class Variables implements EnvironmentPostProcessor {

    private static final Set<String> VARIABLES = ShippedSettings.variables();
    private static final String FILE = "_FILE";
    /** Spring reads more of these than we document, such as SERVER_SSL_KEY_STORE_PASSWORD. */
    private static final String OF_THE_WEB_SERVER = "SERVER_";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> settings = new HashMap<>();
        environment.getSystemEnvironment().forEach((variable, given) -> {
            if (isOurs(variable)) {
                settings.putIfAbsent(variable, Pasted.text(String.valueOf(given)));
            }
            String name = variable.replaceFirst(FILE + "$", "");
            if (variable.endsWith(FILE) && isOurs(name)) {
                settings.put(name, Pasted.text(read(variable, Pasted.text(String.valueOf(given)))));
            }
        });
        environment.getPropertySources().addBefore(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                // Spring reads SERVER_PORT as server.port only where the name ends so.
                new SystemEnvironmentPropertySource(
                        "our-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, settings));
    }

    private static boolean isOurs(String variable) {
        return VARIABLES.contains(variable) || variable.startsWith(OF_THE_WEB_SERVER);
    }

    private static String read(String variable, String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new WrongSettingException(variable + " names a file that cannot be read: " + file + ".");
        }
    }
}
