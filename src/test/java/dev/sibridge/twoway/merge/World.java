package dev.sibridge.twoway.merge;

import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.MergePlan.Loss;
import dev.sibridge.twoway.merge.MergePlan.Pending;
import dev.sibridge.twoway.merge.MergePlan.Remark;
import dev.sibridge.twoway.merge.Situation.Guard;
import dev.sibridge.twoway.merge.Situation.Spot;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Agreed;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Rule;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Both sides in memory, and what we remember of them. Manage cuts names, drops trailing blanks, requires a start, and
 * knows fewer statuses; the tool gives ids out again.
 */
final class World {

    static final int LONGEST = 12;
    private static final Map<String, String> CATEGORIES = Map.of("t-new", "NotStarted", "t-doing", "InProgress",
            "t-checking", "InProgress", "t-done", "Complete", "m-new", "NotStarted", "m-doing", "InProgress",
            "m-waiting", "InProgress", "m-closed", "Complete");
    private static final Map<Side, Map<String, String>> DEFAULTS = Map.of(
            Side.TOOL, Map.of("NotStarted", "t-new", "InProgress", "t-doing", "Complete", "t-done"),
            Side.MANAGE, Map.of("NotStarted", "m-new", "InProgress", "m-doing", "Complete", "m-closed"));

    final Map<Side, Map<RecordId, Rec>> sides = new EnumMap<>(Side.class);
    final Map<String, Pair> pairs = new TreeMap<>();
    final List<Loss> journal = new ArrayList<>();
    final List<Remark> log = new ArrayList<>();
    final Map<Spot, Side> decisions = new HashMap<>();
    final Map<Spot, Loss> restores = new HashMap<>();
    private final Map<Side, Integer> lastIds = new EnumMap<>(Side.class);
    private final Map<Side, Duration> skews = new EnumMap<>(Side.class);
    Instant now = Instant.parse("2027-01-01T00:00:00Z");
    Rule rule = Rule.LAST_WRITER;
    /** Of Manage; null for none. */
    String defaultPhase;
    private String placed;

    World() {
        for (Side side : Side.values()) {
            sides.put(side, new HashMap<>());
            skews.put(side, Duration.ZERO);
        }
    }

    /** A record, as somebody who works on that side sees it. */
    static final class Rec {

        final Kind kind;
        final String id;
        final Instant created;
        final RecordId parent;
        final Map<Field, Object> values = new EnumMap<>(Field.class);
        Instant updated;
        String mark;

        private Rec(Kind kind, String id, Instant created, RecordId parent) {
            this.kind = kind;
            this.id = id;
            this.created = created;
            this.updated = created;
            this.parent = parent;
        }
    }

    void skew(Side side, Duration by) {
        skews.put(side, by);
    }

    Rec make(Side side, Kind kind, Rec parent, Map<Field, Object> values) {
        now = now.plusSeconds(90);
        // The tool gives an id out again when the latest record is gone.
        int next = sides.get(side).keySet().stream().mapToInt(at -> Integer.parseInt(at.id())).max().orElse(0) + 1;
        if (side == Side.MANAGE) {
            next = lastIds.merge(side, 1, Integer::sum);
        }
        Rec made = new Rec(kind, String.valueOf(next), now.plus(skews.get(side)),
                parent == null ? null : new RecordId(parent.kind, parent.id));
        Field.of(kind).stream().filter(World::isHeld).forEach(field -> made.values.put(field, null));
        values.forEach((field, value) -> made.values.put(field, held(side, field, value)));
        sides.get(side).put(new RecordId(kind, made.id), made);
        return made;
    }

    void edit(Side side, Rec record, Field field, Object value) {
        now = now.plusSeconds(90);
        record.values.put(field, held(side, field, value));
        record.updated = now.plus(skews.get(side));
    }

    void delete(Side side, Rec record) {
        sides.get(side).remove(new RecordId(record.kind, record.id));
        List.copyOf(sides.get(side).values()).stream()
                .filter(child -> new RecordId(record.kind, record.id).equals(child.parent))
                .forEach(child -> delete(side, child));
        sides.get(side).values().forEach(other -> other.values.replaceAll((field, value) ->
                isPhase(field) && record.kind == Kind.PHASE && record.id.equals(value) ? null : value));
    }

    /** What a side makes of a value that is written to it. */
    private static Object held(Side side, Field field, Object value) {
        if (side == Side.MANAGE && value instanceof String text && isName(field)) {
            return text.substring(0, Math.min(LONGEST, text.length())).stripTrailing();
        }
        return value;
    }

    static boolean isName(Field field) {
        return field == Field.PROJECT_NAME || field == Field.PHASE_NAME || field == Field.TASK_NAME
                || field == Field.STEP_TEXT;
    }

    private static boolean isPhase(Field field) {
        return field == Field.TASK_PHASE || field == Field.PHASE_PARENT;
    }

    static boolean isHeld(Field field) {
        return isName(field) || isPhase(field) || field == Field.TASK_STATUS || field == Field.TASK_DESCRIPTION
                || field == Field.PROJECT_START || field == Field.STEP_DONE || field == Field.TASK_ASSIGNEES
                || field == Field.NOTE_TEXT;
    }

    static final Translation TRANSLATION = new Translation() {

        @Override
        public Twin twin(Field field, Side to, Object value, Object now) {
            if (value == null) {
                return Twin.of(null);
            }
            if (field == Field.TASK_STATUS) {
                String category = CATEGORIES.get(value);
                return Twin.of(now != null && category.equals(CATEGORIES.get(now)) ? now
                        : DEFAULTS.get(to).get(category));
            }
            if (field == Field.TASK_ASSIGNEES) {
                return "stranger".equals(value) ? Twin.NONE : Twin.of(value);
            }
            return Twin.of(held(to, field, value));
        }

        @Override
        public boolean isRequired(Field field, Side side) {
            return side == Side.MANAGE && (field == Field.PROJECT_START || field == Field.TASK_NAME
                    || field == Field.TASK_STATUS);
        }
    };

    private Translation translation() {
        return new Translation() {

            @Override
            public Twin twin(Field field, Side to, Object value, Object now) {
                return TRANSLATION.twin(field, to, value, now);
            }

            @Override
            public Optional<String> defaultPhase() {
                return Optional.ofNullable(defaultPhase);
            }

            @Override
            public boolean isRequired(Field field, Side side) {
                return TRANSLATION.isRequired(field, side)
                        || defaultPhase != null && field == Field.TASK_PHASE && side == Side.MANAGE;
            }
        };
    }

    Seen look(Side side, Random order) {
        List<Sighting> all = new ArrayList<>(sides.get(side).values().stream().map(World::sighting).toList());
        Collections.shuffle(all, order);
        return new Seen(all, EnumSet.allOf(Kind.class), Set.of());
    }

    static Sighting sighting(Rec rec) {
        return new Sighting(rec.kind, rec.id, rec.created, rec.updated, null, rec.parent, rec.mark, rec.values);
    }

    Situation situation(Random order) {
        List<Pair> known = new ArrayList<>(pairs.values());
        Collections.shuffle(known, order);
        return new Situation(known, look(Side.TOOL, order), look(Side.MANAGE, order), translation(), field -> rule,
                decisions, restores, Set.of(), Map.of(), new Guard(20, 100));
    }

    /** One pass. */
    MergePlan pass(Random order) {
        MergePlan plan = ProjectMerge.of(situation(order));
        apply(plan);
        return plan;
    }

    /** Writes what is planned, and remembers what the sides answer. */
    void apply(MergePlan plan) {
        journal.addAll(plan.losses());
        log.addAll(plan.remarks());
        plan.changes().stream().filter(Change.Link.class::isInstance).forEach(this::apply);
        plan.agreed().forEach((pair, fields) -> fields.forEach((field, agreed) -> base(pair, field, agreed)));
        plan.changes().stream().filter(change -> !(change instanceof Change.Link)).forEach(this::apply);
    }

    private void apply(Change change) {
        now = now.plusSeconds(1);
        if (change instanceof Change.Link link) {
            pairs.put(link.pair(), link.linked());
        } else if (change instanceof Change.Create create) {
            create(create);
        } else if (change instanceof Change.Place place) {
            Rec project = sides.get(Side.MANAGE).values().stream().filter(one -> one.kind == Kind.PROJECT).findFirst()
                    .orElseThrow();
            placed = make(Side.MANAGE, Kind.PHASE, project, place.values()).id;
        } else if (change instanceof Change.Update update) {
            Rec target = at(update.side(), update.now());
            update.values().forEach((field, value) ->
                    target.values.put(field, held(update.side(), field, resolved(value, update.side()))));
            target.updated = now.plus(skews.get(update.side()));
            update.values().keySet().forEach(field -> agree(update.pair(), field));
        } else if (change instanceof Change.Remove remove) {
            delete(remove.side(), at(remove.side(), remove.now()));
            pairs.remove(remove.pair());
        } else if (change instanceof Change.Forget) {
            pairs.remove(change.pair());
        }
    }

    private void create(Change.Create create) {
        Side other = create.side().other();
        Rec from = at(other, create.from());
        Rec parent = create.parent() == null ? null : on(create.side(), create.parent());
        Rec made = make(create.side(), from.kind, parent, Map.of());
        create.values().forEach((field, value) ->
                made.values.put(field, held(create.side(), field, resolved(value, create.side()))));
        made.mark = from.id;
        from.mark = made.id;
        pairs.put(create.pair(), new Pair(create.pair(), from.kind, Map.of(create.side(),
                new Identity(made.id, made.created), other, new Identity(from.id, from.created)), Map.of()));
        made.values.keySet().forEach(field -> {
            Object value = from.values.get(field);
            if (value == null || create.values().containsKey(field)) {
                agree(create.pair(), field);
            }
        });
    }

    private Object resolved(Object value, Side side) {
        return !(value instanceof Pending pending) ? value
                : pairs.containsKey(pending.pair()) ? pairs.get(pending.pair()).on(side).id() : placed;
    }

    private void agree(String pair, Field field) {
        base(pair, field, new Agreed(on(Side.TOOL, pair).values.get(field), on(Side.MANAGE, pair).values.get(field)));
    }

    private void base(String key, Field field, Agreed agreed) {
        Pair pair = pairs.get(key);
        Map<Field, Agreed> base = new EnumMap<>(Field.class);
        base.putAll(pair.base());
        base.put(field, agreed);
        pairs.put(key, new Pair(key, pair.kind(), pair.ids(), base));
    }

    Rec on(Side side, String pair) {
        Identity identity = pairs.get(pair).on(side);
        return sides.get(side).get(new RecordId(pairs.get(pair).kind(), identity.id()));
    }

    private Rec at(Side side, Sighting seen) {
        return sides.get(side).get(new RecordId(seen.kind(), seen.id()));
    }
}
