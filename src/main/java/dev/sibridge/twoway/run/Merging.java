package dev.sibridge.twoway.run;

import dev.sibridge.account.Deletes;
import dev.sibridge.account.TwoWaySettings;
import dev.sibridge.database.lock.LostLockException;
import dev.sibridge.twoway.connect.Connection;
import dev.sibridge.twoway.connect.Connections;
import dev.sibridge.twoway.connect.CustomizedSides;
import dev.sibridge.twoway.identity.OwnUsers;
import dev.sibridge.twoway.manage.ManageCompanies;
import dev.sibridge.twoway.mapping.CustomerSearch;
import dev.sibridge.twoway.mapping.MappedClosing;
import dev.sibridge.twoway.mapping.MappedTranslation;
import dev.sibridge.twoway.mapping.SideLimits;
import dev.sibridge.twoway.merge.MergePlan;
import dev.sibridge.twoway.merge.MergePlan.About;
import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.SameNames;
import dev.sibridge.twoway.merge.Situation.Guard;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Rule;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.pass.Changes;
import dev.sibridge.twoway.pass.HeldBack;
import dev.sibridge.twoway.pass.Pass;
import dev.sibridge.twoway.pass.Reconciliation;
import dev.sibridge.twoway.run.ProjectPass.Outcome;
import dev.sibridge.twoway.store.Journal;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.Pairs;
import dev.sibridge.twoway.store.Pairs.Remembered;
import dev.sibridge.twoway.store.Writes;
import dev.sibridge.twoway.tool.ToolCustomers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Compares what both sides show, and carries out what follows, change by change. */
@Component
public class Merging {

    private static final Guard NO_GUARD = new Guard(Integer.MAX_VALUE, 100);

    private final Pairs pairs;
    private final Journal journal;
    private final Writes writes;
    private final PairedProjects projects;
    private final Connections connections;
    private final CustomizedSides customized;
    private final OwnUsers own;

    public Merging(Pairs pairs, Journal journal, Writes writes, PairedProjects projects,
            Connections connections, CustomizedSides customized, OwnUsers own) {
        this.pairs = pairs;
        this.journal = journal;
        this.writes = writes;
        this.projects = projects;
        this.connections = connections;
        this.customized = customized;
        this.own = own;
    }

    /**
     * Finds out what is to be done, and notes what yields and what both sides agree on.
     *
     * @throws HeldException when more would be removed than is allowed without a person
     */
    public void merge(@ExchangeProperty("pass") ProjectPass pass) {
        boolean dryRun = pass.whole().wanted().dryRun();
        TwoWaySettings settings = pass.account().twoWay();
        Connection both = pass.whole().connection();
        String board = pass.board() != null ? pass.board() : both.mappings().defaultBoard().orElseThrow()
                .board();
        SideLimits limits = new SideLimits();
        pass.translation = new MappedTranslation(both.mappings(), both.toolDirectory(), both.manageDirectory(), board,
                limits, new CustomerSearch(new ToolCustomers(pass.port, !dryRun), new ManageCompanies(
                        connections.manage(pass.account(), pass))).of(pass.toolSeen, pass.manageSeen));
        pass.reconciliation = new Reconciliation(pairs, journal, writes, pass.translation, rules(pass),
                guard(pass));
        pass.changes = new Changes(pairs, customized.of(Side.TOOL, pass.tool, pass.account()),
                customized.of(Side.MANAGE, pass.manage, pass.account()),
                new MappedClosing(pass.translation, limits)::values,
                settings.deletes() == Deletes.DELETE, pass.account().polling().unknownSettle());
        Pass planned = pass.reconciliation.plan(pass.project().id(), pass.toolSeen, pass.manageSeen, known(pass));
        pass.merged(planned);
        if (!planned.plan().held().isEmpty()) {
            throw new HeldException(Outcome.PARKED, HeldBack.sentence(planned.plan().held()) + " TWO_WAY_GUARD does not"
                    + " allow that. If it is right, resume the project; otherwise bring the records back, or unpair the"
                    + " project.");
        }
        askForRevivals(pass, planned);
        Absences.prove(pass, planned);
        if (!dryRun) {
            lookForOthers(pass, planned.plan());
            pass.reconciliation.prepare(planned, pass.changes);
        }
    }

    /** @throws HeldException when something would be made anew that a person wants to be asked about */
    static void askForRevivals(ProjectPass pass, Pass planned) {
        List<String> revived = planned.plan().remarks().stream().filter(remark -> remark.about() == About.MADE_ANEW)
                .map(remark -> planned.name(remark.pair())).filter(Objects::nonNull).sorted().toList();
        if (!revived.isEmpty() && !pass.project().approved()
                && pass.account().twoWay().deletedButChanged() == Deletes.IfChanged.ASK) {
            throw new HeldException(Outcome.PARKED, "Deleted on one side, but changed on the other: "
                    + String.join(", ", revived) + ". Resume the project to have that made again where it was deleted;"
                    + " otherwise delete it on the other side, too.");
        }
    }

    private void lookForOthers(ProjectPass pass, MergePlan plan) {
        List<Pair> before = pass.remembered.stream().map(Remembered::pair).toList();
        own.look(pass.account(), pass.project(), Side.TOOL, connections.toolUser(pass.account()), before, pass.toolSeen,
                plan);
        own.look(pass.account(), pass.project(), Side.MANAGE, own.inManage(pass.account()), before, pass.manageSeen,
                plan);
    }

    /** How much may be removed: anything, if a person has approved it. */
    static Guard guard(ProjectPass pass) {
        TwoWaySettings.Guard usual = pass.account().twoWay().guard();
        return pass.project().approved() ? NO_GUARD : new Guard(usual.most(), usual.percent());
    }

    /** What is remembered; of an import, also what has the same name on both sides. */
    private List<Remembered> known(ProjectPass pass) {
        if (pass.project().lastPass() != null) {
            return pass.remembered;
        }
        List<Pair> remembered = new ArrayList<>(pass.remembered.stream().map(Remembered::pair).toList());
        List<Pair> twins = new ArrayList<>();
        SameNames.project(pass.toolSeen, pass.manageSeen, remembered).ifPresent(twins::add);
        remembered.addAll(twins);
        twins.addAll(SameNames.of(pass.toolSeen, pass.manageSeen, remembered, pass.remembered.stream()
                .filter(one -> one.making() != null).map(one -> one.pair().key()).collect(Collectors.toSet())));
        twins.forEach(twin -> pass.manage.taken(twin.recordId(Side.MANAGE)));
        if (!pass.whole().wanted().dryRun()) {
            twins.forEach(twin -> pairs.save(pass.project().id(), twin, true));
        }
        List<Remembered> known = new ArrayList<>(pass.remembered);
        twins.forEach(twin -> known.add(new Remembered(twin, null)));
        return known;
    }

    private static Function<Field, Rule> rules(ProjectPass pass) {
        Side from = pass.project().importFrom();
        return from == null ? pass.whole().connection().mappings()::rule
                : field -> from == Side.MANAGE ? Rule.MANAGE : Rule.TOOL;
    }

    /** Carries out one change, unless another one of the pass has failed for good meanwhile. */
    public void apply(@Body Change change, @ExchangeProperty("pass") ProjectPass pass) {
        if (pass.isBrokenOff()) {
            return;
        }
        boolean done = false;
        try {
            carryOut(change, pass);
            done = true;
        } finally {
            if (!done) {
                pass.breakOff();
            }
        }
    }

    private void carryOut(Change change, ProjectPass pass) {
        if (!pass.turn().lock().holds()) {
            throw new LostLockException();
        }
        pass.reconciliation.carryOut(pass.pass(), pass.changes, change);
        if (change instanceof Change.Create && change.side() == Side.MANAGE) {
            own.learn(pass.account(), pass.changes.user(Side.MANAGE));
        }
        if (change instanceof Change.Create create && create.from().kind() == Kind.PROJECT) {
            pass.pass().projectOn(create.side())
                    .ifPresent(id -> projects.twin(pass.project().id(), create.side(), id));
        }
    }
}
