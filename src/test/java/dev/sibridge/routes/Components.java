package dev.sibridge.routes;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** Sets Camel's components up as the application's settings do. */
final class Components {

    private Components() {
    }

    static void configure(CamelContext camel, String component) {
        PropertyBindingSupport.build().withCamelContext(camel).withTarget(camel.getComponent(component))
                .withProperties(settings(component)).withIgnoreCase(true).bind();
    }

    private static Map<String, Object> settings(String component) {
        StandardEnvironment environment = new StandardEnvironment();
        try {
            new YamlPropertySourceLoader().load("application", new ClassPathResource("application.yaml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new HashMap<>(Binder.get(environment)
                .bind("camel.component." + component, Bindable.mapOf(String.class, String.class)).orElse(Map.of()));
    }
}
