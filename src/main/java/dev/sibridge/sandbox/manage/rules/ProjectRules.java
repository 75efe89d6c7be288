package dev.sibridge.sandbox.manage.rules;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;

/** A project stands on an active project board and is closed by its status. */
final class ProjectRules implements Rules {

    static boolean isClosed(Manage manage, ObjectNode project) {
        return manage.flag("Project", project, "status", "closedFlag");
    }

    /** Refuses to write what belongs to a closed project. */
    static void refuseClosed(Draft draft, ObjectNode project, String field) {
        if (isClosed(draft.manage(), project)) {
            draft.error("InvalidField", "Project " + project.get("id").asInt() + " is closed.", field);
        }
    }

    static void refuseClosed(Manage manage, Entity entity, ObjectNode project) {
        LineRules.refuseClosed(manage, entity, null, project);
    }

    @Override
    public void complete(Draft draft) {
        draft.set("closedFlag", BooleanNode.valueOf(isClosed(draft.manage(), draft.row())));
    }

    @Override
    public void check(Draft draft) {
        OpportunityRules.requireType(draft);
        ObjectNode board = draft.target("board");
        boolean usable = board != null && board.path("projectFlag").asBoolean()
                && !board.path("inactiveFlag").asBoolean();
        if (board != null && !usable && draft.changed("board")) {
            draft.error("NotFound", "Project Board " + board.path("name").asText() + " not found", "board/id");
        }
        String start = draft.row().path("estimatedStart").asText("");
        String end = draft.row().path("estimatedEnd").asText("");
        if (!start.isEmpty() && !end.isEmpty() && end.compareTo(start) < 0) {
            draft.error("InvalidField", "estimatedEnd must not be before estimatedStart.", "estimatedEnd");
        }
    }
}
