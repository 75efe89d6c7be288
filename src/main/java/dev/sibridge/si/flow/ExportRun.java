package dev.sibridge.si.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.engine.lookup.Sites;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.OurKey;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.mapping.lines.Lines;
import dev.sibridge.si.mapping.lines.Lines.Scope;
import dev.sibridge.si.mapping.rows.ProjectRefs;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The work on one export while it goes on: what the engine needs of it, the export itself and what became clear. */
public class ExportRun extends SyncRun {

    private static final String TICKET = "ticket";

    private final Set<RecordType> made = ConcurrentHashMap.newKeySet();
    private final List<JsonNode> recalledLines = new CopyOnWriteArrayList<>();
    private volatile boolean recalled;
    private volatile Project project;
    private volatile DesiredState desired;
    private volatile boolean companyIsTheDealers;
    private volatile long companiesSeen;
    private volatile boolean companyIdOccupied;
    private volatile Long chosenProject;
    private volatile boolean projectMoves;

    public ExportRun(long id, Account account) {
        this(id, account, Mode.SYNC);
    }

    public ExportRun(long id, Account account, Mode mode) {
        super(id, account, mode);
    }

    /** The run that a wave of an export is part of. */
    public static ExportRun of(WaveWork wave) {
        return (ExportRun) wave.run();
    }

    /** The export; null until it was read. */
    public Project project() {
        return project;
    }

    public void read(Project project) {
        this.project = project;
    }

    /** What Manage should hold; null until the export was mapped. */
    public DesiredState desired() {
        return desired;
    }

    /** Takes what Manage should hold, and what a person may want to know of it. */
    public void mapped(DesiredState desired) {
        this.desired = desired;
        desired.warnings().forEach(this::warn);
    }

    /** Puts another company in the place of the one that mapping thought of. */
    public void replaceCompany(DesiredRecord company) {
        desired = desired.withCompany(company);
    }

    /** The opportunity of the project. */
    public RecordRef opportunityRef() {
        return ProjectRefs.opportunity(project);
    }

    /** The project in Manage, won or not. */
    public RecordRef projectRef() {
        return ProjectRefs.project(project);
    }

    @Override
    public RecordRef company() {
        return desired.company().ref();
    }

    @Override
    public String client() {
        return project.client();
    }

    /** Takes all lines of a project, of which nothing was remembered, that carry our key in Manage. */
    public void recalled(List<JsonNode> lines) {
        recalledLines.addAll(lines);
        recalled = true;
    }

    public List<JsonNode> recalledLines() {
        return recalledLines;
    }

    public boolean hasRecalled() {
        return recalled;
    }

    /** Notes that all records of a type that the project needs are in Manage. */
    public void hasMade(RecordType type) {
        made.add(type);
    }

    public Set<RecordType> made() {
        return made;
    }

    /** People may have retired or moved shared records since. A project whose records are made keeps what it has. */
    @Override
    public boolean looksAgain() {
        return !made.contains(RecordType.OPPORTUNITY) || super.looksAgain();
    }

    /** A preview does not note what it was told. */
    @Override
    public boolean knowsAll(RecordType type) {
        return type == RecordType.LINE && recalled && !isPreview();
    }

    /**
     * The site that came with a company which we have made has the company's address; the job's own is made beside it.
     */
    @Override
    public boolean mayBe(DesiredRecord record, JsonNode held) {
        return !record.type().kind().isFoundByPlace() || companyIsTheDealers || !Sites.isFirst(held);
    }

    /** Our lines tell whose a ticket is, if any were found to stand on it. */
    @Override
    public Map<Long, Set<RecordRef>> claims() {
        if (recalledLines.isEmpty()) {
            return Map.of();
        }
        Map<String, RecordRef> tickets = new HashMap<>();
        desired.project().stream().flatMap(wave -> wave.records().stream())
                .filter(line -> line.body().get(TICKET) instanceof RecordRef)
                .forEach(line -> tickets.put((String) line.body().get(OurKey.XREF),
                        (RecordRef) line.body().get(TICKET)));
        return recalledLines.stream().filter(line -> tickets.containsKey(line.path(OurKey.XREF).asText()))
                .collect(Collectors.groupingBy(line -> line.path(TICKET).path("id").asLong(),
                        Collectors.mapping(line -> tickets.get(line.path(OurKey.XREF).asText()), Collectors.toSet())));
    }

    @Override
    public RecordRef parentOf(RecordType type) {
        return type == RecordType.PHASE ? projectRef() : type == RecordType.SITE ? company() : null;
    }

    /** A line of the opportunity is charged to it; what becomes of the project's is the project's own affair. */
    @Override
    public RecordRef chargedTo(RecordRef ref) {
        return ref.type() == RecordType.LINE && ref.key().startsWith(Lines.keysBelow(project.id(), Scope.OPPORTUNITY))
                ? opportunityRef() : null;
    }

    /** Notes that a person has closed the project in Manage: nothing is written to it. */
    public void projectIsClosed() {
        closed(projectRef());
    }

    public boolean isProjectClosed() {
        return project != null && isClosed(projectRef());
    }

    /** Notes that the project in Manage gets another company. */
    public void projectMoves() {
        projectMoves = true;
    }

    public boolean isProjectMoving() {
        return projectMoves;
    }

    /** Notes that the company goes by an id of the dealer's own: we have not made it, nor has anybody like us. */
    public void companyIsTheDealers(boolean isTheDealers) {
        companyIsTheDealers = isTheDealers;
    }

    /** Notes which companies the ledger knew when Manage was asked for this client's: the row that came last. */
    public void seesCompaniesUpTo(long row) {
        companiesSeen = row;
    }

    public long companiesSeen() {
        return companiesSeen;
    }

    /** Notes whether a company that must not be used has the id which the new one would have. */
    public void companyIdIsOccupied(boolean occupied) {
        companyIdOccupied = occupied;
    }

    public boolean isCompanyIdOccupied() {
        return companyIdOccupied;
    }

    /** Notes which of Manage's projects is this one, though nothing was remembered of it. */
    public void chooseProject(long id) {
        chosenProject = id;
    }

    /** That project's id; null unless one was chosen. */
    public Long chosenProject() {
        return chosenProject;
    }
}
