package dev.sibridge.vendor.connectwise.kinds;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A line of a security role and what it must allow at the level All, by the names that Manage shows.
 *
 * @param module   such as {@code Sales}
 * @param function such as {@code Opportunity}
 */
public record Right(String module, String function, List<Action> actions) {

    /** What Manage's set-up is made of, such as statuses and product types. */
    public static final Right TABLES = of("System", "Table Setup", Action.ADD, Action.INQUIRE);

    /** What a line of a security role allows, or not. */
    public enum Action {
        ADD, EDIT, DELETE, INQUIRE;

        /** The member that holds its level: None, My or All. */
        public String level() {
            return name().toLowerCase(Locale.ROOT) + "Level";
        }

        /** As the columns are headed. */
        public String label() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    public static Right of(String module, String function, Action... actions) {
        return new Right(module, function, List.of(actions));
    }

    /** The same, but for what is not needed of it. */
    public Right without(Action action) {
        return new Right(module, function, actions.stream().filter(needed -> needed != action).toList());
    }

    /** Whether a role's line speaks of this function; releases differ in singular and plural. */
    public boolean isFunction(String name) {
        return plain(function).equals(plain(name));
    }

    /** Whether a role's line stands in this module. */
    public boolean isModule(String name) {
        return plain(module).equals(plain(name));
    }

    /** Such as {@code Sales > Opportunity}. */
    @Override
    public String toString() {
        return module + " > " + function;
    }

    private static String plain(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^a-z]+"))
                .map(word -> word.replaceFirst("ies$", "y").replaceFirst("s$", "")).collect(Collectors.joining(" "));
    }
}
