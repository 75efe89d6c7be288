package dev.sibridge.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Takes every setting also from a file: {@code DTOOLS_API_KEY_FILE} names the file that holds the key. */
public class SecretFiles implements EnvironmentPostProcessor {

    private static final Pattern OURS = Pattern.compile(
            "((?:DTOOLS|CONNECTWISE|SYNC|DATABASE|SMTP|SUPPORT|ADMIN|SECRETS|PUBLIC|SERVER)_[A-Z_]+"
                    + "|HTTPS_PROXY|NO_PROXY|TRUSTED_CERTIFICATES)_FILE");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> settings = new HashMap<>();
        environment.getSystemEnvironment().forEach((variable, file) -> {
            var name = OURS.matcher(variable);
            if (name.matches()) {
                settings.put(name.group(1), read(variable, Path.of(String.valueOf(file))));
            }
        });
        environment.getPropertySources().addBefore(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new MapPropertySource("settings from files", settings));
    }

    private static String read(String variable, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new WrongSettingException(variable + " names a file that cannot be read: " + file + ".");
        }
    }
}
