package dev.sibridge.sandbox.manage.rules.people;

import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;

/** The team of a project: active members, each of them once. */
public final class TeamMemberRules implements Rules {

    @Override
    public void check(Draft draft) {
        MemberRules.refuseInactive(draft, "member");
        int project = draft.row().path("projectId").asInt();
        boolean twice = draft.manage().table("ProjectTeamMember").select("projectId", project).stream()
                .anyMatch(other -> other.get("id").asInt() != draft.id()
                        && other.path("member").path("id").asInt() == draft.id("member"));
        if (twice && draft.has("member")) {
            draft.error("ObjectExists", "The member is on the team of this project already.", "member");
        }
    }
}
