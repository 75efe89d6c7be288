package dev.sibridge.connectwise;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which line of a security role a path of the API needs, by the names that Manage shows. */
final class Rights {

    private static final Map<String, String> BY_PATH = new LinkedHashMap<>();

    static {
        BY_PATH.put("/company/contacts", "Companies > Contacts");
        BY_PATH.put("/company", "Companies > Company Maintenance");
        BY_PATH.put("/procurement/products", "Procurement > Products");
        BY_PATH.put("/procurement", "Procurement > Product Catalog (and System > Table Setup for new categories)");
        BY_PATH.put("/sales", "Sales > Opportunity");
        BY_PATH.put("/project/tickets", "Project > Project Ticket");
        BY_PATH.put("/project", "Project > Project Headers and Project Phase");
        BY_PATH.put("/system/members", "System > Member Maintenance (inquire)");
        BY_PATH.put("/", "System > Table Setup (inquire)");
    }

    private Rights() {
    }

    /** A sentence that says what to change in Manage. */
    static String advice(String path) {
        String right = BY_PATH.entrySet().stream().filter(entry -> path.startsWith(entry.getKey())).findFirst()
                .map(Map.Entry::getValue).orElse("System > Table Setup (inquire)");
        return "Give the API member's security role the level All for " + right + ".";
    }
}
