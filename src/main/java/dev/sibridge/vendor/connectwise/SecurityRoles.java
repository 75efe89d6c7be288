package dev.sibridge.vendor.connectwise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.vendor.connectwise.kinds.Right;
import dev.sibridge.vendor.connectwise.kinds.Right.Action;
import java.util.Collection;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the security role of the member in whose name we work allows. Keys do not tell whose they are: with several API
 * members a right is missing for certain only when all of them lack it. Nothing is tried out by writing.
 */
public final class SecurityRoles {

    private static final String API_MEMBER = "X";
    private static final int MOST = 5;

    private final List<Role> roles;

    /**
     * @param members in whose name we may work
     * @param lines   of a role, by its id; none when it may not be read
     */
    public SecurityRoles(Collection<JsonNode> members, LongFunction<List<JsonNode>> lines) {
        roles = members.stream().map(member -> member.path("securityRole")).distinct()
                .map(role -> new Role(role.path("name").asText(), lines.apply(role.path("id").asLong()))).toList();
    }

    private record Role(String name, List<JsonNode> lines) {
    }

    /** What is known of a right. */
    public enum Known { THERE, MISSING, UNKNOWN }

    /** Asks for the members in whose name we may work. */
    public static ConnectWiseRequest ourMembers(ConnectWiseSettings settings) {
        return ConnectWiseRequest.list("/system/members", settings.impersonates()
                ? Conditions.equal("identifier", settings.member())
                : Conditions.and(List.of(Conditions.equal("licenseClass", API_MEMBER),
                        Conditions.equal("inactiveFlag", false))));
    }

    /** Ids of the members' roles; none when there are too many to ask for. */
    public static List<Long> ids(Collection<JsonNode> members) {
        List<Long> roles = members.stream().map(member -> member.path("securityRole").path("id").asLong()).distinct()
                .toList();
        return roles.size() > MOST ? List.of() : roles;
    }

    /** Asks for the lines of a role. */
    public static ConnectWiseRequest lines(long role) {
        return ConnectWiseRequest.list("/system/securityroles/" + role + "/settings", null);
    }

    /** The roles as people call them. */
    public String names() {
        return roles.stream().map(role -> "\"" + role.name() + "\"").collect(Collectors.joining(" or "));
    }

    /** Those of the rights of which at least a part is as wanted. */
    public Stream<Right> of(List<Right> rights, Known wanted) {
        return rights.stream().filter(right -> !actions(right, wanted).isEmpty());
    }

    /** A sentence that says what a right lacks. */
    public String lacks(Right right) {
        return "The security role " + names() + " lacks a permission: " + right + ", " + missing(right) + ".";
    }

    /** A sentence that says where it is set. */
    public String todo(Right right) {
        return "In Manage, System > Security Roles > " + names() + " > " + right + ": set " + missing(right)
                + " Level to All.";
    }

    /** What a right lacks, as the columns are headed. */
    public String missing(Right right) {
        return actions(right, Known.MISSING).stream().map(Action::label).collect(Collectors.joining(", "));
    }

    private List<Action> actions(Right right, Known wanted) {
        return right.actions().stream().filter(action -> known(right, action) == wanted).toList();
    }

    private Known known(Right right, Action action) {
        List<Known> all = roles.stream().map(role -> known(role, right, action)).distinct().toList();
        return all.size() == 1 ? all.get(0) : Known.UNKNOWN;
    }

    private static Known known(Role role, Right right, Action action) {
        List<JsonNode> lines = lines(role, right);
        // A line may hold for chosen tables only; which, is not told.
        if (lines.size() != 1 || lines.get(0).path("customFlag").asBoolean()
                || !lines.get(0).hasNonNull(action.level())) {
            return Known.UNKNOWN;
        }
        return lines.get(0).path(action.level()).asText().equalsIgnoreCase("All") ? Known.THERE : Known.MISSING;
    }

    private static List<JsonNode> lines(Role role, Right right) {
        List<JsonNode> ofName = role.lines().stream()
                .filter(line -> right.isFunction(line.path("moduleFunctionName").asText())).toList();
        List<JsonNode> ofModule = ofName.stream().filter(line -> Stream.of("moduleName", "moduleDescription",
                "moduleIdentifier").anyMatch(name -> right.isModule(line.path(name).asText()))).toList();
        return ofModule.isEmpty() ? ofName : ofModule;
    }
}
