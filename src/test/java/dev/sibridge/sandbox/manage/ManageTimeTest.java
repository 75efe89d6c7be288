package dev.sibridge.sandbox.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManageTimeTest extends ManageTest {

    private static final String TIME = "/time/entries";
    private static final String SHEETS = "/time/sheets/";
    private static final String NOTES = "[{'op':'replace','path':'notes','value':'Changed'}]";

    private int project;
    private int ticket;

    @BeforeEach
    void job() {
        project = project();
        ticket = ticket(phase(project, "Attic"), "Wire");
    }

    @Test
    void time_has_an_order_and_a_member_who_works_here() {
        assertThat(client.post(TIME, entry("talbrecht", "2026-03-03T08:00:00Z", ",'timeEnd':'2026-03-03T07:00:00Z'"))
                .errors()).containsExactly("InvalidField timeEnd");
        assertThat(client.post(TIME, entry("mformer", "2026-03-03T08:00:00Z", "")).errors())
                .containsExactly("InvalidField member");
        assertThat(client.post(TIME, entry("nobody", "2026-03-03T08:00:00Z", "")).errors())
                .containsExactly("NotFound member/identifier");
    }

    @ParameterizedTest
    @ValueSource(strings = {"On Hold", "Cancelled"})
    void a_ticket_may_be_in_a_status_that_takes_no_time(String status) {
        client.patch("/project/tickets/" + ticket, "[{'op':'replace','path':'status','value':{'name':'" + status
                + "'}}]");
        assertThat(client.post(TIME, entry("talbrecht", "2026-03-03T08:00:00Z", "")).errors())
                .containsExactly("InvalidField chargeToId");
    }

    @Test
    void a_project_may_be_in_a_status_that_takes_no_time() {
        client.patch("/project/projects/" + project, "[{'op':'replace','path':'status','value':{'name':'On Hold'}}]");
        assertThat(client.post(TIME, entry("talbrecht", "2026-03-03T08:00:00Z", "")).errors())
                .containsExactly("InvalidField chargeToId");
    }

    @Test
    void hours_follow_start_and_end_unless_they_are_given() {
        int id = create("2026-03-03T08:00:00Z", ",'timeEnd':'2026-03-03T09:30:00Z','hoursDeduct':0.5");
        assertThat(hours(id)).isEqualTo(1.0);
        client.patch(TIME + "/" + id, "[{'op':'replace','path':'timeEnd','value':'2026-03-03T10:30:00Z'}]");
        assertThat(hours(id)).isEqualTo(2.0);
        client.patch(TIME + "/" + id, "[{'op':'replace','path':'actualHours','value':3}]");
        assertThat(hours(id)).isEqualTo(3.0);
        assertThat(client.get("/project/tickets/" + ticket).json().get("actualHours").asDouble()).isEqualTo(3.0);
    }

    @Test
    void the_status_is_the_servers() {
        int id = create("2026-03-03T08:00:00Z", ",'status':'Billed'");
        assertThat(violations()).containsExactly("timeEntry: read-only member status");
        client.patch(TIME + "/" + id, "[{'op':'replace','path':'status','value':'ApprovedByTierOne'}]");
        assertThat(status(id)).isEqualTo("Open");
        assertThat(client.get(TIME + "/" + id).json().get("enteredBy").asText()).isEqualTo("sandbox");
    }

    @Test
    void what_is_submitted_is_locked_until_it_is_rejected() {
        int id = create("2026-03-03T08:00:00Z", "");
        int sheet = sheet(id);
        assertThat(step(SHEETS + sheet + "/approve")).isEqualTo(400);
        assertThat(step(SHEETS + sheet + "/submit")).isEqualTo(200);
        assertThat(status(id)).isEqualTo("PendingApproval");
        assertThat(step(SHEETS + sheet + "/submit")).isEqualTo(400);
        assertThat(client.patch(TIME + "/" + id, NOTES).errors()).containsExactly("InvalidField status");
        assertThat(client.delete(TIME + "/" + id).status()).isEqualTo(400);
        assertThat(step(TIME + "/" + id + "/reject")).isEqualTo(200);
        assertThat(status(id)).isEqualTo("Rejected");
        assertThat(client.patch(TIME + "/" + id, NOTES).status()).isEqualTo(200);
        assertThat(step(SHEETS + sheet + "/submit")).isEqualTo(200);
        assertThat(step(SHEETS + sheet + "/approve")).isEqualTo(200);
        assertThat(status(id)).isEqualTo("ApprovedByTierOne");
        assertThat(client.delete(TIME + "/" + id).status()).isEqualTo(400);
        assertThat(step(SHEETS + sheet + "/reverse")).isEqualTo(200);
        assertThat(client.delete(TIME + "/" + id).status()).isEqualTo(204);
        assertThat(client.get(TIME + "/" + id).status()).isEqualTo(404);
        assertThat(step(SHEETS + sheet + "/submit")).isEqualTo(400);
    }

    @Test
    void a_sheet_is_of_one_member_and_one_week_and_takes_no_more_once_submitted() {
        int first = create("2026-03-03T08:00:00Z", ",'actualHours':2");
        int second = create("2026-03-07T23:00:00Z", ",'actualHours':1");
        assertThat(sheet(second)).isEqualTo(sheet(first));
        assertThat(sheet(create("2026-03-08T08:00:00Z", ""))).isNotEqualTo(sheet(first));
        JsonNode sheet = client.get(SHEETS + sheet(first)).json();
        assertThat(sheet.get("hours").asDouble()).isEqualTo(3.0);
        assertThat(sheet.get("dateStart").asText()).isEqualTo("2026-03-01");
        step(SHEETS + sheet(first) + "/submit");
        assertThat(client.post(TIME, entry("talbrecht", "2026-03-04T08:00:00Z", "")).errors())
                .containsExactly("InvalidField timeStart");
        client.create(TIME, entry("rokafor", "2026-03-04T08:00:00Z", ""));
        assertThat(client.delete(SHEETS + sheet(first)).status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadyToBill", "Billed", "WrittenOff", "BilledAgreement", "PendingProjectApproval",
            "ApprovedByTierTwo"})
    void what_finance_has_taken_is_locked(String status) {
        int id = create("2026-03-03T08:00:00Z", "");
        assertThat(client.control("POST", "/time/" + id, "{'status':'" + status + "'}").status()).isEqualTo(204);
        assertThat(client.get(TIME + "/" + id).json().at("/_info/updatedBy").asText()).isEqualTo("zadmin");
        assertThat(client.patch(TIME + "/" + id, NOTES).status()).isEqualTo(400);
    }

    @Test
    void the_control_knows_entries_and_statuses() {
        int id = create("2026-03-03T08:00:00Z", "");
        assertThat(client.control("POST", "/time/" + id, "{'status':'Lost'}").status()).isEqualTo(400);
        assertThat(client.control("POST", "/time/9", "{'status':'Billed'}").status()).isEqualTo(404);
        assertThat(step(TIME + "/" + id + "/approve")).isEqualTo(404);
        assertThat(client.get(TIME + "/" + id + "/reject").status()).isEqualTo(405);
    }

    private int create(String start, String more) {
        return client.create(TIME, entry("talbrecht", start, more));
    }

    private String entry(String member, String start, String more) {
        return "{'chargeToId':" + ticket + ",'chargeToType':'ProjectTicket','member':{'identifier':'" + member
                + "'},'timeStart':'" + start + "'" + more + "}";
    }

    private int step(String path) {
        return client.post(path, "{}").status();
    }

    private int sheet(int entry) {
        return client.get(TIME + "/" + entry).json().at("/timeSheet/id").asInt();
    }

    private String status(int entry) {
        return client.get(TIME + "/" + entry).json().get("status").asText();
    }

    private double hours(int entry) {
        return client.get(TIME + "/" + entry).json().get("actualHours").asDouble();
    }
}
