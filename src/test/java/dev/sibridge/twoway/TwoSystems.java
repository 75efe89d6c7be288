package dev.sibridge.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.TestDatabase;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.sandbox.pm.PmSandbox;
import dev.sibridge.twoway.manage.ManageCompanies;
import dev.sibridge.twoway.manage.ManageDirectory;
import dev.sibridge.twoway.manage.ManageSide;
import dev.sibridge.twoway.manage.SandboxCalls;
import dev.sibridge.twoway.mapping.AutoMap;
import dev.sibridge.twoway.mapping.CustomerSearch;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.mapping.MappedClosing;
import dev.sibridge.twoway.mapping.MappedTranslation;
import dev.sibridge.twoway.mapping.MappingDocument;
import dev.sibridge.twoway.mapping.Mappings;
import dev.sibridge.twoway.mapping.SideLimits;
import dev.sibridge.twoway.merge.Seen;
import dev.sibridge.twoway.merge.Situation.Guard;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.Changes;
import dev.sibridge.twoway.pass.Pass;
import dev.sibridge.twoway.pass.Reconciliation;
import dev.sibridge.twoway.pass.SideBySide;
import dev.sibridge.twoway.pass.SideWriter.Draft;
import dev.sibridge.twoway.pass.SideWriter;
import dev.sibridge.twoway.store.Journal;
import dev.sibridge.twoway.store.Pairs.Remembered;
import dev.sibridge.twoway.store.Pairs;
import dev.sibridge.twoway.store.Writes;
import dev.sibridge.twoway.tool.ToolCustomers;
import dev.sibridge.twoway.tool.ToolDirectory;
import dev.sibridge.twoway.tool.ToolSide;
import dev.sibridge.twoway.tool.ToolView;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The sandbox's Manage and a tool, both over real HTTP, and whole passes between them. */
final class TwoSystems {

    static final TestDatabase DATABASE = new TestDatabase();
    static final long PROJECT = 1;

    private static final String BOARD = "D-Tools Projects";
    private static final Seen NOTHING = new Seen(List.of(), Set.of(), Set.of());
    private static final String MAPPINGS_OF_THE_REFERENCE_TOOL = """
            boards: [{ board: D-Tools Projects, default: true, statuses: { New: NotStarted* } }]
            projectStatuses: { Open: InProgress* }
            toolStatuses: { New: NotStarted*, In Progress: InProgress*, Done: Complete* }
            toolProjectStatuses: { Draft: Planning*, Active: InProgress*, Closed: Complete* }
            priorities: { newInManage: Priority 3 - Normal Response, newInTool: Normal }
            people: [{ tool: Bob Jones, manage: talbrecht }]
            """;
    private static final String NOTES_OF_THE_REFERENCE_TOOL = """
            noteCategories: { pairs: [{ tool: Internal, manage: Internal }, { tool: Note, manage: Discussion }] }
            """;

    final PmSandbox sandbox = RunningSandbox.shared().pm();
    final Tool tool;
    final SandboxCalls calls = new SandboxCalls();
    final Pairs pairs = new Pairs(DATABASE.jdbc());
    final Journal journal = new Journal(DATABASE.jdbc(), Clock.systemUTC());
    final Writes writes = new Writes(DATABASE.jdbc(), Clock.systemUTC());
    private final Runnable startsOver;
    private final String dealer;
    private Directory manageDirectory;
    private Mappings mappings;
    Sighting project;
    Sighting phase;
    Sighting task;

    /** With the reference tool. */
    TwoSystems(Tool tool) {
        this(tool, RunningSandbox.shared().pm()::reset, MAPPINGS_OF_THE_REFERENCE_TOOL + NOTES_OF_THE_REFERENCE_TOOL);
    }

    /**
     * With any tool.
     *
     * @param startsOver empties the tool
     * @param dealer     the mappings that a dealer with that tool has
     */
    TwoSystems(Tool tool, Runnable startsOver, String dealer) {
        this.tool = tool;
        this.startsOver = startsOver;
        this.dealer = dealer;
    }

    /** Both start over, and nothing stands anywhere. */
    void beginWithNothing() {
        List.of("two_way_pair", "two_way_conflict", "two_way_write").forEach(table ->
                DATABASE.jdbc().sql("DELETE FROM " + table).update());
        RunningSandbox.shared().manage().reset();
        startsOver.run();
        tool.self();
        manageDirectory = new ManageDirectory(calls, SideBySide.NOT).read();
        mappings = new AutoMap(ToolDirectory.of(tool), manageDirectory).complete(MappingDocument.read(dealer));
        project = null;
    }

    /** Both start over, and a project stands in Manage that nobody has paired. */
    void begin() {
        beginWithNothing();
        ManageSide manage = manage(Set.of());
        project = manage.create(new Draft(Kind.PROJECT, "p", "", null, null, Map.of(Field.PROJECT_NAME, "Patio",
                Field.PROJECT_START, LocalDate.of(2027, 1, 1), Field.PROJECT_DUE, LocalDate.of(2027, 2, 1))));
        phase = make(manage, Kind.PHASE, project.recordId(), Map.of(Field.PHASE_NAME, "Trim"));
        task = make(manage, Kind.TASK, project.recordId(), Map.of(Field.TASK_NAME, "Hang it",
                Field.TASK_PHASE, phase.id(), Field.TASK_DESCRIPTION, "Above the door"));
        make(manage, Kind.STEP, task.recordId(), Map.of(Field.STEP_TEXT, "Drill", Field.STEP_DONE, false));
        make(manage, Kind.NOTE, task.recordId(), Map.of(Field.NOTE_TEXT, "Mind the pipe", Field.NOTE_CATEGORY,
                "Internal"));
    }

    /** The dealer maps something else, and nothing by itself. */
    void map(String more, String... boards) {
        mappings = MappingDocument.read(MAPPINGS_OF_THE_REFERENCE_TOOL.replace("boards: [", "boards: ["
                + String.join("", boards) + (boards.length == 0 ? "" : ", ")) + more);
    }

    /** The tool's status of a name, by its id. */
    String status(String name) {
        return ToolDirectory.of(tool).lists().get(Subject.TASK_STATUS).stream()
                .filter(status -> status.name().equals(name)).findFirst().orElseThrow().id();
    }

    /** A ticket as Manage has it. */
    JsonNode raw(Sighting ticket) {
        return calls.call(ConnectWiseRequest.list("/project/tickets", "id = " + ticket.id())).get(0);
    }

    Pass pass() {
        return pass(PROJECT, projectOn(Side.MANAGE).orElse(null), BOARD);
    }

    /**
     * A pass over another project than the first one.
     *
     * @param number   by which it is remembered
     * @param inManage the project there
     */
    Pass pass(long number, Sighting inManage, String board) {
        return pass(number, inManage.id(), board);
    }

    /** As the product makes it: first it is proven who we are in the tool. */
    private Pass pass(long number, String inManage, String board) {
        tool.self();
        List<Pair> known = known(number);
        ManageSide manage = manage(paired(known, Side.MANAGE));
        ToolSide there = new ToolSide(tool);
        Optional<ToolView> inTool = toolProject(number).flatMap(id -> there.view(id, known));
        assertThat(inTool.map(ToolView::archived)).as("is put aside").isNotEqualTo(Optional.of(true));
        Seen tools = inTool.map(ToolView::seen).orElse(NOTHING);
        Seen manages = inManage == null ? NOTHING : manage.view(Long.parseLong(inManage), null).orElseThrow();
        MappedTranslation translation = new MappedTranslation(mappings, ToolDirectory.of(tool), manageDirectory,
                board, new SideLimits(), new CustomerSearch(new ToolCustomers(tool, true),
                new ManageCompanies(calls)).of(tools, manages));
        Reconciliation reconciliation = new Reconciliation(pairs, journal, writes, translation, Field::rule,
                new Guard(20, 10));
        Pass pass = reconciliation.plan(number, tools, manages);
        reconciliation.carryOut(pass, new Changes(pairs, there, manage,
                new MappedClosing(translation, new SideLimits())::values));
        return pass;
    }

    /** Whether people have put the project aside in the tool: then there is no pass. */
    boolean isPutAside() {
        return new ToolSide(tool).view(toolProject(PROJECT).orElseThrow()).orElseThrow().archived();
    }

    private List<Pair> known(long number) {
        return pairs.of(number).stream().map(Remembered::pair).toList();
    }

    private static Set<RecordId> paired(List<Pair> known, Side side) {
        return known.stream().map(pair -> pair.recordId(side)).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private Optional<String> projectOn(Side side) {
        return side == Side.TOOL ? toolProject(PROJECT)
                : remembered(PROJECT, side).or(() -> Optional.ofNullable(project).map(Sighting::id));
    }

    // What the list of paired projects remembers. Of the first project it is clear even after a loss of the database.
    private Optional<String> toolProject(long number) {
        return remembered(number, Side.TOOL).or(() -> number == PROJECT
                ? tool.list(Entity.PROJECT, null).stream().map(ToolRecord::id).findFirst() : Optional.empty());
    }

    private Optional<String> remembered(long number, Side side) {
        return known(number).stream().filter(pair -> pair.kind() == Kind.PROJECT).map(pair -> pair.on(side))
                .filter(Objects::nonNull).map(Identity::id).findFirst();
    }

    ManageSide manage(Set<RecordId> paired) {
        long company = calls.call(ConnectWiseRequest.list("/company/companies", null)).get(0).path("id").asLong();
        return new ManageSide(calls, Map.of("company", Map.of("id", company), "board", Map.of("name", BOARD),
                "billingMethod", "ActualRates"), Long.valueOf(idInManage(Subject.PROJECT_ROLE, "Team Member")), paired,
                SideBySide.NOT);
    }

    private Sighting make(ManageSide manage, Kind kind, RecordId parent, Map<Field, Object> values) {
        return manage.create(new Draft(kind, "key", "", project.id(), parent, values));
    }

    /** The id of something in the tool that records refer to. */
    String idInTool(Subject list, String name) {
        return id(ToolDirectory.of(tool), list, name);
    }

    /** The id of something in Manage that records refer to; of statuses those of the project's board. */
    String idInManage(Subject list, String name) {
        return id(manageDirectory, list, name);
    }

    private static String id(Directory directory, Subject list, String name) {
        return directory.lists().get(list).stream().filter(one -> name.equals(one.name()) || name.equals(one.login()))
                .filter(one -> one.group() == null || one.group().equals(BOARD)).findFirst().orElseThrow().id();
    }

    /** Somebody changes a field in the tool. */
    void editInTool(String list, Sighting record, String field, Object value) {
        sandbox.edit(list, record.id(), new ObjectMapper().valueToTree(Collections.singletonMap(field, value)), "1");
    }

    /** Somebody changes a record in Manage. */
    void editInManage(String path, Sighting record, String member, String value) {
        calls.call(ConnectWiseRequest.update(path + "/" + record.id(), Map.of(member, value)));
    }

    /** Somebody makes a record on a side. */
    Sighting make(Side side, Kind kind, RecordId parent, Map<Field, Object> values) {
        return people(side).create(new Draft(kind, "person " + kind + values, null,
                kind == Kind.PROJECT ? null : projectOn(side).orElseThrow(), parent, values));
    }

    /** Somebody changes fields of a record on a side, as it is now; null empties one. */
    Sighting edit(Side side, Sighting record, Map<Field, Object> values) {
        return people(side).update(now(side, record.recordId()), values);
    }

    /** Somebody deletes a record on a side. */
    void delete(Side side, Sighting record) {
        people(side).delete(record);
    }

    private SideWriter people(Side side) {
        return side == Side.TOOL ? new ToolSide(tool) : manage(paired(known(PROJECT), Side.MANAGE));
    }

    /** A record as a side shows it now. */
    Sighting now(Side side, RecordId record) {
        return seen(side).records().stream().filter(one -> one.recordId().equals(record)).findFirst().orElseThrow();
    }

    /** What a side shows now. */
    Seen seen(Side side) {
        List<Pair> known = known(PROJECT);
        String id = projectOn(side).orElseThrow();
        return side == Side.TOOL ? new ToolSide(tool).view(id, known).orElseThrow().seen()
                : manage(paired(known, Side.MANAGE)).view(Long.parseLong(id), null).orElseThrow();
    }

    Sighting inTool(Kind kind, String title) {
        return titled(Side.TOOL, kind, title);
    }

    Sighting inManage(Kind kind, String title) {
        return titled(Side.MANAGE, kind, title);
    }

    private Sighting titled(Side side, Kind kind, String title) {
        return seen(side).records().stream().filter(record -> record.kind() == kind
                && title.equals(record.value(Field.title(kind)))).findFirst().orElseThrow();
    }

    Sighting inTool(Kind kind) {
        return only(seen(Side.TOOL), kind);
    }

    Sighting inManage(Kind kind) {
        return only(seen(Side.MANAGE), kind);
    }

    private static Sighting only(Seen seen, Kind kind) {
        List<Sighting> all = seen.records().stream().filter(record -> record.kind() == kind).toList();
        assertThat(all).as(kind.name()).hasSize(1);
        return all.get(0);
    }
}
