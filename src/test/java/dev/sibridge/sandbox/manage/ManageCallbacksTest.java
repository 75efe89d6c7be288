package dev.sibridge.sandbox.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.sandbox.manage.CallbackReceiver.Received;
import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Trait;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManageCallbacksTest extends ManageTest {

    private static final String CALLBACKS = "/system/callbacks";
    private static final String RENAME = "[{'op':'replace','path':'name','value':'Renamed'}]";

    private CallbackReceiver receiver;

    @BeforeEach
    void listen() {
        receiver = new CallbackReceiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource({"not a url,project,owner,InvalidField url", "ftp://127.0.0.1/x,project,owner,InvalidField url",
            "/relative,project,owner,InvalidField url", "http://127.0.0.1/?id=,phase,owner,InvalidField type",
            "http://127.0.0.1/?id=,project,phase,InvalidObject level",
            "http://127.0.0.1/?id=,schedule,board,InvalidObject level"})
    void what_cannot_be_registered_is_refused(String url, String type, String level, String error) {
        ManageClient.Answer answer = client.post(CALLBACKS, callback(url, type, level, 1, ""));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors()).containsExactly(error);
        assertThat(answer.body()).contains("callbackEntry object is invalid");
    }

    @Test
    void callbacks_are_registered_once_listed_changed_and_deleted() {
        assertThat(client.post(CALLBACKS, "{}").errors()).hasSize(4);
        int id = register("project", "owner", 0, ",'memberId':1,'description':'ours'");
        JsonNode stored = client.get(CALLBACKS + "/" + id).json();
        assertThat(stored.get("objectId").asInt()).isEqualTo(1);
        assertThat(stored.get("memberId").asInt()).isEqualTo(client.id("/system/members", "identifier=\"sandbox\""));
        assertThat(client.post(CALLBACKS, callback(receiver.url(), "project", "owner", 1, "")).errors())
                .containsExactly("ObjectExists objectId");
        assertThat(client.id(CALLBACKS, "description=\"ours\" and inactiveFlag=false")).isEqualTo(id);
        assertThat(client.patch(CALLBACKS + "/" + id, "[{'op':'replace','path':'inactiveFlag','value':true}]").json()
                .get("inactiveFlag").asBoolean()).isTrue();
        project();
        assertThat(client.delete(CALLBACKS + "/" + id).status()).isEqualTo(204);
        assertThat(client.get(CALLBACKS + "/" + id).status()).isEqualTo(404);
        assertThat(arrived()).isEmpty();
    }

    @Test
    void who_registered_is_told_with_a_signature_by_a_key_of_the_host() throws Exception {
        int callback = register("project", "owner", 1, "");
        int project = project();
        Received received = arrived().get(0);
        assertThat(received.query()).isEqualTo("recordId=" + project + "&action=added");
        JsonNode json = received.json();
        assertThat(json.get("Type").asText()).isEqualTo("project");
        assertThat(json.get("CallbackObjectRecId").asInt()).isEqualTo(callback);
        assertThat(json.get("MemberId").asText()).isEqualTo("sandbox");
        assertThat(json.get("FromUrl").asText()).isEqualTo(SANDBOX.url().substring("http://".length()));
        assertThat(json.get("Entity").isTextual()).isTrue();
        assertThat(json.get("Entity").asText()).contains("\"name\":\"Theatre\"").doesNotContain("customFields");
        String keyUrl = json.at("/Metadata/key_url").asText();
        assertThat(keyUrl).startsWith(SANDBOX.url());
        assertThat(received.signature()).isEqualTo(sign(key(keyUrl), received.body()));
        assertThat(client.get(keyUrl.replaceFirst("id=.*", "id=nobody")).status()).isEqualTo(404);
        assertThat(client.without("clientId").get(keyUrl).status()).isEqualTo(401);
    }

    @Test
    void a_new_key_has_a_new_place_and_the_old_one_stays_for_what_is_under_way() throws Exception {
        register("project", "owner", 1, "");
        int project = project();
        client.control("POST", "/callbacks/key", null);
        client.patch("/project/projects/" + project, RENAME);
        List<Received> both = arrived();
        assertThat(both).hasSize(2).allSatisfy(received -> assertThat(received.signature())
                .isEqualTo(sign(key(received.json().at("/Metadata/key_url").asText()), received.body())));
        assertThat(both.get(0).json().at("/Metadata/key_url")).isNotEqualTo(both.get(1).json().at("/Metadata/key_url"));
    }

    @Test
    void changes_and_deletions_are_told_and_who_made_them() {
        int project = project();
        register("project", "project", project, "");
        SANDBOX.manage().as("talbrecht").change("Project", project, Map.of("name", "Renamed"));
        client.delete("/project/projects/" + project);
        assertThat(arrived()).extracting(Received::action).containsExactly("updated", "deleted");
        assertThat(receiver.received().get(0).json().get("MemberId").asText()).isEqualTo("talbrecht");
        assertThat(receiver.received().get(1).json().get("Entity").isNull()).isTrue();
    }

    @Test
    void a_level_narrows_down_what_is_told() {
        int project = project();
        int other = otherProject();
        int board = client.get("/project/projects/" + project).json().at("/board/id").asInt();
        int phase = phase(project, "Attic");
        register("project", "board", board, "");
        register("ticket", "phase", phase, "");
        register("ticket", "project", other, "");
        client.patch("/project/projects/" + project, RENAME);
        client.patch("/project/projects/" + other, RENAME);
        int ticket = ticket(phase, "Wire");
        ticket(phase(project, "Garden"), "Dig");
        assertThat(arrived()).extracting(Received::id).containsExactly(project, ticket);
    }

    @Test
    void of_phases_notes_tasks_and_teams_nobody_is_told() {
        int project = project();
        int phase = phase(project, "Attic");
        int ticket = ticket(phase, "Wire");
        for (String type : List.of("project", "ticket", "schedule", "time", "company")) {
            register(type, "owner", 1, "");
        }
        client.patch("/project/projects/" + project + "/phases/" + phase,
                "[{'op':'replace','path':'description','value':'Roof'}]");
        client.create("/project/tickets/" + ticket + "/tasks", "{'notes':'Pull'}");
        client.create("/project/tickets/" + ticket + "/notes", "{'text':'Hello','resolutionFlag':true}");
        client.create("/project/projects/" + project + "/notes", "{'text':'Hello'}");
        client.create("/project/projects/" + project + "/teamMembers",
                "{'member':{'identifier':'talbrecht'},'projectRole':{'identifier':'Team Member'}}");
        assertThat(arrived()).isEmpty();
    }

    @Test
    void time_and_schedules_have_callbacks_of_their_own() {
        int project = project();
        int ticket = ticket(phase(project, "Attic"), "Wire");
        register("time", "owner", 1, "");
        register("schedule", "owner", 1, "");
        int time = client.create("/time/entries", "{'chargeToId':" + ticket + ",'chargeToType':'ProjectTicket',"
                + "'timeStart':'2026-03-03T08:00:00Z','actualHours':1,'member':{'identifier':'talbrecht'}}");
        client.control("POST", "/time/" + time, "{'status':'Billed'}");
        int role = client.id("/project/securityRoles", "name=\"Team Member\"");
        client.create("/schedule/entries", "{'objectId':" + ticket + ",'type':{'identifier':'S'},'member':{'identifier'"
                + ":'talbrecht'},'addMemberToProjectFlag':true,'projectRoleId':" + role + "}");
        assertThat(arrived()).extracting(received -> received.json().get("Type").asText() + " " + received.action())
                .containsExactly("time added", "time updated", "schedule added");
    }

    @Test
    void ones_own_writes_are_not_told_if_one_says_so() {
        register("ticket", "owner", 1, ",'isSelfSuppressedFlag':true");
        int ticket = ticket(phase(project(), "Attic"), "Wire");
        SANDBOX.manage().as("rokafor").change("ProjectTicket", ticket, Map.of("summary", "Wires"));
        assertThat(arrived()).singleElement().satisfies(received -> assertThat(received.action()).isEqualTo("updated"));
        assertThat(receiver.received().get(0).json().get("Entity").asText())
                .contains("\"recordType\":\"ProjectTicket\"");
    }

    @Test
    void a_ticket_can_be_written_without_a_callback() {
        int ticket = ticket(phase(project(), "Attic"), "Wire");
        register("ticket", "ticket", ticket, "");
        client.patch("/project/tickets/" + ticket, "[{'op':'replace','path':'summary','value':'Wires'},"
                + "{'op':'replace','path':'skipCallback','value':true}]");
        assertThat(arrived()).isEmpty();
    }

    @Test
    void colleagues_work_without_http_and_within_the_rules() {
        int project = project();
        int ticket = ticket(phase(project, "Attic"), "Wire");
        int elsewhere = phase(otherProject(), "Cellar");
        register("ticket", "ticket", ticket, "");
        Colleague tom = SANDBOX.manage().as("talbrecht");
        tom.move(ticket, elsewhere);
        Map<String, Object> values = new HashMap<>();
        values.put("budgetHours", 4);
        values.put("requiredDate", null);
        tom.change("ProjectTicket", ticket, values);
        tom.create("TicketTask", ticket, Map.of("notes", "Pull"));
        assertThatThrownBy(() -> tom.delete("ProjectPhase", elsewhere)).isInstanceOf(ApiException.class)
                .hasMessageContaining("in use");
        assertThatThrownBy(() -> tom.change("ProjectTicket", 9, values)).isInstanceOf(ApiException.class)
                .hasMessageContaining("not found");
        tom.delete("ProjectTicket", ticket);
        assertThat(arrived()).extracting(Received::action).containsExactly("updated", "updated", "deleted");
        assertThat(receiver.received().get(0).entity().at("/project/name").asText()).isEqualTo("Other");
        assertThat(receiver.received().get(1).entity().at("/_info/updatedBy").asText()).isEqualTo("talbrecht");
    }

    @Test
    void a_ticket_counts_as_changed_with_what_hangs_on_it_if_the_tenant_is_like_that() {
        int ticket = ticket(phase(project(), "Attic"), "Wire");
        register("ticket", "owner", 1, "");
        SANDBOX.manage().take(Trait.TOUCHED_TICKETS);
        SANDBOX.manage().as("rokafor").create("TicketTask", ticket, Map.of("notes", "Pull"));
        assertThat(arrived()).extracting(Received::id).containsExactly(ticket);
        assertThat(client.get("/project/tickets/" + ticket).json().at("/_info/updatedBy").asText())
                .isEqualTo("rokafor");
    }

    @Test
    void what_is_refused_is_not_told() {
        int project = project();
        register("project", "owner", 1, "");
        client.patch("/project/projects/" + project, "[{'op':'replace','path':'status','value':{'name':'Nowhere'}}]");
        assertThat(arrived()).isEmpty();
    }

    private int register(String type, String level, int object, String more) {
        return client.create(CALLBACKS, callback(receiver.url(), type, level, object, more));
    }

    private static String callback(String url, String type, String level, int object, String more) {
        return "{'url':'" + url + "','type':'" + type + "','level':'" + level + "','objectId':" + object + more + "}";
    }

    /** What came, once nothing is under way any more. */
    private List<Received> arrived() {
        assertThat(client.control("GET", "/callbacks/waiting?ms=10000", null).json().get("waiting").asInt()).isZero();
        return receiver.received();
    }

    private String key(String url) {
        return client.get(url).json().get("signing_key").asText();
    }

    private static String sign(String key, byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)),
                "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(body));
    }
}
