package dev.sibridge.sandbox.manage.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.model.Member;
import dev.sibridge.sandbox.manage.model.Table;
import dev.sibridge.sandbox.manage.rules.RuleBook;

/** Deletes records that nothing else refers to, with the children that are nothing without them. */
public final class Remover {

    private final Manage manage;
    private final RuleBook rules;

    Remover(Manage manage, RuleBook rules) {
        this.manage = manage;
        this.rules = rules;
    }

    /** @param who identifier of the member who deletes */
    public void delete(Entity entity, ObjectNode row, String who) {
        Entity owner = manage.model().entity(entity.table());
        rules.of(owner).deleting(manage, owner, row);
        refuseInUse(owner, row);
        if (owner.name().equals("Company")) {
            mark(row);
        } else {
            remove(owner, row);
        }
        Telling.tell(manage, new Manage.Event(owner, row, null, who));
    }

    /** Companies are kept, marked as deleted. */
    private void mark(ObjectNode company) {
        ObjectNode copy = company.deepCopy();
        manage.table("Company").put(copy.put("deletedFlag", true).put("dateDeleted", manage.now()));
    }

    /** Removes without asking, and without telling anybody. */
    void remove(Entity entity, ObjectNode row) {
        int id = row.get("id").asInt();
        for (Entity child : manage.model().children(entity)) {
            Table table = manage.store().table(child);
            table.select(child.definition().parentMember(), id).forEach(each -> remove(child, each));
        }
        manage.store().table(entity).remove(id);
        rules.of(entity).deleted(manage, row);
    }

    private void refuseInUse(Entity entity, ObjectNode row) {
        int id = row.get("id").asInt();
        for (Entity other : manage.model().entities()) {
            if (other.definition().view() == null && !goesWith(other, entity) && refers(other, entity, id)) {
                throw new ApiException(409, "ConnectWiseApi", entity.title() + " " + id
                        + " cannot be deleted: record possibly in use by " + other.title() + ".");
            }
        }
    }

    private static boolean goesWith(Entity child, Entity entity) {
        return child.definition().cascade() && entity.name().equals(child.definition().parent());
    }

    private boolean refers(Entity other, Entity entity, int id) {
        Table table = manage.store().table(other);
        for (Member member : other.members().values()) {
            boolean points = member.isReference() && manage.model().target(member) == entity
                    || entity.name().equals(other.definition().parent())
                    && member.name().equals(other.definition().parentMember());
            if (points && !table.select(member.name(), id).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
