package dev.sibridge.sandbox.manage.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Call;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Keys;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.model.Table;
import dev.sibridge.sandbox.manage.rules.OpportunityRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the security role of the member who calls allows. Only what belongs to a line of the role is refused; tables of
 * the set-up may be read by everybody. Members whose role has no lines may do all.
 */
public final class Permissions {

    private static final String API_MEMBER = "sandbox";
    private static final Map<String, String> FUNCTIONS = new LinkedHashMap<>();
    private static final Map<String, String> ACTIONS = Map.of("GET", "inquire", "POST", "add", "PUT", "edit",
            "PATCH", "edit", "DELETE", "delete");

    static {
        FUNCTIONS.put("/company/contacts(/\\d+.*)?", "Contacts");
        FUNCTIONS.put("/company/companies(/\\d+.*)?", "Company Maintenance");
        FUNCTIONS.put("/procurement/products(/.*)?", "Products");
        FUNCTIONS.put("/procurement/catalog(/.*)?", "Product Catalog");
        FUNCTIONS.put("/procurement/(types|manufacturers|categories|subcategories)(/.*)?", "Table Setup");
        FUNCTIONS.put("/sales/opportunities(/\\d+.*)?", "Opportunity");
        FUNCTIONS.put("/project/tickets/\\d+/tasks(/.*)?", "Project Ticket Tasks");
        FUNCTIONS.put("/project/tickets(/.*)?", "Project Tickets");
        FUNCTIONS.put("/project/projects/\\d+/notes(/.*)?", "Project Notes");
        FUNCTIONS.put("/project/projects/\\d+/teamMembers(/.*)?", "Project Teams");
        FUNCTIONS.put("/schedule/entries(/.*)?", "Resource Scheduling");
        FUNCTIONS.put("/time/entries(/.*)?", "Time Entry");
        FUNCTIONS.put("/project/projects/\\d+/phases(/.*)?", "Project Phase");
        FUNCTIONS.put("/project/projects(/\\d+)?", "Project Headers");
        FUNCTIONS.put("/system/members", "Member Maintenance");
        FUNCTIONS.put("/system/securityroles(/.*)?", "Security Roles");
    }

    private static final Pattern OPPORTUNITY = Pattern.compile("/sales/opportunities/(\\d{1,9})/*");
    private static final String CLOSED_OPPORTUNITY = "Closed Opportunity";

    private final Manage manage;

    public Permissions(Manage manage) {
        this.manage = manage;
    }

    /** Refuses what the role does not allow for all records. */
    void check(Call call, String who) {
        String level = changesClosedOpportunity(call) && levelOf(CLOSED_OPPORTUNITY, "edit",
                who).equals("None") ? "None"
                : level(call, who);
        if (level.equals("None") || level.equals("My") && !call.method().equals("GET")) {
            throw new ApiException(403, "Forbidden", "You do not have permission to perform this action.");
        }
    }

    /** Whether a list leaves out the records of others, without a word. Nobody here has any of their own. */
    boolean showsOnlyOwn(Call call, String who) {
        return level(call, who).equals("My");
    }

    public List<String> functions() {
        return lines(API_MEMBER).stream().map(line -> line.path("moduleFunctionName").asText()).toList();
    }

    public void allow(String function, String action, String level) {
        ObjectNode line = lines(API_MEMBER).stream()
                .filter(row -> row.path("moduleFunctionName").asText().equals(function)).findFirst().orElseThrow();
        manage.table("SecurityRoleSetting").put(line.deepCopy().put(action.toLowerCase(Locale.ROOT) + "Level", level));
    }

    private String level(Call call, String who) {
        String path = call.path().replaceFirst("/+$", "");
        String action = ACTIONS.get(call.method());
        String function = FUNCTIONS.entrySet().stream().filter(entry -> path.matches(entry.getKey())).findFirst()
                .map(Map.Entry::getValue).orElse(null);
        boolean table = "Table Setup".equals(function) && action.equals("inquire");
        return function == null || action == null || table ? "All" : levelOf(function, action, who);
    }

    private String levelOf(String function, String action, String who) {
        return lines(who).stream()
                .filter(line -> line.path("moduleFunctionName").asText().equals(function)).findFirst()
                .map(line -> line.path(action + "Level").asText()).orElse("All");
    }

    private boolean changesClosedOpportunity(Call call) {
        Matcher opportunity = OPPORTUNITY.matcher(call.path());
        return !call.method().equals("GET") && opportunity.matches() && OpportunityRules.isClosed(manage,
                manage.table("Opportunity").get(Integer.parseInt(opportunity.group(1))));
    }

    private List<ObjectNode> lines(String who) {
        Table members = manage.table("Member");
        return members.find("identifier", Keys.of(who)).stream().findFirst()
                .map(member -> Json.id(members.get(member).get("securityRole")))
                .map(role -> manage.table("SecurityRoleSetting").all().stream()
                        .filter(line -> line.path("securityRoleId").asInt() == role).toList())
                .orElse(List.of());
    }
}
