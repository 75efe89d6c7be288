package dev.sibridge.start;

import dev.sibridge.database.DatabaseTrouble;
import dev.sibridge.failure.Causes;
import dev.sibridge.routes.RouteFiles;
import dev.sibridge.settings.CannotStartException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.FailedToCreateRouteException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.yaml.snakeyaml.error.YAMLException;

/** Says why a start failed: which file, which line, what to do. Before Spring's own analyzers, which know less. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public class StartFailure extends AbstractFailureAnalyzer<Throwable> {

    private static final int H2_DATABASE_IN_USE = 90020;
    private static final Pattern TWICE = Pattern.compile(".* Duplicate id detected: (\\S+)\\. .*");
    private static final Pattern YAML = Pattern.compile(
            "(?s)(.*?)\\s*in (?:file|classpath):(\\S+?), line (\\d+), column \\d+.*");

    @Override
    protected FailureAnalysis analyze(Throwable root, Throwable cause) {
        return reason(root).map(reason -> new FailureAnalysis(reason, null, root)).orElse(null);
    }

    /** The reason in one sentence; empty when it is none of those that people can mend. */
    public static Optional<String> reason(Throwable failure) {
        for (Throwable t = failure; t != null && t != t.getCause(); t = t.getCause()) {
            if (t instanceof SQLException sql && sql.getErrorCode() == H2_DATABASE_IN_USE) {
                return Optional.of("The service is running on the same embedded database; use POST /api/polls,"
                        + " or the API of two-way.");
            }
            if (t instanceof CannotStartException) {
                return Optional.of(t.getMessage());
            }
            if (t instanceof BindException setting && WrongValue.sentence(setting).isPresent()) {
                return WrongValue.sentence(setting);
            }
            if (t instanceof YAMLException yaml) {
                return Optional.of(BrokenFile.sentence(yaml));
            }
            Matcher yaml = YAML.matcher(String.valueOf(t.getMessage()));
            if (yaml.matches()) {
                return Optional.of(yaml.group(2) + ", line " + yaml.group(3) + ": " + yaml.group(1) + ".");
            }
        }
        FailedToCreateRouteException created = Causes.find(FailedToCreateRouteException.class, failure);
        if (created != null) {
            return Optional.of(RouteFiles.place(created.getRouteId()) + ": " + root(created).getMessage() + ".");
        }
        Matcher twice = TWICE.matcher(String.valueOf(root(failure).getMessage()));
        return twice.matches() ? Optional.of(String.join(" and ", RouteFiles.places(twice.group(1)))
                + ": two steps have the"
                + " id " + twice.group(1) + ". Give one of them another id.") : DatabaseTrouble.sentence(failure);
    }

    private static Throwable root(Throwable t) {
        return t.getCause() == null ? t : root(t.getCause());
    }
}
