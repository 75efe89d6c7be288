package dev.sibridge.web.twoway.page;

import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.report.PlannedChanges;
import dev.sibridge.twoway.report.PlannedChanges.FromTo;
import dev.sibridge.twoway.report.PlannedChanges.PlannedChange;
import dev.sibridge.twoway.run.ProjectPass;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a pass would write.
 *
 * @param rows    the first of its changes
 * @param more    how many others there are
 * @param message why nothing, or not all, would be written; null when there is nothing to say
 */
record ShownPlan(List<Row> rows, int more, String message) {

    private static final int MOST_ROWS = 300;

    /**
     * A record that would be written.
     *
     * @param where  a side
     * @param action what would happen to it there
     * @param fields what would change, in words; empty for what is removed
     */
    record Row(String where, String action, String kind, String name, List<Change> fields) {
    }

    /** A field's value; null before a record is there. */
    record Change(String field, String from, String to) {
    }

    static ShownPlan of(ProjectPass pass, ShownValues values) {
        List<PlannedChange> all = PlannedChanges.of(pass);
        return new ShownPlan(all.stream().limit(MOST_ROWS).map(change -> row(pass, change, values)).toList(),
                Math.max(0, all.size() - MOST_ROWS), pass.message());
    }

    private static Row row(ProjectPass pass, PlannedChange change, ShownValues values) {
        Side side = Side.valueOf(change.side().toUpperCase(Locale.ROOT));
        Kind kind = Kind.valueOf(change.type().toUpperCase(Locale.ROOT));
        FromTo title = change.fields().get(Field.title(kind).wireName());
        String name = Objects.requireNonNullElseGet(pass.pass().name(change.key()), () -> title == null ? "–"
                : String.valueOf(title.to()));
        return new Row(Words.side(side), switch (change.action()) {
            case "create" -> "would be made";
            case "update" -> "would change";
            default -> "would be removed";
        }, Words.kind(kind, side), name, change.action().equals("update") ? changes(kind, side, change.fields(), values)
                : List.of());
    }

    private static List<Change> changes(Kind kind, Side side, Map<String, FromTo> fields, ShownValues values) {
        return Field.of(kind).stream().filter(field -> fields.containsKey(field.wireName())).map(field -> {
            FromTo change = fields.get(field.wireName());
            return new Change(Words.field(field), values.of(field, side, change.from()),
                    values.of(field, side, change.to()));
        }).toList();
    }
}
