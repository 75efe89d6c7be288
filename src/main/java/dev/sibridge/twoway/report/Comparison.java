package dev.sibridge.twoway.report;

import dev.sibridge.twoway.merge.Seen;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.report.PlannedChanges.PlannedChange;
import dev.sibridge.twoway.run.ProjectPass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What both sides hold of a project.
 *
 * @param manage      empty when it was not read
 * @param tool        the same
 * @param differences what the next pass would write
 * @param message     why nothing was read, or compared; null when it was
 */
public record Comparison(List<Node> manage, List<Node> tool, List<PlannedChange> differences, String message) {

    /**
     * A record with what belongs to it.
     *
     * @param fields by name; references as ids of that side
     */
    public record Node(String kind, String id, String title, Map<String, Object> fields, List<Node> children) {
    }

    /** What a pass has read. */
    public static Comparison of(ProjectPass pass) {
        return new Comparison(tree(pass.manageSeen()), tree(pass.toolSeen()), PlannedChanges.of(pass), pass.message());
    }

    private static List<Node> tree(Seen seen) {
        return seen == null ? List.of() : below(seen, null);
    }

    private static List<Node> below(Seen seen, RecordId parent) {
        return seen.records().stream().filter(record -> Objects.equals(place(record), parent))
                .map(record -> new Node(record.kind().name().toLowerCase(Locale.ROOT), record.id(),
                        String.valueOf(record.value(Field.title(record.kind()))), fields(record),
                        below(seen, record.recordId()))).toList();
    }

    /** What people see a record below: a task below its phase. */
    private static RecordId place(Sighting record) {
        Object phase = record.kind() == Kind.PHASE ? record.value(Field.PHASE_PARENT)
                : record.kind() == Kind.TASK ? record.value(Field.TASK_PHASE) : null;
        return phase == null ? record.parent() : new RecordId(Kind.PHASE, phase.toString());
    }

    private static Map<String, Object> fields(Sighting record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        record.values().forEach((field, value) -> fields.put(field.wireName(),
                value instanceof java.time.LocalDate day ? day.toString() : value));
        return fields;
    }
}
