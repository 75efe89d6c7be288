package dev.sibridge.twoway.merge;

import dev.sibridge.twoway.merge.MergePlan.Loss;
import dev.sibridge.twoway.merge.Translation.Twin;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.FieldType;
import dev.sibridge.twoway.model.Pair.Agreed;
import dev.sibridge.twoway.model.Rule;
import dev.sibridge.twoway.model.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Three-way merge of one field: what each side holds against what it held when both agreed. A side has changed a field
 * only if it holds something else than it did then, whatever the other side holds.
 */
final class FieldMerge {

    /** Clocks of two systems do not agree better than that. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final Translation translation;

    FieldMerge(Translation translation) {
        this.translation = translation;
    }

    /** What is to be done with a field. */
    sealed interface Outcome {

        /** Nothing, and nothing is to be remembered. */
        record Nothing() implements Outcome {
        }

        /** Both hold the same by now: that is the new base. */
        record Agree() implements Outcome {
        }

        /**
         * A side gets a value.
         *
         * @param lost the value that it had changed itself, which now yields; null for none
         */
        record Write(Side side, Object value, Lost lost) implements Outcome {
        }

        /** Both sides get a value that had yielded; what is there already is not named. */
        record Restore(Map<Side, Object> values) implements Outcome {
        }

        /** A side gets its value back that the other one has emptied, as it takes no empty one. */
        record PutBack(Side side, Object value) implements Outcome {
        }

        /** The other side has nothing like it: the field is left alone. */
        record Untranslatable(Side changed) implements Outcome {
        }

        /** A person must decide. */
        record Undecided() implements Outcome {
        }
    }

    /** A value that somebody typed and that yields to another. */
    record Lost(Side side, Object value) {
    }

    /**
     * A field of a pair.
     *
     * @param base null when nothing is known: the two were never in step
     */
    record Case(Field field, Agreed base, Object tool, Object manage, Instant toolUpdated, Instant manageUpdated) {

        Object on(Side side) {
            return side == Side.TOOL ? tool : manage;
        }

        boolean hasChanged(Side side) {
            return base == null || !Objects.equals(on(side), base.on(side));
        }
    }

    /** What the rule of the field makes of it. */
    Outcome merge(Case field, Rule rule) {
        boolean tool = field.hasChanged(Side.TOOL);
        boolean manage = field.hasChanged(Side.MANAGE);
        if (!tool && !manage) {
            return new Outcome.Nothing();
        }
        if (areAlike(field)) {
            return new Outcome.Agree();
        }
        if (!tool || !manage) {
            return carry(field, tool ? Side.TOOL : Side.MANAGE, null);
        }
        return Stream.of(Side.values()).filter(from -> isPartOf(field, from)).findFirst()
                .map(from -> carry(field, from, null)).orElseGet(() -> decide(field, rule));
    }

    /**
     * Whether the change of one side includes what the other one has made of it: who is assigned is written one by one,
     * and may have come half the way. Nobody's edit yields then.
     */
    private boolean isPartOf(Case field, Side from) {
        Side to = from.other();
        if (field.field().type() != FieldType.REFERENCES || field.base() == null
                || !(carry(field, from, null) instanceof Outcome.Write write)) {
            return false;
        }
        Collection<?> wanted = all(write.value());
        Collection<?> now = all(field.on(to));
        Collection<?> then = all(field.base().on(to));
        return now.stream().allMatch(id -> wanted.contains(id) || then.contains(id))
                && then.stream().allMatch(id -> now.contains(id) || !wanted.contains(id));
    }

    private static Collection<?> all(Object value) {
        return value instanceof Collection<?> ids ? ids : value == null ? Set.of() : Set.of(value);
    }

    /** What becomes of a field that was changed back and forth too often: nothing until a person decides. */
    Outcome parked(Case field) {
        Outcome outcome = merge(field, Rule.ASK);
        return outcome instanceof Outcome.Write || outcome instanceof Outcome.PutBack
                ? new Outcome.Undecided() : outcome;
    }

    /** What a person has decided. */
    Outcome decided(Case field, Side taken) {
        return areAlike(field) ? new Outcome.Agree()
                : carry(field, taken, new Lost(taken.other(), field.on(taken.other())));
    }

    /**
     * What had yielded counts after all, as it was on the side where somebody typed it.
     *
     * @param undone with the side whose value counts now
     * @return empty when the field has changed since, or the other side has nothing like it
     */
    Optional<Outcome> restored(Case field, Loss undone) {
        Side back = undone.taken();
        Object value = undone.on(back);
        Twin twin = value == null && translation.isRequired(field.field(), back.other()) ? Twin.NONE
                : translation.twin(field.field(), back.other(), value, field.on(back.other()));
        if (!twin.exists() || !stands(field, back.other(), undone, twin) || !Objects.equals(field.on(back), value)
                && field.hasChanged(back)) {
            return Optional.empty();
        }
        Map<Side, Object> values = new EnumMap<>(Side.class);
        values.put(back, value);
        values.put(back.other(), twin.value());
        values.entrySet().removeIf(one -> Objects.equals(one.getValue(), field.on(one.getKey())));
        return Optional.of(values.isEmpty() ? new Outcome.Agree() : new Outcome.Restore(values));
    }

    // A pass that did not get to its end may have written one of the two.
    private static boolean stands(Case field, Side winner, Loss undone, Twin twin) {
        return Objects.equals(field.on(winner), undone.on(winner)) || Objects.equals(field.on(winner), twin.value());
    }

    private boolean areAlike(Case field) {
        return isTwin(field, Side.MANAGE) || isTwin(field, Side.TOOL)
                || all(field.tool()).isEmpty() && all(field.manage()).isEmpty();
    }

    private boolean isTwin(Case field, Side side) {
        Twin twin = translation.twin(field.field(), side, field.on(side.other()), field.on(side));
        return twin.exists() && Objects.equals(twin.value(), field.on(side));
    }

    private Outcome decide(Case field, Rule rule) {
        // Of two that were never in step, an empty one says nothing.
        if (field.base() == null && (all(field.tool()).isEmpty() || all(field.manage()).isEmpty())) {
            return carry(field, all(field.tool()).isEmpty() ? Side.MANAGE : Side.TOOL, null);
        }
        return switch (rule) {
            case ASK -> new Outcome.Undecided();
            case TOOL -> win(field, Side.TOOL);
            case MANAGE -> win(field, Side.MANAGE);
            case LAST_WRITER -> win(field, lastWriter(field));
        };
    }

    private static Side lastWriter(Case field) {
        boolean tool = field.toolUpdated() != null && field.manageUpdated() != null
                && Duration.between(field.manageUpdated(), field.toolUpdated()).compareTo(SKEW) >= 0;
        return tool ? Side.TOOL : Side.MANAGE;
    }

    private Outcome win(Case field, Side winner) {
        Outcome outcome = carry(field, winner, new Lost(winner.other(), field.on(winner.other())));
        // What cannot be said over there does not win over what somebody typed there.
        return outcome instanceof Outcome.Untranslatable
                ? carry(field, winner.other(), new Lost(winner, field.on(winner))) : outcome;
    }

    private Outcome carry(Case field, Side from, Lost lost) {
        Side to = from.other();
        Object value = field.on(from);
        if (value == null && translation.isRequired(field.field(), to)) {
            Twin kept = translation.twin(field.field(), from, field.on(to), null);
            return kept.exists() && kept.value() != null ? new Outcome.PutBack(from, kept.value())
                    : new Outcome.Untranslatable(from);
        }
        Twin twin = translation.twin(field.field(), to, value, field.on(to));
        return twin.exists() ? new Outcome.Write(to, withUnshown(field, to, twin.value()), lost)
                : new Outcome.Untranslatable(from);
    }

    /** With those whom the other side never showed, as it can assign only one: it cannot have meant them. */
    private Object withUnshown(Case field, Side to, Object value) {
        if (field.base() == null || !(value instanceof Collection<?> ids)
                || !(field.on(to) instanceof Collection<?> now) || !(field.base().on(to) instanceof Collection<?> then)
                || !(field.base().on(to.other()) instanceof Collection<?> shown)) {
            return value;
        }
        TreeSet<Object> all = new TreeSet<>(ids);
        now.stream().filter(then::contains).filter(id -> {
            Twin twin = translation.twin(field.field(), to.other(), new TreeSet<>(Set.of(id)), null);
            return twin.exists() && !shown.containsAll((Collection<?>) twin.value());
        }).forEach(all::add);
        return all;
    }
}
