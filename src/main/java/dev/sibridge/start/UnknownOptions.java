package dev.sibridge.start;

import dev.sibridge.text.ClosestName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Options that nobody reads: a misspelled {@code --dry-run} must not write, nor a misspelled command start the service.
 * Settings, whose names have several parts, are judged by {@link UnknownSettings}.
 */
public final class UnknownOptions {

    /** Options of Spring Boot that are one word. */
    private static final Set<String> OTHERS = Set.of("--debug", "--trace");

    private UnknownOptions() {
    }

    /**
     * A sentence about the first of them.
     *
     * @param commands what does something
     * @param options  what goes with a command
     * @param given    names on the command line, without values
     */
    public static Optional<String> mistake(Set<String> commands, Set<String> options, List<String> given) {
        boolean command = given.stream().anyMatch(commands::contains);
        return given.stream().filter(name -> name.matches("--[a-z][a-z_-]*"))
                .filter(name -> !commands.contains(name) && !OTHERS.contains(name))
                .filter(name -> !command || !options.contains(name)).findFirst()
                .map(name -> options.contains(name)
                        ? name + " goes with a command: --once, --reconcile or --import."
                        : unknown(name, commands, options));
    }

    private static String unknown(String name, Set<String> commands, Set<String> options) {
        Set<String> known = new TreeSet<>(commands);
        known.addAll(options);
        return name + " is no option" + ClosestName.likeliest(name, known)
                .map(meant -> "; did you mean " + meant + "?").orElse(". README.md and docs/two-way.md list them.");
    }
}
