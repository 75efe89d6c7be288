package dev.sibridge.si.mapping;

import dev.sibridge.account.Limits;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.engine.model.Bodies;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.si.mapping.lines.Lines;
import dev.sibridge.si.mapping.lines.Lines.Scope;
import dev.sibridge.si.mapping.lines.ProductLine;
import dev.sibridge.si.mapping.rows.Locations;
import dev.sibridge.si.mapping.rows.Memory;
import dev.sibridge.si.mapping.rows.ProjectRefs;
import dev.sibridge.si.mapping.rows.Rows;
import dev.sibridge.si.mapping.rows.Tenant;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.ProjectItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** A won SI project is a project: phases and tickets by location, and the lines on the tickets. */
final class Projects {

    private static final int VARIABLE_LABOR = 2;

    private final Project project;
    private final SyncSettings settings;
    private final Tenant tenant;
    private final Memory memory;
    private final List<ProductLine> lines;
    private final Map<String, BigDecimal> hours;
    private final List<Locations.Placed> locations;
    private final RecordRef ref;

    Projects(Project project, List<ProductLine> lines, SyncSettings settings, Tenant tenant, Memory memory) {
        this.project = project;
        this.memory = memory;
        this.settings = settings;
        this.tenant = tenant;
        this.lines = lines;
        this.ref = ProjectRefs.project(project);
        this.hours = budgetHours();
        this.locations = placed();
    }

    /** The project, its phases level by level, its tickets, its lines; then what is gone, from the leaves up. */
    List<Wave> waves() {
        List<Wave> waves = new ArrayList<>();
        waves.add(Wave.of(List.of(projectRecord())));
        List<DesiredRecord> phases = new ArrayList<>();
        for (List<DesiredRecord> level : phasesByLevel()) {
            waves.add(Wave.of(level));
            phases.addAll(level);
        }
        List<DesiredRecord> tickets = locations.stream().map(this::ticketRecord).toList();
        waves.add(Wave.of(tickets));
        Wave written = Lines.of(project.id(), Scope.PROJECT, lines, memory, settings, chargedTo(project.id(), ref));
        // Lines of the opportunity may stand on the project by now. What becomes of them must be seen before any is
        // taken for one of the project's, or keeps a ticket.
        waves.add(memory.lines().isEmpty() ? written : written.after(DesiredState.OPPORTUNITY));
        if (!memory.locations().isEmpty()) {
            // A ticket or phase whose create was not answered is found first and judged then. What lies in a phase must
            // be gone before the phase itself can be judged.
            waves.addAll(Collections.nCopies(2, Wave.removal(tickets, RecordType.TICKET, project.id() + "/")));
            waves.addAll(Collections.nCopies(depth(memory.locations()) + 1,
                    Wave.removal(phases, RecordType.PHASE, project.id() + "/")));
        }
        return waves;
    }

    // What a line is charged to is asked for until it is written; it is not to hold on to the export for so long.
    private static Function<ProductLine, RecordRef> chargedTo(String projectId, RecordRef project) {
        return line -> line.locationId() == null ? project : ticket(projectId, line.locationId());
    }

    private static int depth(List<Memory.KnownLocation> known) {
        Map<String, Integer> depths = new HashMap<>();
        known.forEach(location -> depths.put(location.key(), depths.getOrDefault(location.parent(), 0) + 1));
        return depths.values().stream().max(Integer::compare).orElse(0);
    }

    private Collection<List<DesiredRecord>> phasesByLevel() {
        Map<Integer, List<DesiredRecord>> levels = new TreeMap<>();
        locations.stream().filter(Locations.Placed::isPhase).forEach(location ->
                levels.computeIfAbsent(location.depth(), depth -> new ArrayList<>()).add(phaseRecord(location)));
        return levels.values();
    }

    private List<Locations.Placed> placed() {
        Set<String> used = new HashSet<>();
        lines.stream().filter(line -> line.locationId() != null).forEach(line -> used.add(line.locationId()));
        // The hours of labor by phase stand here even where its lines stand elsewhere.
        if (hours.getOrDefault(Locations.GENERAL, BigDecimal.ZERO).signum() != 0) {
            used.add(Locations.GENERAL);
        }
        Locations tree = Locations.of(project, used.contains(Locations.GENERAL), memory.phases());
        boolean all = settings.emptyLocations() == SyncSettings.Inclusion.INCLUDE;
        Set<String> filled = tree.around(used);
        return tree.inOrder().stream().filter(location -> all || filled.contains(location.id())).toList();
    }

    private DesiredRecord projectRecord() {
        return new DesiredRecord(RecordType.PROJECT, project.id(), null, Bodies.of(
                "name", Text.cut(project.name(), Limits.PROJECT_NAME),
                "board", Bodies.id(tenant.boardId()),
                "company", Clients.company(project, settings),
                "contact", Clients.primaryContact(project, settings),
                "site", Clients.site(project, settings),
                "opportunity", ProjectRefs.opportunity(project),
                "estimatedStart", Text.day(project.startDate()),
                "estimatedEnd", Text.day(project.endDate()),
                "billingMethod", settings.billingMethod(),
                "billTime", settings.billTime(),
                "billProducts", settings.billProducts(),
                "manager", tenant.member(project.projectManager()).map(member -> Bodies.id(member.id())).orElse(null)),
                List.of(Bodies.of("opportunity", ProjectRefs.opportunity(project))));
    }

    private DesiredRecord phaseRecord(Locations.Placed location) {
        RecordRef parent = location.parentPhaseId() == null ? null : phase(location.parentPhaseId());
        String name = Text.cut(location.name(), Limits.PHASE_NAME);
        return new DesiredRecord(RecordType.PHASE, phase(location.id()).key(), ref, Bodies.of(
                "description", name,
                "parentPhase", parent,
                "wbsCode", location.wbsCode()),
                location.wbsCode() == null ? List.of(Bodies.of("description", name, "parentPhase", parent))
                        : List.of(Bodies.of(
                                        "description", name, "parentPhase", parent, "wbsCode", location.wbsCode()),
                                Bodies.of("description", name, "parentPhase", parent)));
    }

    private DesiredRecord ticketRecord(Locations.Placed location) {
        String summary = Text.cut(location.name(), Limits.TICKET_SUMMARY);
        RecordRef phase = phase(location.phaseId());
        return new DesiredRecord(RecordType.TICKET, ticket(project.id(), location.id()).key(), null, Bodies.of(
                "summary", summary,
                "project", ref,
                "phase", phase,
                "contact", Clients.primaryContact(project, settings),
                "site", Clients.site(project, settings),
                "budgetHours", hours.getOrDefault(location.id(), BigDecimal.ZERO),
                "processNotifications", false),
                List.of(Bodies.of("phase", phase, "summary", summary)));
    }

    private RecordRef phase(String locationId) {
        return new RecordRef(RecordType.PHASE, project.id() + "/" + locationId);
    }

    private static RecordRef ticket(String projectId, String locationId) {
        return new RecordRef(RecordType.TICKET, projectId + "/" + locationId);
    }

    /**
     * Hours by location: those of the products and of variable labor. Labor by phase repeats the products' hours; it
     * counts only when no product has any, and then stands on the general ticket.
     */
    private Map<String, BigDecimal> budgetHours() {
        Map<String, BigDecimal> hours = new HashMap<>();
        List<ProjectItem> rows = Rows.selected(project, settings);
        boolean productsHaveHours = rows.stream().anyMatch(row ->
                row.typeId() == ProjectItem.PRODUCT && Rows.orZero(row.totalLaborHours()).signum() != 0);
        for (ProjectItem row : rows) {
            if (row.typeId() == ProjectItem.PRODUCT) {
                hours.merge(Rows.locationOf(row), Rows.orZero(row.totalLaborHours()), BigDecimal::add);
            } else if (Rows.isLaborByPhase(row)) {
                BigDecimal counted = productsHaveHours ? BigDecimal.ZERO : Rows.orZero(row.quantity());
                hours.merge(Locations.GENERAL, counted, BigDecimal::add);
            } else if (row.typeId() == ProjectItem.LABOR && row.laborCalculationMethodId() == VARIABLE_LABOR) {
                hours.merge(Rows.locationOf(row), Rows.orZero(row.quantity()), BigDecimal::add);
            }
        }
        return hours;
    }
}
