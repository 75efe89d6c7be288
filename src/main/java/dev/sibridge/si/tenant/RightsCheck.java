package dev.sibridge.si.tenant;

import dev.sibridge.engine.question.Answers;
import dev.sibridge.vendor.connectwise.Rights;
import dev.sibridge.vendor.connectwise.SecurityRoles;
import dev.sibridge.vendor.connectwise.SecurityRoles.Known;
import dev.sibridge.vendor.connectwise.kinds.Right;
import java.util.List;
import java.util.stream.Stream;

/** Whether the member in whose name we work may write what exports become. */
final class RightsCheck {

    private static final String CHECK = "Rights";

    private final SecurityRoles roles;

    RightsCheck(Answers answers) {
        roles = new SecurityRoles(answers.of(TenantTopic.OUR_MEMBERS),
                role -> answers.of(new TenantTopic.Role(role)));
    }

    /** One finding for each line of the role that lacks something; else one for all. */
    List<Finding> findings() {
        List<Finding> missing = roles.of(Rights.NEEDED, Known.MISSING).map(right -> Finding.block(CHECK,
                "right-missing", roles.lacks(right), roles.todo(right)).about(right + ", " + roles.missing(right)))
                .toList();
        if (!missing.isEmpty()) {
            return missing;
        }
        List<Finding> warnings = roles.of(Rights.WISHED, Known.MISSING).map(right -> Finding.warn(CHECK,
                roles.lacks(right) + " Changes that need it are left out.", roles.todo(right))).toList();
        List<String> unknown = Stream.of(Rights.NEEDED, Rights.WISHED)
                .flatMap(rights -> roles.of(rights, Known.UNKNOWN)).map(Right::toString).toList();
        if (unknown.isEmpty()) {
            return !warnings.isEmpty() ? warnings
                    : List.of(Finding.ok(CHECK, "The security role " + roles.names() + " gives all permissions that are"
                    + " needed."));
        }
        return Stream.concat(warnings.stream(), Stream.of(Finding.warn(CHECK,
                unknown.size() == Rights.NEEDED.size() + Rights.WISHED.size()
                ? "SI Bridge cannot read what the API member may write; that shows only when it writes."
                : "SI Bridge cannot read whether the API member has these permissions: " + String.join(","
                + " ", unknown) + ".",
                "Compare its security role with docs/manage-setup.md."))).toList();
    }
}
