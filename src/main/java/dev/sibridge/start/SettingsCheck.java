package dev.sibridge.start;

import dev.sibridge.account.declared.AccountProperties;
import dev.sibridge.settings.CannotStartException;
import dev.sibridge.vendor.answers.AnswerProperties;
import dev.sibridge.vendor.answers.PayloadProperties;
import dev.sibridge.vendor.calls.CallProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Looks at the settings before anything is made of them. A setting in a file that nobody reads, and a value of the
 * wrong kind, stop the start: they were meant to count. A variable may be another program's, and is only logged.
 */
public class SettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsCheck.class);
    private static final Map<String, Class<?>> KINDS = Map.of("", AccountProperties.class,
            "bridge", CallProperties.class, "bridge.answers", AnswerProperties.class,
            "bridge.payload", PayloadProperties.class);

    /** @throws CannotStartException with all that is wrong */
    @Override
    public void initialize(ConfigurableApplicationContext application) {
        ConfigurableEnvironment environment = application.getEnvironment();
        UnknownVariables.warnings(environment.getSystemEnvironment().keySet()).forEach(LOG::warn);
        List<String> mistakes = new ArrayList<>(UnknownSettings.mistakes(environment));
        Binder binder = Binder.get(environment);
        KINDS.forEach((prefix, kind) -> {
            try {
                binder.bind(prefix, Bindable.of(kind));
            } catch (BindException e) {
                mistakes.add(WrongValue.sentence(e).orElseThrow(() -> e));
            }
        });
        mistakes.addAll(SpringValues.mistakes(binder));
        if (!mistakes.isEmpty()) {
            throw new CannotStartException(String.join(" ", mistakes));
        }
    }
}
