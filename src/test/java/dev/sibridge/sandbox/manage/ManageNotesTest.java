package dev.sibridge.sandbox.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.sandbox.manage.model.Trait;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps, notes, the work plan, and how what changed is read. */
class ManageNotesTest extends ManageTest {

    private static final String CLOSE = "[{'op':'replace','path':'status','value':{'name':'Closed'}}]";

    private int project;
    private int ticket;

    @BeforeEach
    void job() {
        project = project();
        ticket = ticket(phase(project, "Attic"), "Wire");
    }

    @Test
    void a_note_is_for_a_tab_and_belongs_to_a_ticket() {
        assertThat(client.post(of("notes"), "{'text':'x'}").errors())
                .containsExactly("MissingRequiredField detailDescriptionFlag");
        assertThat(client.post(of("notes"), "{'detailDescriptionFlag':true}").errors())
                .containsExactly("MissingRequiredField text");
        assertThat(client.post("/project/tickets/9/notes", "{'text':'x','resolutionFlag':true}").status())
                .isEqualTo(404);
        int other = ticket(phase(project, "Garden"), "Dig");
        int note = client.create(of("notes"), "{'text':'Hello','internalAnalysisFlag':true}");
        assertThat(client.get("/project/tickets/" + other + "/notes/" + note).status()).isEqualTo(404);
        JsonNode shown = client.get(of("notes") + "/" + note).json();
        assertThat(shown.at("/member/identifier").asText()).isEqualTo("sandbox");
        assertThat(shown.at("/_info/enteredBy").asText()).isEqualTo("sandbox");
        assertThat(client.delete(of("notes") + "/" + note).status()).isEqualTo(204);
        assertThat(client.get(of("notes") + "/" + note).status()).isEqualTo(404);
    }

    @Test
    void a_note_can_have_another_author() {
        int note = client.create(of("notes"), "{'text':'x','resolutionFlag':true,'member':{'identifier':'rokafor'}}");
        assertThat(client.get(of("notes") + "/" + note).json().at("/member/identifier").asText()).isEqualTo("rokafor");
    }

    @Test
    void all_notes_are_those_of_the_ticket_and_texts_of_time_that_are_to_be_seen() {
        client.create(of("notes"), "{'text':'Discussed','detailDescriptionFlag':true}");
        time("'notes':'Worked','addToResolutionFlag':true");
        time("'notes':'Not shown'");
        JsonNode all = client.get(of("allNotes")).json();
        assertThat(all).extracting(note -> note.get("noteType").asText() + " " + note.get("text").asText())
                .containsExactly("TicketNote Discussed", "TimeEntryNote Worked");
        assertThat(all.at("/1/resolutionFlag").asBoolean()).isTrue();
        assertThat(all.at("/0/ticket/id").asInt()).isEqualTo(ticket);
        assertThat(client.get(of("notes")).json()).hasSize(1);
        assertThat(client.get(of("allNotes"), "conditions", "resolutionFlag=true").json()).hasSize(1);
        assertThat(client.get(of("allNotes"), "conditions", "noteType=\"TicketNote\"").status()).isEqualTo(400);
        assertThat(client.post(of("allNotes"), "{}").status()).isEqualTo(405);
        assertThat(client.get("/project/tickets/9/allNotes").status()).isEqualTo(404);
    }

    @Test
    void notes_of_a_project_have_types_that_exist() {
        String notes = "/project/projects/" + project + "/notes";
        assertThat(client.post(notes, "{'type':{'name':'General'}}").errors())
                .containsExactly("MissingRequiredField text");
        assertThat(client.post(notes, "{'text':'x','type':{'name':'Gossip'}}").errors())
                .containsExactly("NotFound type/name");
        int note = client.create(notes, "{'text':'Late','type':{'name':'Risk'}}");
        assertThat(client.get(notes + "/" + note).json().at("/type/name").asText()).isEqualTo("Risk");
        assertThat(client.post("/company/noteTypes", "{'name':'Risk'}").errors()).containsExactly("ObjectExists name");
    }

    @Test
    void steps_have_text_order_and_an_end() {
        int first = client.create(of("tasks"), "{'notes':'Pull','priority':2}");
        client.create(of("tasks"), "{'notes':'Measure','priority':1}");
        assertThat(client.get(of("tasks"), "orderBy", "priority asc").json())
                .extracting(task -> task.get("notes").asText()).containsExactly("Measure", "Pull");
        assertThat(client.patch(of("tasks") + "/" + first, "[{'op':'replace','path':'closedFlag','value':true}]")
                .json().get("closedFlag").asBoolean()).isTrue();
        client.delete(of("tasks") + "/" + first);
        assertThat(client.get("/project/tickets/" + ticket).json().get("tasks")).hasSize(1);
    }

    @Test
    void nothing_is_taken_from_the_tickets_of_a_closed_project() {
        int task = client.create(of("tasks"), "{'notes':'Pull'}");
        client.patch("/project/projects/" + project, CLOSE);
        assertThat(client.delete(of("tasks") + "/" + task).status()).isEqualTo(400);
        assertThat(client.post(of("tasks"), "{'notes':'x'}").status()).isEqualTo(400);
    }

    @Test
    void what_is_written_to_a_child_leaves_the_time_of_its_ticket_alone() {
        String before = client.get("/project/tickets/" + ticket).json().get("_info").toString();
        client.create(of("tasks"), "{'notes':'Pull'}");
        client.create(of("notes"), "{'text':'x','resolutionFlag':true}");
        time("'notes':'Worked'");
        assertThat(client.get("/project/tickets/" + ticket).json().get("_info")).hasToString(before);
    }

    @Test
    void what_is_below_a_phase_moves_with_it() {
        String phases = "/project/projects/" + project + "/phases";
        int house = phase(project, "House");
        int floor = client.create(phases, "{'description':'Floor','parentPhase':{'id':" + house + "}}");
        int room = client.create(phases, "{'description':'Room','parentPhase':{'id':" + floor + "}}");
        client.patch(phases + "/" + house, "[{'op':'replace','path':'wbsCode','value':'7'}]");
        assertThat(client.get(phases + "/" + room).json().get("wbsCode").asText()).isEqualTo("7.1.1");
        JsonNode plan = client.get("/project/projects/" + project + "/projectWorkplan").json();
        assertThat(plan.get("phases")).hasSize(4);
        assertThat(plan.at("/phases/3/parentPhase/name").asText()).isEqualTo("Floor");
        assertThat(client.get("/project/projects/9/projectWorkplan").status()).isEqualTo(404);
    }

    @Test
    void cleared_texts_are_empty_and_not_as_before() {
        String path = "/project/projects/" + project;
        client.patch(path, "[{'op':'add','path':'description','value':'Long'}]");
        assertThat(client.patch(path, "[{'op':'replace','path':'description','value':''}]").json().get("description")
                .asText()).isEmpty();
        assertThat(client.patch(path, "[{'op':'remove','path':'estimatedEnd'}]").errors())
                .containsExactly("MissingRequiredField estimatedEnd");
    }

    @Test
    void line_breaks_become_spaces_or_stay() {
        String body = "{'text':'a\\nb','resolutionFlag':true}";
        assertThat(client.post(of("notes"), body).json().get("text").asText()).isEqualTo("a b");
        SANDBOX.manage().take(Trait.LINE_BREAKS);
        assertThat(client.post(of("notes"), body).json().get("text").asText()).isEqualTo("a\nb");
    }

    @Test
    void children_are_asked_for_by_the_time_of_their_change_unless_the_server_misreads_it() {
        client.create(of("notes"), "{'text':'x','resolutionFlag':true}");
        String hourAgo = "lastUpdated > [" + Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS)
                + "]";
        String hourOn = "lastUpdated > [" + Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS)
                + "]";
        for (String path : List.of(of("notes"), "/project/tickets", "/project/projects/" + project + "/phases")) {
            assertThat(client.get(path, "conditions", hourAgo).json()).as(path).hasSize(1);
            assertThat(client.get(path, "conditions", hourOn).json()).as(path).isEmpty();
        }
        SANDBOX.manage().take(Trait.SHIFTED_FILTERS);
        assertThat(client.get("/project/tickets", "conditions", hourAgo).json()).isEmpty();
    }

    @Test
    void forward_only_pages_lead_through_children_and_lists_of_references() {
        for (int i = 0; i < 5; i++) {
            client.create(of("notes"), "{'text':'" + i + "','resolutionFlag':true}");
            time("'notes':'" + i + "'");
        }
        client.header("pagination-type", "forward-only");
        assertThat(walk(of("notes") + "?pageSize=2")).hasSize(5);
        assertThat(walk(of("allNotes") + "?pageSize=2")).hasSize(5);
        assertThat(walk(of("timeentries") + "?pageSize=2")).hasSize(5);
    }

    @Test
    void company_types_are_listed_one_by_one() {
        int mill = client.id("/company/companies", "identifier=\"OldMill\"");
        String path = "/company/companyTypeAssociations";
        int client1 = client.id(path, "company/id=" + mill);
        int partner = client.create(path, "{'company':{'id':" + mill + "},'type':{'name':'Partner'}}");
        assertThat(client.post(path, "{'company':{'id':" + mill + "},'type':{'name':'Partner'}}").errors())
                .containsExactly("ObjectExists type");
        assertThat(client.id("/company/companies", "id=" + mill)).isEqualTo(mill);
        assertThat(client.get("/company/companies", "childConditions", "types/name=\"Partner\"").json()).hasSize(1);
        client.delete(path + "/" + partner);
        assertThat(client.get("/company/companies/" + mill).json().get("types")).hasSize(1);
        assertThat(client.get(path + "/" + client1).json().at("/type/name").asText()).isEqualTo("Client");
    }

    private List<Integer> walk(String first) {
        List<Integer> ids = new ArrayList<>();
        ManageClient.Answer page = client.get(first);
        for (; !page.json().isEmpty(); page = client.get(next(page))) {
            page.json().forEach(row -> ids.add(row.get("id").asInt()));
            assertThat(ids).doesNotHaveDuplicates();
        }
        return ids;
    }

    private static String next(ManageClient.Answer page) {
        Matcher link = Pattern.compile("<([^>]*)>; rel=\"next\"").matcher(page.header("Link"));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private void time(String more) {
        client.create("/time/entries", "{'chargeToId':" + ticket + ",'chargeToType':'ProjectTicket',"
                + "'timeStart':'2026-03-03T08:00:00Z','actualHours':1,'member':{'identifier':'talbrecht'}," + more
                + "}");
    }

    private String of(String children) {
        return "/project/tickets/" + ticket + "/" + children;
    }
}
