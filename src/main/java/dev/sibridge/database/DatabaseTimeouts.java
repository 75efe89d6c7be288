package dev.sibridge.database;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Sees to it that nobody waits for ever for a database server that is gone without a word: Connector/J has no time-outs
 * of its own. What the URL sets stays.
 */
public class DatabaseTimeouts implements EnvironmentPostProcessor, Ordered {

    private static final String URL = "spring.datasource.url";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String url = environment.getProperty(URL, "");
        if (url.startsWith("jdbc:mysql:")) {
            environment.getPropertySources().addFirst(new MapPropertySource("database timeouts",
                    Map.of(URL, withTimeouts(url))));
        }
    }

    /** After the files with settings were read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    static String withTimeouts(String url) {
        // Milliseconds. A lock of the database's may be waited for longer than most answers take.
        Map<String, Integer> timeouts = new LinkedHashMap<>();
        timeouts.put("connectTimeout", 10_000);
        timeouts.put("socketTimeout", 120_000);
        StringBuilder all = new StringBuilder(url);
        timeouts.forEach((name, milliseconds) -> {
            if (!url.contains(name + "=")) {
                all.append(all.indexOf("?") < 0 ? '?' : '&').append(name).append('=').append(milliseconds);
            }
        });
        return all.toString();
    }
}
