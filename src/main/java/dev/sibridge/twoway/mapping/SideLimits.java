package dev.sibridge.twoway.mapping;

import dev.sibridge.twoway.mapping.MappedTranslation.FieldLimits;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Side;
import java.util.EnumSet;
import java.util.Set;

/** What Manage's API demands by its document. Of tools only what all of them demand is known: names and statuses. */
public final class SideLimits implements FieldLimits {

    private static final int NAME = 100;
    private static final Set<Field> NAMES = EnumSet.of(Field.PROJECT_NAME, Field.PHASE_NAME, Field.TASK_NAME);
    private static final Set<Field> REQUIRED = EnumSet.of(Field.PROJECT_NAME, Field.PROJECT_STATUS, Field.PHASE_NAME,
            Field.TASK_NAME, Field.TASK_STATUS, Field.STEP_TEXT, Field.STEP_DONE, Field.NOTE_TEXT);
    private static final Set<Field> REQUIRED_BY_MANAGE = EnumSet.of(Field.PROJECT_CUSTOMER, Field.PROJECT_START,
            Field.PROJECT_DUE, Field.TASK_PRIORITY, Field.TASK_PHASE,
            // It is a note, which Manage keeps no empty one of. Without it, the next note would be taken for it.
            Field.TASK_DESCRIPTION);

    @Override
    public int longest(Field field, Side side) {
        return side == Side.MANAGE && NAMES.contains(field) ? NAME : Integer.MAX_VALUE;
    }

    @Override
    public boolean isRequired(Field field, Side side) {
        return REQUIRED.contains(field) || side == Side.MANAGE && REQUIRED_BY_MANAGE.contains(field);
    }
}
