package dev.sibridge.start;

import dev.sibridge.settings.ShippedSettings;
import dev.sibridge.text.ClosestName;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Environment variables that look like ours and set nothing, each with the one that is likely meant. They may be
 * another program's; so they stop nothing, and what they are set to is never told.
 */
final class UnknownVariables {

    private static final Pattern OURS = Pattern.compile("(DTOOLS|CONNECTWISE|SYNC|SMTP|ADMIN|DATABASE)_.+");
    /** Every program knows the like. */
    private static final Pattern EVERYBODYS = Pattern.compile(".*_PROXY");
    private static final int MOST_SLIPS = 2;
    private static final String FILE = "_FILE$";

    private final Set<String> known = ShippedSettings.variables();
    private final Set<String> oursAlone = known.stream().filter(name -> !EVERYBODYS.matcher(name).matches())
            .collect(Collectors.toSet());

    private UnknownVariables() {
    }

    /** A sentence for each. */
    static List<String> warnings(Set<String> variables) {
        UnknownVariables unknown = new UnknownVariables();
        return new TreeSet<>(variables).stream().map(unknown::warning).filter(Objects::nonNull).toList();
    }

    private String warning(String given) {
        String name = given.toUpperCase(Locale.ROOT).replaceFirst(FILE, "");
        if (known.contains(given.replaceFirst(FILE, "")) || EVERYBODYS.matcher(name).matches()) {
            return null;
        }
        String ending = given.endsWith("_FILE") ? "_FILE" : "";
        return meant(name).map(likely -> "did you mean " + likely + ending + "?")
                .or(() -> Optional.of("SI Bridge has no such setting.").filter(none -> isNamedAsOurs(name + ending)))
                .map(what -> "The variable " + given + " has no effect; " + what).orElse(null);
    }

    private Optional<String> meant(String name) {
        return oursAlone.stream().filter(other -> isNamedAsOurs(name) && other.startsWith(name)).sorted().findFirst()
                .or(() -> ClosestName.likeliest(name, oursAlone, MOST_SLIPS))
                .filter(likely -> likely.charAt(0) == name.charAt(0));
    }

    private static boolean isNamedAsOurs(String name) {
        return OURS.matcher(name).matches();
    }
}
