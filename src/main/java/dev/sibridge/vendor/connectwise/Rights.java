package dev.sibridge.vendor.connectwise;

import dev.sibridge.vendor.connectwise.Right.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rights that the API member's security role must give. */
public final class Rights {

    private static final Right COMPANIES = Right.of("Companies", "Company Maintenance", Action.ADD, Action.INQUIRE);
    private static final Right CONTACTS = Right.of("Companies", "Contacts", Action.ADD, Action.INQUIRE);
    private static final Right CATALOG = Right.of("Procurement", "Product Catalog", Action.ADD, Action.INQUIRE);
    private static final Right LINES = Right.of("Procurement", "Products",
            Action.ADD, Action.EDIT, Action.DELETE, Action.INQUIRE);
    private static final Right OPPORTUNITIES = Right.of("Sales", "Opportunity",
            Action.ADD, Action.EDIT, Action.INQUIRE);
    private static final Right PROJECTS = Right.of("Project", "Project Headers",
            Action.ADD, Action.EDIT, Action.INQUIRE);
    private static final Right PHASES = Right.of("Project", "Project Phase",
            Action.ADD, Action.EDIT, Action.DELETE, Action.INQUIRE);
    private static final Right TICKETS = Right.of("Project", "Project Ticket",
            Action.ADD, Action.EDIT, Action.DELETE, Action.INQUIRE);
    private static final Right MEMBERS = Right.of("System", "Member Maintenance", Action.INQUIRE);
    // Manufacturers, categories and product types are tables of the set-up.
    private static final Right TABLES = Right.of("System", "Table Setup", Action.ADD, Action.INQUIRE);

    private static final Right CLOSED_OPPORTUNITIES = Right.of("Sales", "Closed Opportunity", Action.EDIT);

    /** All without which nothing is written. */
    public static final List<Right> NEEDED = List.of(COMPANIES, CONTACTS, CATALOG, LINES, OPPORTUNITIES, PROJECTS,
            PHASES, TICKETS, MEMBERS, TABLES);

    /** Those without which some changes are left out. */
    public static final List<Right> WISHED = List.of(CLOSED_OPPORTUNITIES);

    private static final List<Action> ONLY_READ = List.of(Action.INQUIRE);

    private static final Map<String, List<Right>> BY_PATH = new LinkedHashMap<>();

    static {
        BY_PATH.put("/company/contacts(/\\d+.*)?", List.of(CONTACTS));
        BY_PATH.put("/company/companies(/\\d+.*)?", List.of(COMPANIES));
        BY_PATH.put("/procurement/products.*", List.of(LINES));
        BY_PATH.put("/procurement/catalog.*", List.of(CATALOG));
        BY_PATH.put("/procurement/.*", List.of(CATALOG, TABLES));
        BY_PATH.put("/sales/opportunities(/\\d+.*)?", List.of(OPPORTUNITIES));
        BY_PATH.put("/project/tickets.*", List.of(TICKETS));
        BY_PATH.put("/project/projects/\\d+/phases.*", List.of(PHASES));
        BY_PATH.put("/project/.*", List.of(PROJECTS));
        BY_PATH.put("/system/members.*", List.of(MEMBERS));
    }

    private static final String GIVE = "Give the API member's security role the level All for ";

    private Rights() {
    }

    /** A sentence that says what to change in Manage so that won and lost opportunities can be changed. */
    public static String adviceOnClosedOpportunity() {
        return GIVE + CLOSED_OPPORTUNITIES + " (edit).";
    }

    /** A sentence that says what to change in Manage. */
    static String advice(String path) {
        List<Right> rights = BY_PATH.entrySet().stream().filter(entry -> path.matches(entry.getKey())).findFirst()
                .map(Map.Entry::getValue).orElse(List.of(TABLES));
        return GIVE + rights.stream().map(right -> right + (right.actions().equals(ONLY_READ) ? " (inquire)" : ""))
                        .collect(Collectors.joining(" and ")) + ".";
    }
}
