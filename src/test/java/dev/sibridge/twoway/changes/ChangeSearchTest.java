package dev.sibridge.twoway.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.pm.Capabilities;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.ToolException;
import dev.sibridge.twoway.connect.Connection;
import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.mapping.MappingDocument;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Touch;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.Pairs;
import dev.sibridge.twoway.store.TwoWayAccounts;
import dev.sibridge.twoway.store.TwoWayAccounts.Progress;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has changed on either side wakes the project that it belongs to, and no other. */
class ChangeSearchTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Account ACCOUNT = TestAccounts.account("default");
    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");

    private final PairedProjects projects = DATABASE.transactional(new PairedProjects(DATABASE.jdbc(),
            Clock.fixed(NOON, ZoneOffset.UTC)));
    private final Pairs pairs = new Pairs(DATABASE.jdbc());
    private final TwoWayAccounts accounts = new TwoWayAccounts(DATABASE.jdbc());
    private final ReadChanges read = new ReadChanges(Clock.fixed(NOON, ZoneOffset.UTC));
    private final ChangeSearch search = new ChangeSearch(projects, pairs, accounts, read,
            new ExportedPhases(DATABASE.jdbc()));
    private final Tool tool = mock(Tool.class);
    /** What Manage answers, by the path that it is asked for. */
    private final Map<String, String> manage = new HashMap<>();
    private final List<ConnectWiseRequest> asked = new ArrayList<>();
    private long one;
    private long other;

    @BeforeEach
    void twoProjectsThatAreInStep() {
        List.of("two_way_project", "two_way_pair", "two_way_account").forEach(table ->
                DATABASE.jdbc().sql("DELETE FROM " + table).update());
        one = paired(ACCOUNT, "12", "t-12");
        other = paired(ACCOUNT, "13", "t-13");
        accounts.asked(ACCOUNT, NOON.minusSeconds(60), "cursor");
        can(Capabilities.Changes.CURSOR);
        when(tool.changes(any())).thenReturn(new Tool.Changes("next", List.of(), List.of()));
    }

    @Test
    void whenASideDoesNotAnswerTheNextSearchBeginsAtTheSamePlace() {
        ToolException trouble = new ToolException(ToolException.Kind.PASSING, "no answer", List.of());
        when(tool.changes("cursor")).thenThrow(trouble);
        manage.put("/project/tickets", "[{\"id\": 9, \"project\": {\"id\": 12}}]");

        assertThatThrownBy(() -> search(false)).isSameAs(trouble);

        assertThat(woken(one)).isNull();
        assertThat(accounts.of(ACCOUNT)).isEqualTo(new Progress(null, NOON.minusSeconds(60), "cursor", null));
    }

    @Test
    void whereNothingHasChangedNobodyIsWoken() {
        search(false);

        assertThat(woken(one)).isNull();
        assertThat(woken(other)).isNull();
        assertThat(accounts.of(ACCOUNT)).isEqualTo(new Progress(null, NOON, "next", null));
        assertThat(asked).allMatch(request -> request.query().get("conditions")
                .contains("lastUpdated > [2027-01-01T11:44:00Z]"));
    }

    @Test
    void aTicketWakesItsProjectAndIsReadWithAllThatBelongsToIt() {
        manage.put("/project/tickets", "[{\"id\": 9, \"project\": {\"id\": 12}}, {\"id\": 8, \"project\": {\"id\": 12}}"
                + ", {\"id\": 7, \"project\": {\"id\": 99}}, {\"id\": 6}]");

        search(false);

        assertThat(woken(one)).isEqualTo(Set.of("manage/task/8", "manage/task/9"));
        assertThat(woken(other)).isNull();
    }

    @Test
    void aProjectAndWhoIsScheduledOnItsTicketsWakeItToo() {
        manage.put("/project/projects", "[{\"id\": 12, \"name\": \"Patio\", \"board\": {\"name\": \"Projects\"}}]");
        manage.put("/schedule/entries", "[{\"objectId\": 130}, {\"objectId\": 4711}]");

        search(false);

        assertThat(woken(one)).isEqualTo(Set.of("manage/project/12"));
        assertThat(woken(other)).isEqualTo(Set.of("manage/task/130"));
    }

    @Test
    void aTicketOfTheSameNumberInAnotherTenantIsAnother() {
        Account elsewhere = TestAccounts.account("another");
        long theirs = paired(elsewhere, "12", "t-12");
        pairs.save(theirs, task("task/130 elsewhere", "130"));
        pairs.forget(other, "task/130");
        pairs.save(other, task("task/of ours", "130"));
        manage.put("/schedule/entries", "[{\"objectId\": 130}]");

        search(false);

        assertThat(woken(other)).isEqualTo(Set.of("manage/task/130"));
        assertThat(woken(theirs)).isNull();
    }

    @Test
    void whatHasChangedOrIsGoneInTheToolWakesItsProject() {
        when(tool.changes("cursor")).thenReturn(new Tool.Changes("next",
                List.of(new Tool.Changes.Seen(Entity.TASK, "1", "t-12"),
                        new Tool.Changes.Seen(Entity.TASK, "2", "t-99"), new Tool.Changes.Seen(Entity.USER, "3", null)),
                List.of(new Tool.Changes.Seen(Entity.STEP, "4", "t-13"))));
        manage.put("/project/tickets", "[{\"id\": 9, \"project\": {\"id\": 13}}]");

        search(false);

        assertThat(woken(one)).isEqualTo(Set.of("tool/task/1"));
        assertThat(woken(other)).as("both sides together").isEqualTo(Set.of("tool/step/4", "manage/task/9"));
    }

    @Test
    void aSweepReadsEverythingOfEveryProject() {
        when(tool.changes("cursor")).thenReturn(new Tool.Changes("next",
                List.of(new Tool.Changes.Seen(Entity.TASK, "1", "t-12")), List.of()));

        search(true);

        assertThat(all(one)).isTrue();
        assertThat(all(other)).isTrue();
        assertThat(accounts.of(ACCOUNT)).isEqualTo(new Progress(null, NOON, "next", NOON));
    }

    @Test
    void aSweepReadsEverythingAlsoWhereTheToolCannotBeAskedForChanges() {
        can(Capabilities.Changes.NONE);

        search(true);

        assertThat(all(one)).isTrue();
        assertThat(accounts.of(ACCOUNT).toolCursor()).isNull();
    }

    @Test
    void aToolThatCannotBeAskedForChangesIsLookedAtEachTime() {
        can(Capabilities.Changes.NONE);

        search(false);

        assertThat(woken(one)).isEqualTo(Set.of("tool/project/"));
        assertThat(woken(other)).isEqualTo(Set.of("tool/project/"));
    }

    @Test
    void theFirstTimeEverythingIsRead() {
        DATABASE.jdbc().sql("DELETE FROM two_way_account").update();

        search(false);

        assertThat(all(one)).isTrue();
    }

    @Test
    void whenTheToolHasForgottenThePlaceEverythingIsReadAndTheSearchBeginsAnew() {
        when(tool.changes("cursor")).thenThrow(new ToolException(ToolException.Kind.GONE, "too old", List.of()));
        when(tool.changes(null)).thenReturn(new Tool.Changes("new", List.of(), List.of()));
        manage.put("/project/tickets", "[{\"id\": 9, \"project\": {\"id\": 12}}]");

        search(false);

        assertThat(all(one)).isTrue();
        assertThat(all(other)).isTrue();
        assertThat(accounts.of(ACCOUNT).toolCursor()).isEqualTo("new");
    }

    @Test
    void newProjectsOnBoardsThatWantItArePairedUnlessTheyAreClosedOrKnown() {
        projects.unpair(one);
        manage.put("/project/projects", """
                [{"id": 20, "name": "New", "board": {"name": "Projects"}},
                 {"id": 21, "name": "Closed", "board": {"name": "Projects"}, "closedFlag": true},
                 {"id": 22, "name": "Elsewhere", "board": {"name": "Service"}},
                 {"id": 12, "name": "Unpaired", "board": {"name": "Projects"}},
                 {"id": 13, "name": "Known", "board": {"name": "Projects"}}]""");

        search(false);

        assertThat(projects.of(ACCOUNT)).extracting(PairedProject::name).containsExactly("Patio", "New");
        assertThat(projects.on(ACCOUNT, Side.MANAGE, "20").orElseThrow())
                .returns(null, PairedProject::importFrom).returns(NOON, PairedProject::wokenAt);
    }

    @Test
    void aProjectThatIsJustBeingMadeInManageIsNotANewOne() {
        long imported = projects.begin(ACCOUNT, Side.TOOL, "t-20", "New", null).id();
        pairs.claim(imported, new Pair("tool/project/t-20", Kind.PROJECT, Map.of(Side.TOOL, new Identity("t-20", null)),
                Map.of()), Side.MANAGE, Map.of());
        manage.put("/project/projects", "[{\"id\": 20, \"name\": \"New\", \"board\": {\"name\": \"Projects\"}}]");

        search(false);
        assertThat(projects.on(ACCOUNT, Side.MANAGE, "20")).isEmpty();
        pairs.save(imported, new Pair("tool/project/t-20", Kind.PROJECT, Map.of(Side.TOOL, new Identity("t-20", null),
                Side.MANAGE, new Identity("20", null)), Map.of()));
        search(false);
        assertThat(projects.on(ACCOUNT, Side.MANAGE, "20")).as("made, but not noted yet").isEmpty();

        projects.twin(imported, Side.MANAGE, "20");
        search(false);
        assertThat(projects.on(ACCOUNT, Side.MANAGE, "20")).map(PairedProject::id).contains(imported);
    }

    private void search(boolean sweep) {
        search.wakeWhatHasChanged(ACCOUNT, both(), sweep, NOON);
    }

    private Connection both() {
        return new Connection(tool, this::answer, new Directory(Map.of()), new Directory(Map.of(Subject.BOARD,
                List.of(Choice.of("1", "Projects"), Choice.of("2", "Service")))), MappingDocument.read(
                        "boards: [{board: Projects, default: true, pairNew: true}, {board: Service}]"));
    }

    private JsonNode answer(ConnectWiseRequest request) {
        asked.add(request);
        try {
            return new ObjectMapper().readTree(manage.getOrDefault(request.path(), "[]"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void can(Capabilities.Changes changes) {
        when(tool.capabilities()).thenReturn(new Capabilities(true, Set.of(), changes, false, false, false, false,
                Map.of()));
    }

    private long paired(Account account, String manageId, String toolId) {
        long id = projects.begin(account, Side.MANAGE, manageId, "Patio", null).id();
        projects.twin(id, Side.TOOL, toolId);
        projects.passed(id, "Patio", NOON, null);
        projects.take(id);
        pairs.save(id, task("task/" + manageId + "0", manageId + "0"));
        return id;
    }

    private static Pair task(String key, String ticket) {
        return new Pair(key, Kind.TASK, Map.of(Side.TOOL, new Identity("t" + ticket, null), Side.MANAGE,
                new Identity(ticket, null)), Map.of());
    }

    /** For which records a project was woken; null when it was not. */
    private Set<String> woken(long project) {
        PairedProject now = projects.byId(project).orElseThrow();
        return now.wokenAt() == null ? null
                : now.touched().stream().map(Touch::toString).collect(Collectors.toSet());
    }

    private boolean all(long project) {
        PairedProject now = projects.byId(project).orElseThrow();
        return now.wokenAt() != null && now.touched() == null;
    }
}
