package dev.sibridge.si.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.database.lock.LocalLocks.Turn;
import dev.sibridge.engine.lookup.Sites;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.engine.model.SyncRun.Mode;
import dev.sibridge.engine.plan.WaveGraph;
import dev.sibridge.history.Run;
import dev.sibridge.memory.Share;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.mapping.lines.Lines;
import dev.sibridge.si.mapping.lines.Lines.Scope;
import dev.sibridge.si.mapping.rows.ProjectRefs;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The work on one export while it goes on: what the engine needs of it, the export itself and what became clear. */
public class ExportRun extends SyncRun {

    private final RecalledLines recalled = new RecalledLines();
    private volatile Project project;
    private volatile DesiredState desired;
    private final CompanyFacts companyFacts = new CompanyFacts();
    private final ProjectFacts projectFacts = new ProjectFacts();
    private final Share share;
    private volatile Run export;
    private volatile boolean unchanged;
    private volatile Turn claim;
    private final SharedTurn shared = new SharedTurn();
    private volatile Throwable refusal;
    private volatile WaveGraph waves;

    /** A run that waits for its turn: nothing is known yet but its id. */
    public ExportRun(long id) {
        this(id, null);
    }

    public ExportRun(long id, Account account) {
        this(id, account, Mode.SYNC);
    }

    public ExportRun(long id, Account account, Mode mode) {
        this(id, account, mode, new Share());
    }

    private ExportRun(long id, Account account, Mode mode, Share share) {
        super(id, account, mode);
        this.share = share;
    }

    /** The work on the export of a run that waited, which begins. */
    public ExportRun begin(Account account, Run export) {
        ExportRun begun = new ExportRun(id(), account, export.mode(), share);
        begun.export = export;
        return begun;
    }

    /** The same run as it was before it began, with nothing in memory but its lock. */
    public ExportRun anew() {
        ExportRun anew = new ExportRun(id(), null, Mode.SYNC, share);
        anew.claim = claim;
        return anew;
    }

    /** Whether it has begun; otherwise only its id is known. */
    public boolean isBegun() {
        return account() != null;
    }

    /** What it has of the memory. */
    public Share share() {
        return share;
    }

    /** The export as the history has it: its message, what it is of, why it is skipped. Null until it has begun. */
    public Run export() {
        return export;
    }

    /** Takes what the history says by now. */
    public void export(Run now) {
        export = now;
    }

    /** Whether there is nothing to write of it. */
    public boolean isSkipped() {
        return export.skipReason() != null;
    }

    /** Notes that the export says nothing new. */
    public void unchanged(boolean isUnchanged) {
        unchanged = isUnchanged;
    }

    public boolean isUnchanged() {
        return unchanged;
    }

    /** Takes the project's lock. */
    public void claim(Turn turn) {
        claim = turn;
    }

    /** The project's lock; null when it does not have it. */
    public Turn claim() {
        return claim;
    }

    /** Its turn to write what other exports may need, too. */
    public SharedTurn shared() {
        return shared;
    }

    /** Notes how D-Tools refused to take the export for done. */
    public void refused(Throwable refusal) {
        this.refusal = refusal;
    }

    /** How D-Tools refused to take the export for done; null if it did not. */
    public Throwable refusal() {
        return refusal;
    }

    /** The waves that are gone through now; null before the first. */
    public WaveGraph waves() {
        return waves;
    }

    /** Takes the waves that are gone through now. */
    public void waves(WaveGraph now) {
        waves = now;
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

    /** What of the project Manage turned out to hold already, though nothing was remembered. */
    public RecalledLines recalled() {
        return recalled;
    }

    @Override
    public Optional<List<JsonNode>> heard(LookUp question) {
        return shared.heard(question);
    }

    /** People may have retired or moved shared records since. A project whose records are made keeps what it has. */
    @Override
    public boolean looksAgain() {
        return !projectFacts.made().contains(RecordType.OPPORTUNITY) || super.looksAgain();
    }

    /** A preview does not note what it was told. */
    @Override
    public boolean knowsAll(RecordType type) {
        return type == RecordType.LINE && recalled.areKnown() && !isPreview();
    }

    /** The site that came with a company of our making has the company's address; the job's own is made beside it. */
    @Override
    public boolean mayBe(DesiredRecord record, JsonNode held) {
        return !record.type().kind().isFoundByPlace() || companyFacts.isTheDealers() || !Sites.isFirst(held);
    }

    /** Our lines tell whose a ticket is, if any were found to stand on it. */
    @Override
    public Map<Long, Set<RecordRef>> claims() {
        return recalled.ticketOwners(desired);
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

    /** What became clear about the client's company. */
    public CompanyFacts companyFacts() {
        return companyFacts;
    }

    /** What became clear about the project in Manage. */
    public ProjectFacts projectFacts() {
        return projectFacts;
    }
}
