package dev.sibridge.sandbox.manage.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.model.Member;

/**
 * Merges a company into another one: everything that belongs to it moves, and it goes into the recycle bin with the
 * status that it had. Nothing on it tells where everything went.
 */
public final class CompanyMerge {

    private CompanyMerge() {
    }

    public static void merge(Manage manage, ObjectNode from, ObjectNode to) {
        int id = from.get("id").asInt();
        Entity company = manage.model().entity("Company");
        for (Entity entity : manage.model().entities()) {
            if (entity.definition().view() != null) {
                continue;
            }
            for (Member member : entity.members().values()) {
                if (member.isReference() && manage.model().target(member) == company) {
                    manage.table(entity.table()).select(member.name(), id).forEach(row ->
                            manage.set(entity.table(), row, member.name(), Json.reference(to.get("id").asInt())));
                }
            }
        }
        manage.table("Company").put(manage.table("Company").get(id).deepCopy().put("deletedFlag", true));
    }
}
