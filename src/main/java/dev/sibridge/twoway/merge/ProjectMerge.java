package dev.sibridge.twoway.merge;

import dev.sibridge.twoway.merge.FieldMerge.Case;
import dev.sibridge.twoway.merge.FieldMerge.Outcome;
import dev.sibridge.twoway.merge.MergePlan.About;
import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.MergePlan.Loss;
import dev.sibridge.twoway.merge.MergePlan.Remark;
import dev.sibridge.twoway.merge.Situation.Spot;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Agreed;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Merges the two sides of a project: a pure function of what both show, what they agreed on last, and the dealer's
 * rules. It does not depend on the order in which records were read.
 */
public final class ProjectMerge {

    private static final int DEEPEST = 1000;

    private final Situation situation;
    private final Roster roster;
    private final Aside aside;
    private final Map<Side, Departures> departures = new EnumMap<>(Side.class);
    private final Translation translation;
    private final FieldMerge fields;
    private final List<Change> changes = new ArrayList<>();
    private final Removals removals = new Removals();
    private final Map<String, Map<Field, Agreed>> agreed = new TreeMap<>();
    private final List<Loss> losses = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    private ProjectMerge(Situation situation) {
        this.situation = situation;
        this.roster = new Roster(situation);
        this.aside = new Aside(situation, roster);
        Stream.of(Side.values()).forEach(side -> departures.put(side,
                new Departures(situation, roster, aside, side)));
        departures.values().forEach(each -> roster.expect(each.madeAnew()));
        this.translation = new PairedReferences(roster, situation.translation());
        this.fields = new FieldMerge(translation);
    }

    /** What brings both sides in step; nothing when they are. */
    public static MergePlan of(Situation situation) {
        return new ProjectMerge(situation).plan();
    }

    private MergePlan plan() {
        roster.linked().forEach(pair -> changes.add(new Change.Link(pair)));
        remarks.addAll(aside.remarks());
        roster.pairs().stream().filter(pair -> !aside.isPaused(pair)).forEach(this::merge);
        for (Side side : Side.values()) {
            roster.newcomers(side).stream().filter(newcomer -> !mayBeOurs(newcomer, side))
                    .filter(newcomer -> !aside.isPaused(newcomer, side))
                    .forEach(newcomer -> copy(newcomer, side.other()));
        }
        if (!removals.areAllowed(situation.guard(), situation.pairs().size())) {
            return new MergePlan(List.of(), Map.of(), List.of(), List.of(), removals.inOrder());
        }
        roster.defaultPhase().made(changes, roster.pair(DefaultPhase.KEY)).ifPresent(changes::add);
        // Of two numbers, the longer one is the later.
        changes.sort(Comparator.comparingInt(this::rank).thenComparing(ProjectMerge::written, Comparator.nullsLast(
                Comparator.naturalOrder())).thenComparing(change -> change instanceof Change.Create
                        ? change.pair().length() : 0).thenComparing(Change::pair));
        changes.addAll(removals.inOrder());
        return new MergePlan(List.copyOf(changes), agreed, List.copyOf(losses), List.copyOf(remarks), List.of());
    }

    /** When a record was made whose twin is made now; null for anything else. */
    private static Instant written(Change change) {
        return change instanceof Change.Create create ? create.from().created() : null;
    }

    /** What is made goes before what may refer to it, parents first. */
    private int rank(Change change) {
        return change instanceof Change.Create made ? 1 + made.from().kind().ordinal() * DEEPEST
                        + Math.min(roster.depth(made.from(), made.side().other()), DEEPEST - 1)
                : change instanceof Change.Place ? 1 + Kind.PHASE.ordinal() * DEEPEST
                : change instanceof Change.Link ? 0 : Integer.MAX_VALUE;
    }

    private void merge(Pair pair) {
        Sighting tool = roster.seen(pair, Side.TOOL);
        Sighting manage = roster.seen(pair, Side.MANAGE);
        if (tool != null && manage != null) {
            mergeFields(pair, tool, manage);
        } else if (tool != null && aside.hasMoved(pair, tool)) {
            part(pair, tool);
        } else if (tool != null && roster.isGone(pair, Side.MANAGE)) {
            onlyOn(Side.TOOL, pair, tool);
        } else if (manage != null && roster.isGone(pair, Side.TOOL)) {
            onlyOn(Side.MANAGE, pair, manage);
        } else if (roster.isGone(pair, Side.TOOL) && roster.isGone(pair, Side.MANAGE) && !DefaultPhase.isClaim(pair)) {
            changes.add(new Change.Forget(pair.key()));
        }
    }

    private void mergeFields(Pair pair, Sighting tool, Sighting manage) {
        Map<Side, Map<Field, Object>> writes = new EnumMap<>(Side.class);
        for (Field field : Field.of(pair.kind())) {
            // Who wrote a note is told when it is made.
            if (tool.holds(field) && manage.holds(field) && field != Field.NOTE_AUTHOR) {
                Case one = new Case(field, pair.base().get(field), tool.value(field), manage.value(field),
                        tool.updated(), manage.updated());
                merge(pair, one, writes);
            }
        }
        writes.forEach((side, values) -> changes.add(new Change.Update(side, pair.key(),
                side == Side.TOOL ? tool : manage, values)));
    }

    private void merge(Pair pair, Case one, Map<Side, Map<Field, Object>> writes) {
        Spot spot = new Spot(pair.key(), one.field());
        Outcome outcome = restored(pair, one, spot).orElseGet(() -> outcome(pair, one, spot));
        if (outcome instanceof Outcome.Agree) {
            agreed.computeIfAbsent(pair.key(), key -> new EnumMap<>(Field.class))
                    .put(one.field(), new Agreed(one.tool(), one.manage()));
        } else if (outcome instanceof Outcome.Write write) {
            if (write.lost() != null && (write.lost().value() != null || one.base() != null)) {
                losses.add(new Loss(pair.key(), one.field(), one.base(), one.tool(), one.manage(),
                        write.side().other()));
            }
            put(writes, write.side(), one.field(), write.value());
        } else if (outcome instanceof Outcome.Restore restore) {
            restore.values().forEach((side, value) -> put(writes, side, one.field(), value));
        } else if (outcome instanceof Outcome.PutBack back) {
            remark(pair, one.field(), back.side(), About.PUT_BACK);
            put(writes, back.side(), one.field(), back.value());
        } else if (outcome instanceof Outcome.Untranslatable left) {
            remark(pair, one.field(), left.changed(), About.UNTRANSLATABLE);
        } else if (outcome instanceof Outcome.Undecided) {
            if (situation.parked().contains(spot)) {
                remark(pair, one.field(), null, About.PARKED);
            }
            losses.add(new Loss(pair.key(), one.field(), one.base(), one.tool(), one.manage(), null));
        }
    }

    private Optional<Outcome> restored(Pair pair, Case one, Spot spot) {
        Loss undone = situation.restores().get(spot);
        Optional<Outcome> restored = Optional.ofNullable(undone).flatMap(loss -> fields.restored(one, loss));
        if (undone != null && restored.isEmpty()) {
            remark(pair, one.field(), undone.taken(), About.NOT_RESTORED);
        }
        return restored;
    }

    private Outcome outcome(Pair pair, Case one, Spot spot) {
        return situation.decisions().containsKey(spot) ? fields.decided(one, situation.decisions().get(spot))
                : pair.kind() == Kind.NOTE ? ofNote(one)
                : situation.parked().contains(spot) ? fields.parked(one)
                : fields.merge(one, situation.rules().apply(one.field()));
    }

    /** A note stays as it was written: whether what somebody changes in it goes across is for a person to say. */
    private Outcome ofNote(Case one) {
        boolean isUnknown = one.base() == null && one.field() != Field.NOTE_TEXT;
        return isUnknown ? new Outcome.Agree() : fields.parked(one);
    }

    private static void put(Map<Side, Map<Field, Object>> writes, Side side, Field field, Object value) {
        writes.computeIfAbsent(side, any -> new EnumMap<>(Field.class)).put(field, value);
    }

    private void remark(Pair pair, Field field, Side side, About about) {
        remarks.add(new Remark(pair.key(), pair.kind(), field, side, about));
    }

    /** Its project makes the ticket's twin anew, if it has one. Here the old one is closed, and its parts stay. */
    private void part(Pair pair, Sighting tool) {
        boolean closes = pair.kind() == Kind.TASK;
        if (closes) {
            remark(pair, null, Side.MANAGE, About.MOVED);
        }
        changes.add(new Change.Part(Side.TOOL, pair.key(), tool, closes));
    }

    /** What is gone on the other side goes here, too, unless somebody has changed it meanwhile. */
    private void onlyOn(Side side, Pair pair, Sighting seen) {
        boolean wasClosedHere = pair.on(side.other()) == null;
        if (situation.unmade().containsKey(pair.key())) {
            create(side.other(), pair.key(), seen);
        } else if (departures.get(side).isMadeAnew(pair)) {
            remark(pair, null, side, About.MADE_ANEW);
            create(side.other(), pair.key(), seen);
        } else if (!wasClosedHere && pair.kind().isRemoved()) {
            removals.add(new Change.Remove(side, pair.key(), seen));
        }
    }

    // It may be what a process that died was about to make; this pass finds that out, and the next one goes on.
    private boolean mayBeOurs(Sighting newcomer, Side side) {
        return situation.pairs().stream().anyMatch(pair -> pair.kind() == newcomer.kind()
                && situation.unmade().get(pair.key()) == side);
    }

    private void copy(Sighting newcomer, Side to) {
        create(to, roster.keyOf(newcomer, to.other()), newcomer);
    }

    private void create(Side to, String key, Sighting from) {
        String parent = from.parent() == null ? null : roster.pairOf(from.parent(), to.other());
        if (from.parent() != null && parent == null) {
            remarks.add(new Remark(key, from.kind(), null, to.other(), About.WITHOUT_PARENT));
            return;
        }
        Map<Field, Object> values = new EnumMap<>(Field.class);
        Set<Field> untold = EnumSet.noneOf(Field.class);
        Map<Field, Object> held = new EnumMap<>(Field.class);
        held.putAll(from.values());
        if (from.kind() == Kind.TASK) {
            // A tool may know no phases at all.
            held.putIfAbsent(Field.TASK_PHASE, null);
        }
        held.forEach((field, value) -> {
            Translation.Twin twin = translation.twin(field, to, value, null);
            if (twin.exists() && twin.value() != null) {
                values.put(field, twin.value());
            } else if (!twin.exists()) {
                untold.add(field);
            }
        });
        if (to == Side.TOOL && untold.contains(Field.NOTE_CATEGORY)) {
            // In Manage it would be internal; what is without a category may be for everybody in the tool.
            remarks.add(new Remark(key, from.kind(), Field.NOTE_CATEGORY, to.other(), About.HELD_BACK));
            return;
        }
        String author = translation.author(to.other(), from.value(Field.NOTE_AUTHOR)).orElse(null);
        untold.stream().filter(field -> field != Field.NOTE_AUTHOR || author == null).forEach(field ->
                remarks.add(new Remark(key, from.kind(), field, to.other(), About.UNTRANSLATABLE)));
        changes.add(new Change.Create(to, key, from, parent, values, author));
    }
}
