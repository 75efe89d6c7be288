package dev.sibridge.twoway.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.account.Deletes;
import dev.sibridge.twoway.connect.Connection;
import dev.sibridge.twoway.manage.ManageCalls;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.SecurityRoles;
import dev.sibridge.vendor.connectwise.SecurityRoles.Known;
import dev.sibridge.vendor.connectwise.kinds.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the member in whose name we work may read and write in Manage what projects are kept in step by. A record
 * that the role hides looks as if it had been deleted.
 */
final class RightsCheck {

    private static final String CHECK = "Rights";

    private final ManageCalls manage;
    private final List<Right> needed;
    private final SecurityRoles roles;

    RightsCheck(Account account, Connection both) {
        manage = both.manage();
        needed = NeededRights.of(account.twoWay().deletes() == Deletes.DELETE, both.mappings().time().enabled());
        List<JsonNode> members = read(SecurityRoles.ourMembers(account.connectwise())).orElse(List.of());
        List<Long> readable = SecurityRoles.ids(members);
        roles = new SecurityRoles(members, role -> readable.contains(role)
                ? read(SecurityRoles.lines(role)).orElse(List.of()) : List.of());
    }

    /** One for each line of the role that lacks something, and one for those that cannot be read; else one for all. */
    List<Checked> rights() {
        List<Checked> found = new ArrayList<>();
        roles.of(needed, Known.MISSING).map(right -> Checked.block(CHECK, roles.lacks(right), roles.todo(right)))
                .forEach(found::add);
        roles.of(NeededRights.WISHED, Known.MISSING).map(right -> Checked.warn(CHECK, roles.lacks(right)
                + " Changes that need it are refused; the log says so.", roles.todo(right))).forEach(found::add);
        List<String> unknown = Stream.of(needed, NeededRights.WISHED)
                .flatMap(rights -> roles.of(rights, Known.UNKNOWN)).map(Right::toString).toList();
        if (!unknown.isEmpty()) {
            found.add(Checked.warn(CHECK, unknown.size() == needed.size() + NeededRights.WISHED.size()
                    ? "SI Bridge cannot read what the API member may do; that shows only when it is refused something."
                    : "SI Bridge cannot read whether the API member has these permissions: "
                            + String.join(", ", unknown) + ".", "Compare its security role with docs/two-way.md."));
        }
        return !found.isEmpty() ? found : List.of(Checked.ok(CHECK, "The security role " + roles.names()
                + " gives all permissions that are needed."));
    }

    /** Callbacks save time only. Which line of a role they hang on, Manage does not tell: they are looked at. */
    Checked callbacks() {
        return read(ConnectWiseRequest.list("/system/callbacks", null)).isPresent()
                ? Checked.ok("Callbacks", "Manage lets SI Bridge see callbacks.")
                : Checked.warn("Callbacks", "Manage does not let SI Bridge see callbacks, so that it cannot register"
                        + " any. Manage is asked for changes, every TWO_WAY_INTERVAL.", "Give the API member's security"
                        + " role the permission for callbacks, or do without.");
    }

    /** Empty when it may not be read. */
    private Optional<List<JsonNode>> read(ConnectWiseRequest request) {
        try {
            List<JsonNode> records = new ArrayList<>();
            manage.call(request).forEach(records::add);
            return Optional.of(records);
        } catch (SideException e) {
            if (e.outcome() == Outcome.REFUSED || e.outcome() == Outcome.OVERTAKEN) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
