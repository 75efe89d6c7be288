package dev.sibridge.sandbox.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManageScheduleTest extends ManageTest {

    private static final String ENTRIES = "/schedule/entries";
    private static final String CLOSE = "[{'op':'replace','path':'status','value':{'name':'Closed'}}]";

    private int project;
    private int ticket;

    @BeforeEach
    void job() {
        project = project();
        ticket = ticket(phase(project, "Attic"), "Wire the attic");
    }

    @Test
    void an_assignment_needs_a_type_a_member_and_a_ticket() {
        assertThat(client.post(ENTRIES, "{}").errors()).containsExactlyInAnyOrder("MissingRequiredField type",
                "MissingRequiredField member");
        assertThat(client.post(ENTRIES, "{'type':{'identifier':'S'},'member':{'identifier':'talbrecht'}}").errors())
                .containsExactly("MissingRequiredField objectId");
        assertThat(client.post(ENTRIES, entry(9, "talbrecht", "")).errors()).containsExactly("NotFound objectId");
        assertThat(client.post(ENTRIES, entry(ticket, "nobody", "")).errors()).contains("NotFound member/identifier");
        assertThat(client.get(ENTRIES).json()).isEmpty();
    }

    @Test
    void who_is_not_on_the_team_is_refused_unless_he_is_added_with_a_role() {
        assertThat(client.post(ENTRIES, entry(ticket, "talbrecht", "")).errors())
                .containsExactly("InvalidField member");
        assertThat(client.post(ENTRIES, entry(ticket, "talbrecht", ",'addMemberToProjectFlag':true")).errors())
                .containsExactly("MissingRequiredField projectRoleId");
        assertThat(client.post(ENTRIES, entry(ticket, "talbrecht", added(9))).errors())
                .containsExactly("NotFound projectRoleId");
        assertThat(client.get(team()).json()).isEmpty();
        assign("talbrecht");
        JsonNode team = client.get(team()).json();
        assertThat(team).hasSize(1);
        assertThat(team.at("/0/member/identifier").asText()).isEqualTo("talbrecht");
        assertThat(team.at("/0/projectRole/identifier").asText()).isEqualTo("Team Member");
        client.create(ENTRIES, entry(ticket, "talbrecht", ""));
        assertThat(client.get(team()).json()).hasSize(1);
    }

    @Test
    void who_has_left_gets_no_work_but_keeps_what_he_has() {
        assertThat(client.post(ENTRIES, entry(ticket, "mformer", added(role()))).errors())
                .containsExactly("InvalidField member");
        assertThat(client.post(team(), "{'member':{'identifier':'mformer'},'projectRole':{'id':" + role() + "}}")
                .errors()).containsExactly("InvalidField member");
        int id = assign("talbrecht");
        int member = client.id("/system/members", "identifier=\"talbrecht\"");
        client.patch("/system/members/" + member, "[{'op':'replace','path':'inactiveFlag','value':true}]");
        assertThat(client.patch(ENTRIES + "/" + id, "[{'op':'replace','path':'doneFlag','value':true}]").status())
                .isEqualTo(200);
    }

    @Test
    void somebody_is_on_a_team_once() {
        String body = "{'member':{'identifier':'talbrecht'},'projectRole':{'identifier':'Team Member'}}";
        client.create(team(), body);
        assertThat(client.post(team(), body).errors()).containsExactly("ObjectExists member");
        client.create("/project/projects/" + otherProject() + "/teamMembers", body);
    }

    @Test
    void the_ticket_lists_who_is_assigned_and_has_one_owner() {
        int first = assign("talbrecht");
        int second = assign("rokafor");
        assertThat(ticket().get("resources").asText()).isEqualTo("talbrecht, rokafor");
        assertThat(ticket().has("owner")).isFalse();
        own(first);
        own(second);
        assertThat(ticket().at("/owner/identifier").asText()).isEqualTo("rokafor");
        assertThat(client.get(ENTRIES + "/" + first).json().get("ownerFlag").asBoolean()).isFalse();
        assertThat(client.get("/project/tickets/" + ticket + "/scheduleentries").json()).hasSize(2)
                .first().satisfies(entry -> assertThat(entry.get("description").asText()).isEqualTo("Wire the attic"));
        assertThat(client.delete(ENTRIES + "/" + second).status()).isEqualTo(204);
        assertThat(ticket().get("resources").asText()).isEqualTo("talbrecht");
        assertThat(client.get(ENTRIES + "/" + second).status()).isEqualTo(404);
        assertThat(client.delete(ENTRIES + "/" + second).status()).isEqualTo(404);
    }

    @Test
    void entries_are_found_by_ticket_and_type_and_go_with_their_ticket() {
        int id = assign("talbrecht");
        assertThat(client.id(ENTRIES, "objectId in (" + ticket + ",1) and type/identifier=\"S\"")).isEqualTo(id);
        JsonNode entry = client.get(ENTRIES + "/" + id).json();
        assertThat(entry.get("name").asText()).isEqualTo("Wire the attic");
        assertThat(entry.at("/status/name").asText()).isEqualTo("Firm");
        assertThat(entry.at("/_info/updatedBy").asText()).isEqualTo("sandbox");
        assertThat(entry.has("addMemberToProjectFlag")).isFalse();
        assertThat(client.delete("/project/tickets/" + ticket).status()).isEqualTo(204);
        assertThat(client.get(ENTRIES + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void times_come_in_order_and_do_not_overlap_unless_one_says_so() {
        String times = ",'dateStart':'2026-03-03T08:00:00Z','dateEnd':'2026-03-03T09:30:00Z'";
        assertThat(client.post(ENTRIES, entry(ticket, "talbrecht", added(role()) + ",'dateStart':"
                + "'2026-03-03T08:00:00Z','dateEnd':'2026-03-03T07:00:00Z'")).errors())
                .containsExactly("InvalidField dateEnd");
        int id = client.create(ENTRIES, entry(ticket, "talbrecht", added(role()) + times));
        assertThat(client.get(ENTRIES + "/" + id).json().get("hours").asDouble()).isEqualTo(1.5);
        assertThat(client.post(ENTRIES, entry(ticket, "talbrecht", times)).errors())
                .containsExactly("InvalidField dateStart");
        client.create(ENTRIES, entry(ticket, "talbrecht", times + ",'allowScheduleConflictsFlag':true"));
    }

    @Test
    void nobody_is_assigned_to_or_taken_from_a_closed_project() {
        int id = assign("talbrecht");
        client.patch("/project/projects/" + project, CLOSE);
        assertThat(client.post(ENTRIES, entry(ticket, "talbrecht", "")).errors())
                .containsExactly("InvalidField objectId");
        assertThat(client.delete(ENTRIES + "/" + id).status()).isEqualTo(400);
    }

    @Test
    void the_primary_email_of_a_member_is_the_one_he_prefers() {
        assertThat(client.get("/system/members/talbrecht").json().get("primaryEmail").asText())
                .isEqualTo("tom.albrecht@example.com");
        int id = client.id("/system/members", "primaryEmail=\"tom.albrecht@example.com\"");
        assertThat(client.patch("/system/members/" + id, "[{'op':'replace','path':'defaultEmail','value':'Home'}]")
                .json().has("primaryEmail")).isFalse();
    }

    @Test
    void rights_are_those_of_the_security_role() {
        SANDBOX.manage().allow("Resource Scheduling", "add", "None");
        SANDBOX.manage().allow("Project Teams", "inquire", "None");
        SANDBOX.manage().allow("Project Ticket Tasks", "delete", "None");
        assertThat(client.post(ENTRIES, entry(ticket, "talbrecht", added(role()))).status()).isEqualTo(403);
        assertThat(client.get(team()).status()).isEqualTo(403);
        int task = client.create("/project/tickets/" + ticket + "/tasks", "{'notes':'Pull'}");
        assertThat(client.delete("/project/tickets/" + ticket + "/tasks/" + task).status()).isEqualTo(403);
        SANDBOX.manage().allow("Resource Scheduling", "inquire", "My");
        assertThat(client.get(ENTRIES).body()).isEqualTo("[]");
        assertThat(client.get(ENTRIES + "/count").json().get("count").asInt()).isZero();
        SANDBOX.manage().allow("Project Tickets", "inquire", "My");
        assertThat(client.get("/project/tickets/" + ticket).status()).isEqualTo(404);
    }

    private int assign(String member) {
        return client.create(ENTRIES, entry(ticket, member, added(role())));
    }

    private void own(int entry) {
        client.patch(ENTRIES + "/" + entry, "[{'op':'replace','path':'ownerFlag','value':true}]");
    }

    private int role() {
        return client.id("/project/securityRoles", "name=\"Team Member\"");
    }

    private static String added(int role) {
        return ",'addMemberToProjectFlag':true,'projectRoleId':" + role;
    }

    private static String entry(int ticket, String member, String more) {
        return "{'objectId':" + ticket + ",'type':{'identifier':'S'},'member':{'identifier':'" + member + "'}" + more
                + "}";
    }

    private String team() {
        return "/project/projects/" + project + "/teamMembers";
    }

    private JsonNode ticket() {
        return client.get("/project/tickets/" + ticket).json();
    }
}
