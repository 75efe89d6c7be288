package dev.sibridge.once;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/** {@code --reconcile} and {@code --import} within an application that runs already, which is quicker than another. */
public final class Command {

    private static final String OPTIONS = "options of a test";

    private Command() {
    }

    /**
     * What a command left behind.
     *
     * @param out standard output, line by line
     * @param log what it said besides, line by line
     */
    public record Result(int exitCode, List<String> out, List<String> log) {

        /** The last line, about all projects. */
        public String total() {
            return out.get(out.size() - 1);
        }
    }

    /**
     * Runs a command.
     *
     * @param application its parts, by their types
     */
    @SuppressWarnings("unchecked")
    public static Result run(Function<Class<?>, Object> application, String... arguments) {
        ConfigurableEnvironment environment = (ConfigurableEnvironment) application
                .apply(ConfigurableEnvironment.class);
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(OPTIONS,
                OneShots.withValues(arguments)));
        Logger logger = (Logger) LoggerFactory.getLogger(Command.class.getPackageName());
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Level level = logger.getLevel();
        logger.addAppender(log);
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            int code = ((ReconcileOnce) application.apply(ReconcileOnce.class))
                    .work(new PrintStream(out, true, StandardCharsets.UTF_8));
            return new Result(code, out.toString(StandardCharsets.UTF_8).lines().toList(),
                    log.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
        } finally {
            logger.detachAppender(log);
            logger.setLevel(level);
            logger.setAdditive(true);
            environment.getPropertySources().remove(OPTIONS);
        }
    }
}
