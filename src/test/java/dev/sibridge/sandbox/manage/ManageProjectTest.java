package dev.sibridge.sandbox.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManageProjectTest extends ManageTest {

    private static final String CLOSE = "[{'op':'replace','path':'status','value':{'name':'Closed'}}]";

    @ParameterizedTest
    @ValueSource(strings = {"Professional Services", "Old Projects", "No Such Board"})
    void a_project_stands_on_an_active_project_board(String board) {
        ManageClient.Answer answer = client.post("/project/projects", "{'name':'x','board':{'name':'" + board
                + "'},'company':{'identifier':'SandboxAV'},'billingMethod':'ActualRates',"
                + "'estimatedStart':'2026-03-02T00:00:00Z','estimatedEnd':'2026-04-01T00:00:00Z'}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors()).hasSize(1).first().asString().startsWith("NotFound board/");
    }

    @Test
    void a_project_has_defaults_and_dates_in_order() {
        int id = project();
        JsonNode project = client.get("/project/projects/" + id).json();
        assertThat(project.at("/status/name").asText()).isEqualTo("Open");
        assertThat(project.get("closedFlag").asBoolean()).isFalse();
        assertThat(project.get("billTime").asText()).isEqualTo("Billable");
        assertThat(client.patch("/project/projects/" + id,
                "[{'op':'replace','path':'estimatedEnd','value':'2026-01-01T00:00:00Z'}]").errors())
                .containsExactly("InvalidField estimatedEnd");
        assertThat(client.post("/project/projects", "{}").errors()).hasSize(6);
    }

    @Test
    void phases_nest_within_one_project_and_count_themselves() {
        int project = project();
        String path = "/project/projects/" + project + "/phases";
        int house = phase(project, "House");
        int attic = client.create(path, "{'description':'Attic','parentPhase':{'id':" + house + "}}");
        phase(project, "Garden");
        assertThat(client.get(path).json()).extracting(phase -> phase.get("wbsCode").asText())
                .containsExactly("1", "1.1", "2");
        assertThat(client.get(path + "/" + attic).json().at("/parentPhase/name").asText()).isEqualTo("House");
        assertThat(client.get(path + "/" + attic).json().at("/board/name").asText()).isEqualTo("D-Tools Projects");
        assertThat(client.patch(path + "/" + house, "[{'op':'add','path':'parentPhase','value':{'id':" + attic + "}}]")
                .errors()).containsExactly("InvalidField parentPhase");
        assertThat(client.delete(path + "/" + house).status()).isEqualTo(409);
        JsonNode moved = client.patch(path + "/" + attic, "[{'op':'replace','path':'wbsCode','value':'2.1'}]").json();
        assertThat(moved.at("/parentPhase/name").asText()).isEqualTo("Garden");
        assertThat(client.patch(path + "/" + attic, "[{'op':'replace','path':'wbsCode','value':'3'},"
                + "{'op':'remove','path':'parentPhase'}]").json().has("parentPhase")).isFalse();
        int other = otherProject();
        assertThat(client.post("/project/projects/" + other + "/phases", "{'description':'x','parentPhase':{'id':"
                + house + "}}").errors()).containsExactly("NotFound parentPhase/id");
        assertThat(client.get("/project/projects/" + other + "/phases/" + house).status()).isEqualTo(404);
        assertThat(client.post(path, "{'description':'x','billSeparatelyFlag':true}").errors())
                .containsExactly("MissingRequiredField billingMethod");
    }

    @Test
    void a_ticket_needs_a_phase_and_takes_the_rest_from_the_project() {
        int project = project();
        int phase = phase(project, "Attic");
        JsonNode ticket = client.post("/project/tickets", "{'summary':'Attic','phase':{'id':" + phase
                + "},'budgetHours':12.5,'initialDescription':'Pull cable','processNotifications':false}").json();
        assertThat(ticket.at("/project/id").asInt()).isEqualTo(project);
        assertThat(ticket.at("/board/name").asText()).isEqualTo("D-Tools Projects");
        assertThat(ticket.at("/status/name").asText()).isEqualTo("New");
        assertThat(ticket.at("/company/identifier").asText()).isEqualTo("Beta");
        assertThat(ticket.at("/priority/name").asText()).isEqualTo("Priority 3 - Medium");
        assertThat(ticket.has("initialDescription")).isFalse();
        String path = "/project/tickets/" + ticket.get("id").asInt();
        assertThat(client.get(path + "/notes").json().at("/0/text").asText()).isEqualTo("Pull cable");
        assertThat(client.post("/project/tickets", "{'summary':'x','project':{'id':" + project + "}}").errors())
                .containsExactly("MissingRequiredField phase");
        assertThat(client.post("/project/tickets", "{'summary':'x','project':{'id':" + otherProject()
                + "},'phase':{'id':" + phase + "}}").errors()).containsExactly("NotFound phase/id");
        assertThat(client.patch(path, "[{'op':'add','path':'initialDescription','value':'x'}]").errors())
                .containsExactly("InvalidField initialDescription");
    }

    @Test
    void a_status_belongs_to_the_board_of_the_ticket() {
        String path = "/project/tickets/" + ticket(phase(project(), "Attic"), "Attic");
        int board = client.get(path).json().at("/board/id").asInt();
        ManageClient.Answer answer = client.patch(path,
                "[{'op':'replace','path':'status','value':{'name':'Waiting Parts'}}]");
        assertThat(answer.errors()).containsExactly("NotFound status/name");
        assertThat(answer.body()).contains("Service Status Waiting Parts not found for Service Board " + board);
        JsonNode closed = client.patch(path, "[{'op':'replace','path':'status','value':{'name':'Completed'}}]").json();
        assertThat(closed.get("closedFlag").asBoolean()).isTrue();
        int other = client.id("/service/boards", "name=\"Internal Projects\"");
        assertThat(client.patch(path, "[{'op':'replace','path':'board','value':{'id':" + other + "}}]").json()
                .at("/status/name").asText()).isEqualTo("New");
    }

    @Test
    void what_belongs_to_a_closed_project_cannot_be_written() {
        int project = project();
        int phase = phase(project, "Attic");
        int ticket = ticket(phase, "Attic");
        int item = item("TV-1", "");
        client.patch("/project/projects/" + project, CLOSE);
        assertThat(client.post("/project/projects/" + project + "/phases", "{'description':'x'}").status())
                .isEqualTo(400);
        assertThat(client.post("/project/tickets", "{'summary':'x','phase':{'id':" + phase + "}}").errors())
                .containsExactly("InvalidField project");
        assertThat(client.patch("/project/tickets/" + ticket, "[{'op':'replace','path':'summary','value':'x'}]")
                .status()).isEqualTo(400);
        assertThat(client.delete("/project/tickets/" + ticket).status()).isEqualTo(400);
        assertThat(client.post("/procurement/products", "{'catalogItem':{'id':" + item + "},'billableOption':"
                + "'Billable','ticket':{'id':" + ticket + "}}").errors()).containsExactly("InvalidField project");
        assertThat(client.patch("/project/projects/" + project, CLOSE.replace("Closed", "Open")).status())
                .isEqualTo(200);
        assertThat(client.delete("/project/tickets/" + ticket).status()).isEqualTo(204);
    }

    @Test
    void tickets_have_tasks_and_time() {
        int ticket = ticket(phase(project(), "Attic"), "Attic");
        String path = "/project/tickets/" + ticket;
        client.patch(path, "[{'op':'add','path':'/tasks/0','value':{'notes':'Terminate','priority':1}}]");
        assertThat(client.get(path + "/tasks").json().at("/0/notes").asText()).isEqualTo("Terminate");
        assertThat(client.get(path).json().at("/tasks/0/closedFlag").asBoolean()).isFalse();
        client.create("/time/entries", "{'chargeToId':" + ticket + ",'chargeToType':'ProjectTicket','member':"
                + "{'identifier':'talbrecht'},'timeStart':'2026-03-03T08:00:00Z','timeEnd':'2026-03-03T09:30:00Z'}");
        assertThat(client.get(path).json().get("actualHours").asDouble()).isEqualTo(1.5);
        assertThat(client.get(path + "/timeentries").json()).hasSize(1);
        assertThat(client.delete(path).status()).isEqualTo(409);
        assertThat(client.post("/time/entries", "{'chargeToId':9,'chargeToType':'ProjectTicket',"
                + "'timeStart':'2026-03-03T08:00:00Z'}").errors()).containsExactly("NotFound chargeToId");
    }

    @Test
    void team_members_have_a_role() {
        String path = "/project/projects/" + project() + "/teamMembers";
        client.create(path, "{'member':{'identifier':'talbrecht'},'projectRole':{'identifier':'Project Manager'}}");
        assertThat(client.post(path, "{'member':{'identifier':'nobody'}}").errors())
                .containsExactlyInAnyOrder("NotFound member/identifier", "MissingRequiredField projectRole");
    }
}
