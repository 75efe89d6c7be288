package dev.sibridge.twoway.mapping;

import dev.sibridge.text.Text;
import dev.sibridge.twoway.mapping.MappedTranslation.FieldLimits;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a record is closed whose twin is gone: a task gets a status that ends it, a step is done, and both say in their
 * names what has happened. A phase only says it.
 */
public final class MappedClosing {

    private static final Map<Side, String> MOVED = Map.of(Side.TOOL, " [moved in ConnectWise]",
            Side.MANAGE, " [moved in the project tool]");
    private static final Map<Side, String> MARKS = Map.of(Side.TOOL, " [deleted in ConnectWise]",
            Side.MANAGE, " [deleted in the project tool]");

    private final MappedTranslation translation;
    private final FieldLimits limits;

    public MappedClosing(MappedTranslation translation, FieldLimits limits) {
        this.translation = translation;
        this.limits = limits;
    }

    /** The same for a record whose twin was deleted. */
    public Map<Field, Object> values(Side side, Sighting record) {
        return values(side, record, false);
    }

    /**
     * What is written; only a task's status may stay as it is, when nothing is mapped that ends it.
     *
     * @param moved whether the twin is not gone, but elsewhere
     */
    public Map<Field, Object> values(Side side, Sighting record, boolean moved) {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        if (record.kind() == Kind.TASK) {
            ending(side).ifPresent(status -> values.put(Field.TASK_STATUS, status));
        } else if (record.kind() == Kind.STEP) {
            values.put(Field.STEP_DONE, true);
        }
        Field title = Field.title(record.kind());
        String name = record.value(title) == null ? "" : record.value(title).toString();
        String mark = (moved ? MOVED : MARKS).get(side);
        if (!name.endsWith(mark)) {
            values.put(title, Text.cut(name, limits.longest(title, side) - mark.length()) + mark);
        }
        return values;
    }

    private Optional<String> ending(Side side) {
        return translation.written(Category.CANCELLED, side).or(() -> translation.written(Category.COMPLETE, side));
    }
}
