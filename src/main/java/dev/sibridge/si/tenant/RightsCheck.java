package dev.sibridge.si.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.vendor.connectwise.Rights;
import dev.sibridge.vendor.connectwise.kinds.Right;
import dev.sibridge.vendor.connectwise.kinds.Right.Action;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the security role of the member in whose name we work allows. Keys do not tell whose they are: with several API
 * members a right is missing for certain only when all of them lack it. Nothing is tried out by writing.
 */
final class RightsCheck {

    private static final String CHECK = "Rights";

    private final List<Role> roles;

    RightsCheck(Answers answers) {
        List<JsonNode> members = answers.of(TenantTopic.OUR_MEMBERS);
        roles = members.stream().map(member -> member.path("securityRole")).distinct()
                .map(role -> new Role(role.path("name").asText(),
                        answers.of(new TenantTopic.Role(role.path("id").asLong())))).toList();
    }

    private record Role(String name, List<JsonNode> lines) {
    }

    private enum Known { THERE, MISSING, UNKNOWN }

    /** One finding for each line of the role that lacks something; else one for all. */
    List<Finding> findings() {
        List<Finding> missing = of(Rights.NEEDED, Known.MISSING)
                .map(right -> Finding.block(CHECK, "right-missing", lacks(right), todo(right))
                        .about(right + ", " + columns(right))).toList();
        if (!missing.isEmpty()) {
            return missing;
        }
        List<Finding> warnings = of(Rights.WISHED, Known.MISSING).map(right -> Finding.warn(CHECK,
                lacks(right) + " Changes that need it are left out.", todo(right))).toList();
        List<String> unknown = Stream.of(Rights.NEEDED, Rights.WISHED)
                .flatMap(rights -> of(rights, Known.UNKNOWN)).map(Right::toString).toList();
        if (unknown.isEmpty()) {
            return !warnings.isEmpty() ? warnings
                    : List.of(Finding.ok(CHECK, "The security role " + names() + " gives all permissions that are"
                    + " needed."));
        }
        return Stream.concat(warnings.stream(), Stream.of(Finding.warn(CHECK,
                unknown.size() == Rights.NEEDED.size() + Rights.WISHED.size()
                ? "SI Bridge cannot read what the API member may write; that shows only when it writes."
                : "SI Bridge cannot read whether the API member has these permissions: " + String.join(","
                + " ", unknown) + ".",
                "Compare its security role with docs/manage-setup.md."))).toList();
    }

    private Stream<Right> of(List<Right> rights, Known wanted) {
        return rights.stream().filter(right -> !actions(right, wanted).isEmpty());
    }

    private String lacks(Right right) {
        return "The security role " + names() + " lacks a permission: " + right + ", " + columns(right) + ".";
    }

    private String todo(Right right) {
        return "In Manage, System > Security Roles > " + names() + " > " + right + ": set " + columns(right)
                + " Level to All.";
    }

    private String columns(Right right) {
        return actions(right, Known.MISSING).stream().map(Action::label).collect(Collectors.joining(", "));
    }

    private String names() {
        return roles.stream().map(role -> "\"" + role.name() + "\"").collect(Collectors.joining(" or "));
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
