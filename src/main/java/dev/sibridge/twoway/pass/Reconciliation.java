package dev.sibridge.twoway.pass;

import dev.sibridge.twoway.merge.MergePlan.About;
import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.MergePlan.Loss;
import dev.sibridge.twoway.merge.MergePlan;
import dev.sibridge.twoway.merge.ProjectMerge;
import dev.sibridge.twoway.merge.Seen;
import dev.sibridge.twoway.merge.Situation.Guard;
import dev.sibridge.twoway.merge.Situation.Spot;
import dev.sibridge.twoway.merge.Situation;
import dev.sibridge.twoway.merge.Translation;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Rule;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.store.Journal;
import dev.sibridge.twoway.store.Pairs.Remembered;
import dev.sibridge.twoway.store.Pairs;
import dev.sibridge.twoway.store.Writes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One pass over a paired project: what both sides show is merged, and what follows is carried out. */
public final class Reconciliation {

    private final Pairs pairs;
    private final Journal journal;
    private final Writes writes;
    private final Translation translation;
    private final Function<Field, Rule> rules;
    private final Guard guard;

    /**
     * @param rules whose value counts, by field
     * @param guard how many records may be removed without asking a person
     */
    public Reconciliation(Pairs pairs, Journal journal, Writes writes, Translation translation,
            Function<Field, Rule> rules, Guard guard) {
        this.pairs = pairs;
        this.journal = journal;
        this.writes = writes;
        this.translation = translation;
        this.rules = rules;
        this.guard = guard;
    }

    /** Finds out what is to be done; nothing is written. */
    public Pass plan(long project, Seen tool, Seen manage) {
        return plan(project, tool, manage, pairs.of(project));
    }

    /** The same, with what is remembered already read. */
    public Pass plan(long project, Seen tool, Seen manage, List<Remembered> remembered) {
        Map<String, Side> unmade = remembered.stream().filter(one -> one.making() != null)
                .collect(Collectors.toMap(one -> one.pair().key(), Remembered::making));
        Situation situation = new Situation(remembered.stream().map(Remembered::pair).toList(), tool, manage,
                translation, rules, journal.decisions(project), journal.restores(project),
                writes.parked(project), unmade, guard);
        return new Pass(project, situation, ProjectMerge.of(situation));
    }

    /**
     * Carries it out. The journal has what yields before anything is written over it.
     *
     * @throws SideException when nothing more can be done on a side
     */
    public void carryOut(Pass pass, Changes changes) {
        prepare(pass, changes);
        pass.plan().changes().forEach(change -> carryOut(pass, changes, change));
        finish(pass, changes);
    }

    /** Notes all that yields and all that both sides agree on: what comes before any write. */
    public void prepare(Pass pass, Changes changes) {
        MergePlan plan = pass.plan();
        plan.losses().forEach(loss -> journal.note(pass.project(), name(pass, loss), loss));
        changes.agree(pass);
        plan.agreed().forEach((pair, fields) -> fields.keySet().forEach(field -> settle(pass, new Spot(pair, field))));
    }

    /** Carries out one change; several that do not depend on each other may be carried out at once. */
    public void carryOut(Pass pass, Changes changes, Change change) {
        boolean done = changes.apply(pass, change);
        if (change instanceof Change.Update update && done) {
            Set<Field> written = new HashSet<>(update.values().keySet());
            written.removeAll(pass.unfinished().refused(update));
            writes.note(pass.project(), update.pair(), written);
            written.forEach(field -> settle(pass, new Spot(update.pair(), field)));
        } else if (change instanceof Change.Update update) {
            update.values().keySet().forEach(field -> pass.waiting().add(new Spot(update.pair(), field)));
        } else if (done && !(change instanceof Change.Link)) {
            journal.settle(pass.project(), change.pair());
        }
    }

    /**
     * After all changes. What was refused, or waited for that, is tried once more if something else was written since;
     * what is refused for good stays as it is. What is without a mark gets one. What a person wanted back stands on both sides, is to be tried again, or
     * cannot be done.
     *
     * @throws SideException when nothing more can be done on a side
     */
    public void finish(Pass pass, Changes changes) {
        pass.plan().changes().forEach(change -> pass.unfinished().again(pass, change)
                .ifPresent(rest -> carryOut(pass, changes, rest)));
        changes.leaveRefused(pass).forEach(spot -> settle(pass, spot));
        changes.mark(pass);
        Set<Spot> impossible = pass.plan().remarks().stream().filter(remark -> remark.about() == About.NOT_RESTORED)
                .map(remark -> new Spot(remark.pair(), remark.field())).collect(Collectors.toSet());
        pass.restored().stream().filter(spot -> !pass.waiting().contains(spot) && pass.pair(spot.pair()) != null)
                .forEach(spot -> {
                    journal.restored(pass.project(), spot, !impossible.contains(spot));
                    writes.settle(pass.project(), spot);
                });
    }

    private void settle(Pass pass, Spot spot) {
        journal.settle(pass.project(), spot);
        if (pass.decided().contains(spot)) {
            writes.settle(pass.project(), spot);
        }
    }

    private static String name(Pass pass, Loss loss) {
        Sighting record = pass.seen(loss.pair(), Side.MANAGE);
        Object title = record == null ? null : record.value(Field.title(record.kind()));
        return title == null ? loss.pair() : title.toString();
    }
}
