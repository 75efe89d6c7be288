package dev.sibridge.twoway.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.twoway.manage.ManageChanges.Changed;
import dev.sibridge.twoway.manage.ManageChanges.ManageProject;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Manage tells of what has changed, against the sandbox over real HTTP. */
class ManageChangesTest {

    private final SandboxCalls calls = new SandboxCalls();
    private String board;
    private String boardName;
    private String project;
    private String phase;

    @BeforeEach
    void aProject() {
        RunningSandbox.shared().manage().reset();
        JsonNode projects = calls.call(ConnectWiseRequest.list("/service/boards", "projectFlag = true")).get(0);
        board = projects.path("id").asText();
        boardName = projects.path("name").asText();
        long company = calls.call(ConnectWiseRequest.list("/company/companies", null)).get(0).path("id").asLong();
        project = create("/project/projects", Map.of("name", "Patio", "company", Map.of("id", company), "board",
                Map.of("id", Long.valueOf(board)), "billingMethod", "ActualRates", "estimatedStart",
                "2027-01-01T00:00:00Z", "estimatedEnd", "2027-02-01T00:00:00Z"));
        phase = create("/project/projects/" + project + "/phases", Map.of("description", "Trim"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "12a", "-1", "1 or id > 0", "99999999999", "999999999"})
    void whatIsNoProjectsIdIsNoProject(String id) {
        assertThat(ManageChanges.project(calls, id)).isEmpty();
    }

    @Test
    void whatChangedBeforeIsNotTold() {
        ticket("Hang it");

        assertThat(since(Instant.now().plus(Duration.ofHours(1))))
                .isEqualTo(new ManageChanges(List.of(), List.of(), List.of()));
    }

    @Test
    void whatIsOnAnotherBoardIsNotTold() {
        ticket("Hang it");

        ManageChanges changes = ManageChanges.since(calls, anHourAgo(), List.of("999999"));

        assertThat(changes.projects()).isEmpty();
        assertThat(changes.tickets()).isEmpty();
    }

    @Test
    void projectsAndTicketsThatHaveChangedAreTold() {
        String ticket = ticket("Hang it");

        ManageChanges changes = since(anHourAgo());

        assertThat(changes.projects()).contains(patio());
        assertThat(changes.tickets()).filteredOn(changed -> changed.ticket().equals(ticket)).singleElement()
                .returns(project, Changed::project).returns("Hang it", changed ->
                        changed.record().path("summary").asText());
    }

    @Test
    void whoIsScheduledOnATicketIsToldByTheTicket() {
        String ticket = ticket("Hang it");
        long member = calls.call(ConnectWiseRequest.list("/system/members", null)).get(0).path("id").asLong();
        create("/schedule/entries", Map.of("objectId", Long.valueOf(ticket), "type", Map.of("identifier", "S"),
                "member", Map.of("id", member), "addMemberToProjectFlag", true, "projectRoleId",
                calls.call(ConnectWiseRequest.list("/project/securityRoles", null)).get(0).path("id").asLong()));

        assertThat(since(anHourAgo()).scheduled()).extracting(Changed::ticket).contains(ticket);
    }

    @Test
    void aProjectIsFoundByItsIdAndOnItsBoard() {
        assertThat(ManageChanges.project(calls, project)).contains(patio());
        assertThat(ManageChanges.onBoards(calls, List.of(board, "999999"))).contains(patio());
        assertThat(ManageChanges.onBoards(calls, List.of("999999"))).isEmpty();
    }

    @Test
    void ofThreeListsEachIsAskedForOnce() {
        calls.sent.clear();

        since(anHourAgo());

        assertThat(calls.sent).containsExactlyInAnyOrder("GET /project/tickets", "GET /schedule/entries",
                "GET /project/projects");
    }

    @Test
    void aVersionIsTheSameUntilTheRecordChanges() {
        String ticket = ticket("Hang it");

        assertThat(since(anHourAgo()).versions()).isEqualTo(since(anHourAgo()).versions())
                .anyMatch(version -> version.startsWith("ticket " + ticket + " 20"))
                .anyMatch(version -> version.startsWith("project " + project + " 20"));
    }

    private ManageProject patio() {
        return new ManageProject(project, "Patio", boardName, false, calls.call(ConnectWiseRequest.get(
                "/project/projects/" + project)).at("/_info/lastUpdated").asText());
    }

    private ManageChanges since(Instant time) {
        return ManageChanges.since(calls, time, List.of(board));
    }

    private static Instant anHourAgo() {
        return Instant.now().minus(Duration.ofHours(1));
    }

    private String ticket(String name) {
        return create("/project/tickets", Map.of("summary", name, "project", Map.of("id", Long.valueOf(project)),
                "phase", Map.of("id", Long.valueOf(phase))));
    }

    private String create(String path, Map<String, Object> body) {
        return calls.call(ConnectWiseRequest.create(path, body)).path("id").asText();
    }
}
