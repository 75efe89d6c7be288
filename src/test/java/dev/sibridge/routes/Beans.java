package dev.sibridge.routes;

import dev.sibridge.SiBridge;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.util.ClassUtils;

/** The application's beans by name, without starting it. */
final class Beans {

    private final Map<String, Class<?>> types = new HashMap<>();

    Beans() {
        SimpleBeanDefinitionRegistry registry = new SimpleBeanDefinitionRegistry();
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(registry);
        scanner.setIncludeAnnotationConfig(false);
        scanner.scan(ClassUtils.getPackageName(SiBridge.class));
        for (String name : registry.getBeanDefinitionNames()) {
            BeanDefinition definition = registry.getBeanDefinition(name);
            Class<?> type = ClassUtils.resolveClassName(definition.getBeanClassName(), null);
            types.put(name, type);
            Stream.of(type.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Bean.class))
                    .forEach(method -> types.put(method.getName(), method.getReturnType()));
        }
    }

    boolean has(String name) {
        return types.containsKey(name);
    }

    /** The names of the methods that a route may call. */
    List<String> methods(String name) {
        return has(name) ? Stream.of(types.get(name).getMethods()).map(Method::getName).toList() : List.of();
    }
}
