package dev.sibridge.sandbox.manage.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;

/** Phases of a project: their place is their WBS code, their parent follows from it. */
final class PhaseRules implements Rules {

    @Override
    public void complete(Draft draft) {
        ObjectNode project = project(draft);
        if (project != null) {
            draft.set("board", project.get("board"));
        }
        boolean moved = draft.isGiven("wbsCode") && draft.changed("wbsCode");
        if (moved && !draft.isGiven("parentPhase")) {
            parentByCode(draft);
        }
        if (!draft.has("wbsCode")) {
            draft.setIfAbsent("wbsCode", TextNode.valueOf(nextCode(draft)));
        }
    }

    private static ObjectNode project(Draft draft) {
        return draft.manage().table("Project").get(draft.row().path("projectId").asInt());
    }

    private static void parentByCode(Draft draft) {
        String code = draft.row().path("wbsCode").asText("");
        int dot = code.lastIndexOf('.');
        ObjectNode parent = dot < 0 ? null : byCode(draft, code.substring(0, dot));
        if (parent != null) {
            draft.set("parentPhase", Json.reference(parent.get("id").asInt()));
        }
    }

    private static ObjectNode byCode(Draft draft, String code) {
        for (ObjectNode phase : siblings(draft)) {
            if (phase.path("wbsCode").asText().equals(code) && phase.get("id").asInt() != draft.id()) {
                return phase;
            }
        }
        return null;
    }

    private static Iterable<ObjectNode> siblings(Draft draft) {
        return draft.manage().table("ProjectPhase").select("projectId", draft.row().path("projectId").asInt());
    }

    private static String nextCode(Draft draft) {
        int last = 0;
        for (ObjectNode phase : siblings(draft)) {
            if (Json.id(phase.get("parentPhase")) == draft.id("parentPhase")) {
                String code = phase.path("wbsCode").asText("0");
                String own = code.substring(code.lastIndexOf('.') + 1);
                last = Math.max(last, own.matches("\\d{1,6}") ? Integer.parseInt(own) : 0);
            }
        }
        ObjectNode parent = draft.target("parentPhase");
        return (parent == null ? "" : parent.path("wbsCode").asText() + ".") + (last + 1);
    }

    @Override
    public void check(Draft draft) {
        ProjectRules.refuseClosed(draft, project(draft), "projectId");
        if (draft.is("billSeparatelyFlag") && !draft.has("billingMethod")) {
            draft.error("MissingRequiredField", "The billingMethod field is required.", "billingMethod");
        }
        for (ObjectNode above = draft.target("parentPhase"); above != null;
                above = draft.manage().target("ProjectPhase", above, "parentPhase")) {
            if (!draft.isCreate() && above.get("id").asInt() == draft.id()) {
                draft.error("InvalidField", "A phase cannot be below itself.", "parentPhase");
                return;
            }
        }
    }

    /** What is below a phase moves with it: its codes begin with that of the phase. */
    @Override
    public void stored(Draft draft) {
        if (!draft.isCreate() && draft.changed("wbsCode")) {
            String from = draft.before().path("wbsCode").asText() + ".";
            String to = draft.row().path("wbsCode").asText() + ".";
            below(draft.manage(), draft.id(), from, to);
        }
    }

    private static void below(Manage manage, int parent, String from, String to) {
        for (ObjectNode phase : manage.table("ProjectPhase").select("parentPhase", parent)) {
            String code = phase.path("wbsCode").asText();
            if (code.startsWith(from)) {
                manage.set("ProjectPhase", phase, "wbsCode", TextNode.valueOf(to + code.substring(from.length())));
            }
            below(manage, phase.get("id").asInt(), from, to);
        }
    }

    @Override
    public void deleting(Manage manage, Entity entity, ObjectNode row) {
        ProjectRules.refuseClosed(manage, entity, manage.table("Project").get(row.path("projectId").asInt()));
    }
}
