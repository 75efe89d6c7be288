package dev.sibridge.twoway.merge;

import dev.sibridge.twoway.merge.MergePlan.Pending;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import java.util.Optional;
import java.util.Set;

/** Translates references to records that are paired themselves; all else is said by the mappings. */
record PairedReferences(Roster roster, Translation mappings) implements Translation {

    /** The fields that refer to phases. */
    static final Set<Field> PHASES = Set.of(Field.PHASE_PARENT, Field.TASK_PHASE);

    /** The phase that such a field names, by its id. */
    static RecordId phase(Object value) {
        return new RecordId(Kind.PHASE, (String) value);
    }

    @Override
    public Twin twin(Field field, Side to, Object value, Object now) {
        if (field == Field.TASK_PHASE && value == null && to == Side.MANAGE && roster.defaultPhase().isDefined()) {
            return Twin.of(roster.defaultPhase().reference());
        }
        if (value == null || !PHASES.contains(field)) {
            return mappings.twin(field, to, value, now);
        }
        String key = roster.pairOf(phase(value), to.other());
        String id = key == null ? null : roster.idOn(key, to);
        if (id == null && roster.defaultPhase().is(to.other(), phase(value))) {
            return Twin.of(null);
        }
        return id != null ? Twin.of(id) : key != null && roster.isNewcomer(key) ? Twin.of(new Pending(key)) : Twin.NONE;
    }

    @Override
    public Optional<String> author(Side side, Object author) {
        return mappings.author(side, author);
    }

    @Override
    public boolean isRequired(Field field, Side side) {
        // No phase is one, then.
        return mappings.isRequired(field, side)
                && !(field == Field.TASK_PHASE && side == Side.MANAGE && roster.defaultPhase().isDefined());
    }
}
