package dev.sibridge.once;

import dev.sibridge.start.StartFailure;
import dev.sibridge.start.UnknownOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** Commands that do their work and end: {@code --once}, {@code --reconcile}, {@code --import}; in
 * the sandbox also {@code --tour}. */
public final class OneShots {

    /** Nothing was done: settings, connections, rights. */
    static final int NOTHING_DONE = 2;

    private static final Logger LOG = LoggerFactory.getLogger(OneShots.class);
    private static final Set<String> COMMANDS = Set.of("--once", "--reconcile", "--import", "--tour");
    private static final Set<String> OPTIONS = Set.of("--dry-run", "--sweep", "--project", "--company", "--board",
            "--account");
    /** Options whose value may stand behind them as a word of its own. */
    private static final Set<String> WITH_VALUE = Set.of("--import", "--project", "--company", "--board", "--account");

    private OneShots() {
    }

    /** Whether the arguments are those of such a command. */
    public static boolean isMeant(String... arguments) {
        return COMMANDS.stream().anyMatch(command -> isMeant(command, arguments));
    }

    private static boolean isMeant(String command, String... arguments) {
        return names(arguments).anyMatch(command::equals);
    }

    private static Stream<String> names(String... arguments) {
        return Arrays.stream(arguments).map(argument -> argument.replaceFirst("(?s)=.*", ""));
    }

    /** A sentence about the first option that would be ignored; empty when all are known. */
    public static Optional<String> mistake(String... arguments) {
        return UnknownOptions.mistake(COMMANDS, OPTIONS, names(arguments).toList());
    }

    /** Starts the application, works, and stops it. Returns the exit code. */
    public static int run(Class<?> application, String... arguments) {
        // Until the settings are read, which say the same: why a start failed is told below.
        LoggingSystem.get(application.getClassLoader()).setLogLevel("org.springframework.boot", LogLevel.OFF);
        String[] all = withValues(arguments);
        Optional<String> mistake = mistake(all);
        if (mistake.isPresent()) {
            LOG.error("Nothing was done: {}", mistake.get());
            return NOTHING_DONE;
        }
        try (ConfigurableApplicationContext context = SpringApplication.run(application, all)) {
            int code = 0;
            if (isMeant("--once", all)) {
                code = context.getBean(Once.class).work(System.out);
            }
            if (code < NOTHING_DONE && isMeant("--tour", all)) {
                return Math.max(code, context.getBean(Tour.class).show(System.out));
            }
            return code < NOTHING_DONE && (isMeant("--reconcile", all) || isMeant("--import", all))
                    ? Math.max(code, context.getBean(ReconcileOnce.class).work(System.out)) : code;
        } catch (RuntimeException e) {
            LOG.error("Nothing was done: {}", reason(e));
            LOG.debug("The start failed", e);
            return NOTHING_DONE;
        }
    }

    /** {@code --project 12} means the same as {@code --project=12}. */
    static String[] withValues(String... arguments) {
        List<String> joined = new ArrayList<>();
        for (String argument : arguments) {
            String before = joined.isEmpty() ? "" : joined.get(joined.size() - 1);
            if (WITH_VALUE.contains(before) && !argument.startsWith("--")) {
                joined.set(joined.size() - 1, before + "=" + argument);
            } else {
                joined.add(argument);
            }
        }
        return joined.toArray(String[]::new);
    }

    private static String reason(Throwable failure) {
        return StartFailure.reason(failure).orElseGet(() ->
                String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage()));
    }
}
