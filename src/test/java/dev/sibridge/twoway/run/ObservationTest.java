package dev.sibridge.twoway.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.pm.Capabilities;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.twoway.connect.Connection;
import dev.sibridge.twoway.connect.Connections;
import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.mapping.MappingDocument;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Touch;
import dev.sibridge.twoway.pass.SideBySide;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.run.ProjectPass.Outcome;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.Pairs;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pass finds on both sides, and which project of the other side an import means. */
class ObservationTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Account ACCOUNT = TestAccounts.withTool(Map.of());
    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");

    private final PairedProjects projects = DATABASE.transactional(new PairedProjects(DATABASE.jdbc(),
            Clock.fixed(NOON, ZoneOffset.UTC)));
    private final Pairs pairs = new Pairs(DATABASE.jdbc());
    private final Connections connections = mock(Connections.class);
    private final Observation observation = new Observation(connections, projects, pairs, SideBySide.NOT);
    private final Tool tool = mock(Tool.class);
    private final List<ToolRecord> inTool = new ArrayList<>();
    /** What Manage answers, by the path that it is asked for. */
    private final Map<String, String> manage = new HashMap<>();

    @BeforeEach
    void connect() {
        List.of("two_way_project", "two_way_pair").forEach(table ->
                DATABASE.jdbc().sql("DELETE FROM " + table).update());
        when(connections.tool(any(), any(), any())).thenReturn(tool);
        when(connections.manage(any(), any())).thenReturn(this::answer);
        when(tool.capabilities()).thenReturn(new Capabilities(true, Set.of(), Capabilities.Changes.CURSOR, false, false,
                false, false, Map.of(Entity.PROJECT, Set.of("name"))));
        when(tool.list(Entity.PROJECT, null)).thenReturn(inTool);
        when(tool.get(any(), any())).thenAnswer(call -> inTool.stream()
                .filter(record -> record.id().equals(call.getArgument(1))).findFirst());
    }

    @Test
    void aToolThatDoesNotAnswerEndsThePass() {
        ToolException trouble = new ToolException(ToolException.Kind.PASSING, "no answer", List.of());
        when(tool.get(any(), any())).thenThrow(trouble);
        long id = paired();

        assertThatThrownBy(() -> observation.ofTool(pass(id))).isSameAs(trouble);
    }

    @Test
    void aProjectThatIsGoneInTheToolWaitsForAPerson() {
        long id = paired();

        assertHeld(Outcome.PARKED, "does not exist in the project-management tool any more", () -> observed(id));
    }

    @Test
    void anArchivedProjectIsLeftAlone() {
        long id = paired();
        inTool.add(project("t-7", "Patio", null, true));

        assertHeld(Outcome.PAUSED, "is archived in the project-management tool", () -> observed(id));
    }

    @Test
    void aProjectThatIsGoneInManageWaitsForAPerson() {
        long id = paired();
        inTool.add(project("t-7", "Patio", null, false));

        assertHeld(Outcome.PARKED, "does not exist in Manage any more", () -> observed(id));
    }

    @Test
    void aProjectOnABoardThatTakesNoPartIsLeftAlone() {
        long id = paired();
        inTool.add(project("t-7", "Patio", null, false));
        manage.put("/project/projects", "[{\"id\": 12, \"name\": \"Patio\", \"board\": {\"name\": \"Service\"}}]");

        assertHeld(Outcome.PAUSED, "is on the board \"Service\", which takes no part", () -> observed(id));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "t-1=Patio                           | t-1", "t-1= PATIO ; t-2=Other | t-1",
        "t-1=Patio; t-2=Patio                | ",    "t-1=Other                | ",
        "t-1=Patio; t-2=Other>12             | t-2", "t-1=Patio>99             | ",
        "t-1=Patio/archived                  | ",    "t-1=Patio>12/archived    | "})
    void anImportFromManageMeansWhatCarriesItsIdElseTheOnlyOneOfItsName(String there, String meant) {
        for (String one : there.split(";")) {
            String[] parts = one.strip().split("[=>/]");
            inTool.add(project(parts[0], parts[1], one.contains(">") ? parts[2] : null, one.contains("/archived")));
        }

        assertThat(twinOf(Side.MANAGE, "12")).isEqualTo(Optional.ofNullable(meant));
    }

    @Test
    void whatIsPairedWithAnotherIsNotMeant() {
        inTool.add(project("t-1", "Patio", null, false));
        long theirs = projects.begin(ACCOUNT, Side.MANAGE, "99", "Patio", null).id();
        projects.twin(theirs, Side.TOOL, "t-1");
        onABoard("20", "Patio");
        projects.begin(ACCOUNT, Side.MANAGE, "20", "Patio", null);

        assertThat(twinOf(Side.MANAGE, "12")).isEmpty();
        inTool.add(project("t-9", "Patio", null, false));
        assertThat(twinOf(Side.TOOL, "t-9")).isEmpty();
    }

    @Test
    void whatIsJustBeingMadeIsNotLookedForByItsName() {
        long id = projects.begin(ACCOUNT, Side.MANAGE, "12", "Patio", null).id();
        pairs.claim(id, new Pair("project/12", Kind.PROJECT, Map.of(Side.MANAGE, new Identity("12", null)), Map.of()),
                Side.TOOL, Map.of());
        inTool.add(project("t-1", "Patio", null, false));
        onABoard("12", "Patio");

        assertThat(observed(id).toolSeen.records()).isEmpty();
    }

    @Test
    void anImportFromTheToolMeansTheOnlyProjectOfItsNameOnABoardThatTakesPart() {
        inTool.add(project("t-7", "Patio", null, false));
        onABoard("12", " PATIO ");

        assertThat(twinOf(Side.TOOL, "t-7")).contains("12");
    }

    @Test
    void ofSeveralProjectsOfItsNameNoneIsMeant() {
        inTool.add(project("t-7", "Patio", null, false));
        manage.put("/project/projects", """
                [{"id": 12, "name": "Patio", "board": {"name": "Projects"}},
                 {"id": 13, "name": "Patio", "board": {"name": "Projects"}}]""");

        assertThat(twinOf(Side.TOOL, "t-7")).isEmpty();
    }

    @Test
    void aProjectThatWasUnpairedIsMeantAgain() {
        projects.unpair(paired());
        inTool.add(project("t-7", "Patio", null, false));
        onABoard("12", "Patio");

        assertThat(twinOf(Side.TOOL, "t-7")).contains("12");
        assertThat(projects.of(ACCOUNT)).hasSize(1);
    }

    @Test
    void bothProjectsAreReadAndKnownFromThenOn() {
        inTool.add(project("t-7", "Patio", null, false));
        onABoard("12", "Patio");

        ProjectPass pass = observed(projects.begin(ACCOUNT, Side.TOOL, "t-7", "Patio", null).id());

        assertThat(pass.toolSeen.records()).hasSize(1);
        assertThat(pass.manageSeen.records()).hasSize(1);
        assertThat(projects.on(ACCOUNT, Side.MANAGE, "12").map(one -> one.on(Side.TOOL))).contains("t-7");
    }

    @Test
    void ofAToolThatDoesNotTellWhatHasChangedAllIsReadWhateverHasChangedInManage() {
        long id = paired();
        pairs.save(id, new Pair("project/12", Kind.PROJECT, Map.of(Side.MANAGE, new Identity("12", null), Side.TOOL,
                new Identity("t-7", null)), Map.of()));
        projects.board(id, "Projects");
        projects.take(id);
        inTool.add(project("t-7", "Patio", null, false));
        onABoard("12", "Patio");

        projects.wake(id, Set.of(Touch.of(Side.MANAGE, Kind.PROJECT, "12")));
        assertThat(observed(id).toolSeen).as("what has changed in Manage alone").isNull();
        projects.wake(id, Set.of(Touch.unknown(Side.TOOL)));

        assertThat(observed(id).toolSeen.complete()).contains(Kind.PROJECT);
    }

    @Test
    void whoOnlyWantsToKnowRemembersNothing() {
        inTool.add(project("t-7", "Patio", null, false));
        onABoard("12", "Patio");
        PairedProject begun = projects.begin(ACCOUNT, Side.TOOL, "t-7", "Patio", null);
        ProjectPass pass = pass(begun, true);

        observation.ofTool(pass);
        observation.ofManage(pass);

        assertThat(pass.manageSeen.records()).hasSize(1);
        assertThat(projects.byId(begun.id())).contains(begun);
    }

    private void onABoard(String id, String name) {
        manage.put("/project/projects", "[{\"id\": " + id + ", \"name\": \"" + name
                + "\", \"board\": {\"name\": \"Projects\"}}]");
    }

    private long paired() {
        long id = projects.begin(ACCOUNT, Side.MANAGE, "12", "Patio", null).id();
        projects.twin(id, Side.TOOL, "t-7");
        projects.passed(id, "Patio", NOON, null);
        return id;
    }

    /** Which project of the other side an import takes; empty for none. */
    private Optional<String> twinOf(Side from, String id) {
        long project = projects.begin(ACCOUNT, from, id, "Patio", null).id();
        if (from == Side.MANAGE) {
            onABoard(id, "Patio");
        }
        observed(project);
        return Optional.ofNullable(projects.byId(project).orElseThrow().on(from.other()));
    }

    private ProjectPass observed(long project) {
        ProjectPass pass = pass(project);
        observation.ofTool(pass);
        observation.ofManage(pass);
        return pass;
    }

    private ProjectPass pass(long project) {
        return pass(projects.byId(project).orElseThrow(), false);
    }

    private ProjectPass pass(PairedProject project, boolean dryRun) {
        AccountPass whole = new AccountPass(ACCOUNT, new Wanted(false, null, dryRun, false), NOON);
        whole.connected(new Connection(tool, this::answer, new Directory(Map.of()), new Directory(Map.of(Subject.BOARD,
                List.of(Choice.of("1", "Projects"), Choice.of("2", "Service")))), MappingDocument.read(
                        "boards: [{board: Projects, default: true}]")));
        return new ProjectPass(whole, project);
    }

    private static void assertHeld(Outcome outcome, String why, Callable<?> observing) {
        assertThatThrownBy(observing::call).isInstanceOfSatisfying(HeldException.class, held ->
                assertThat(held.outcome()).isEqualTo(outcome)).hasMessageContaining(why);
    }

    private JsonNode answer(ConnectWiseRequest request) {
        if (request.path().matches(".*/\\d+") && !manage.containsKey(request.path())) {
            throw new SideException(SideException.Outcome.OVERTAKEN, "There is no such record.", null);
        }
        try {
            return new ObjectMapper().readTree(manage.getOrDefault(request.path(), "[]"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ToolRecord project(String id, String name, String mark, boolean archived) {
        return new ToolRecord(Entity.PROJECT, id, null, NOON, NOON, null, null, archived, mark,
                Map.of("name", TextNode.valueOf(name)));
    }
}
