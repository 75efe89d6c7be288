package dev.sibridge.vendor.connectwise;

import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.connectwise.kinds.Right;
import dev.sibridge.vendor.connectwise.kinds.Right.Action;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rights that the API member's security role must give: those of the record types, and to see members. */
public final class Rights {

    /** Who works for the dealer. */
    public static final Right MEMBERS = Right.of("System", "Member Maintenance", Action.INQUIRE);

    /** What belongs to projects and their tickets, and is no record that exports become. */
    public static final Right TICKET_TASKS = Right.of("Project", "Project Ticket Tasks", Action.ADD, Action.EDIT,
            Action.DELETE, Action.INQUIRE);
    public static final Right PROJECT_NOTES = Right.of("Project", "Project Notes", Action.ADD, Action.EDIT,
            Action.INQUIRE);
    public static final Right TEAMS = Right.of("Project", "Project Teams", Action.INQUIRE);
    public static final Right SCHEDULE = Right.of("Service Desk", "Resource Scheduling", Action.ADD, Action.DELETE,
            Action.INQUIRE);
    public static final Right TIME = Right.of("Time & Expense", "Time Entry", Action.ADD, Action.EDIT, Action.DELETE,
            Action.INQUIRE);

    /** All without which nothing is written, module by module. */
    public static final List<Right> NEEDED = Stream.concat(
                    Arrays.stream(RecordType.values()).flatMap(type -> type.kind().rights().stream()),
                    Stream.of(MEMBERS))
            .distinct().sorted(Comparator.comparing(Right::module)).toList();

    /** Those without which some changes are left out. */
    public static final List<Right> WISHED = Arrays.stream(RecordType.values())
            .flatMap(type -> type.kind().wishedRights().stream()).distinct().toList();

    /** For paths below records that exports become, and that have a right of their own. */
    private static final Map<String, List<Right>> PARTS = Map.of(
            "/project/tickets/\\d+/tasks.*", List.of(TICKET_TASKS),
            "/project/projects/\\d+/notes.*", List.of(PROJECT_NOTES),
            "/project/projects/\\d+/teamMembers.*", List.of(TEAMS));
    /** For paths that lead to no such record. */
    private static final Map<String, List<Right>> OTHERS = new LinkedHashMap<>();

    static {
        OTHERS.put("/schedule/entries.*", List.of(SCHEDULE));
        OTHERS.put("/time/entries.*", List.of(TIME));
        OTHERS.put("/procurement/.*", RecordType.CATEGORY.kind().rights());
        OTHERS.put("/project/.*", RecordType.PROJECT.kind().rights());
        OTHERS.put("/system/members.*", List.of(MEMBERS));
    }

    private Rights() {
    }

    /** A sentence that says what to change in Manage so that won and lost opportunities can be changed. */
    public static String adviceOnClosedOpportunity() {
        return advice(RecordType.OPPORTUNITY.kind().wishedRights());
    }

    /** A sentence that says what to change in Manage. */
    static String advice(String path) {
        // A phase lies below a project: what has the longer path is meant.
        return advice(of(PARTS, path).or(() -> Arrays.stream(RecordType.values())
                        .filter(type -> type.kind().covers(path))
                        .max(Comparator.comparing(type -> type.path(null).length()))
                        .map(type -> type.kind().rights()))
                .or(() -> of(OTHERS, path)).orElse(List.of(Right.TABLES)));
    }

    private static Optional<List<Right>> of(Map<String, List<Right>> paths, String path) {
        return paths.entrySet().stream().filter(entry -> path.matches(entry.getKey())).findFirst()
                .map(Map.Entry::getValue);
    }

    private static String advice(List<Right> rights) {
        return "Give the API member's security role the level All for "
                + rights.stream().map(Rights::named).collect(Collectors.joining(" and ")) + ".";
    }

    private static String named(Right right) {
        return right.actions().size() > 1 ? right.toString()
                : right + " (" + right.actions().get(0).name().toLowerCase(Locale.ROOT) + ")";
    }
}
