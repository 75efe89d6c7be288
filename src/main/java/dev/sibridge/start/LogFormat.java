package dev.sibridge.start;

import dev.sibridge.settings.WrongSettingException;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/** Refuses a format of the log that there is not, before Spring sets up the log and fails with pages of stack trace. */
public class LogFormat implements EnvironmentPostProcessor, Ordered {

    private static final String KEY = "logging.structured.format.console";
    private static final Set<String> STRUCTURED = Set.of("ecs", "logstash", "gelf");

    /** @throws WrongSettingException when there is no such format */
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String format = environment.getProperty(KEY, "text");
        // Spring takes a class of somebody's own, too.
        if (!format.equals("text") && !STRUCTURED.contains(format.toLowerCase(Locale.ROOT))
                && !ClassUtils.isPresent(format, application.getClassLoader())) {
            throw new WrongSettingException(KEY + " (LOG_FORMAT) is \"" + format + "\"; it must be text, ecs, logstash"
                    + " or gelf.");
        }
    }

    /** After the files with settings were read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
