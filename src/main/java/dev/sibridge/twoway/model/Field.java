package dev.sibridge.twoway.model;

import static dev.sibridge.twoway.model.FieldType.DAY;
import static dev.sibridge.twoway.model.FieldType.FLAG;
import static dev.sibridge.twoway.model.FieldType.NUMBER;
import static dev.sibridge.twoway.model.FieldType.REFERENCE;
import static dev.sibridge.twoway.model.FieldType.REFERENCES;
import static dev.sibridge.twoway.model.FieldType.TEXT;
import static dev.sibridge.twoway.model.Kind.NOTE;
import static dev.sibridge.twoway.model.Kind.PHASE;
import static dev.sibridge.twoway.model.Kind.PROJECT;
import static dev.sibridge.twoway.model.Kind.STEP;
import static dev.sibridge.twoway.model.Kind.TASK;
import static dev.sibridge.twoway.model.Rule.LAST_WRITER;
import static dev.sibridge.twoway.model.Rule.MANAGE;
import static dev.sibridge.twoway.model.Rule.TOOL;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a record travels between both sides, by the tool's names. */
public enum Field {
    PROJECT_NAME(PROJECT, "name", TEXT, LAST_WRITER),
    PROJECT_STATUS(PROJECT, "status", REFERENCE, LAST_WRITER),
    PROJECT_DESCRIPTION(PROJECT, "description", TEXT, LAST_WRITER),
    PROJECT_CUSTOMER(PROJECT, "customer", REFERENCE, MANAGE),
    PROJECT_START(PROJECT, "startDate", DAY, TOOL),
    PROJECT_DUE(PROJECT, "dueDate", DAY, TOOL),
    PROJECT_OWNER(PROJECT, "owner", REFERENCE, LAST_WRITER),
    PROJECT_CATEGORY(PROJECT, "category", REFERENCE, LAST_WRITER),

    PHASE_NAME(PHASE, "name", TEXT, LAST_WRITER),
    PHASE_PARENT(PHASE, "parent", REFERENCE, LAST_WRITER),
    PHASE_ORDER(PHASE, "order", NUMBER, TOOL),
    PHASE_START(PHASE, "startDate", DAY, TOOL),
    PHASE_DUE(PHASE, "dueDate", DAY, TOOL),

    TASK_NAME(TASK, "name", TEXT, LAST_WRITER),
    TASK_STATUS(TASK, "status", REFERENCE, LAST_WRITER),
    TASK_PRIORITY(TASK, "priority", REFERENCE, LAST_WRITER),
    TASK_PHASE(TASK, "phase", REFERENCE, LAST_WRITER),
    TASK_ASSIGNEES(TASK, "assignees", REFERENCES, LAST_WRITER),
    TASK_START(TASK, "startDate", DAY, TOOL),
    TASK_DUE(TASK, "dueDate", DAY, TOOL),
    TASK_ESTIMATE(TASK, "estimate", NUMBER, MANAGE),
    TASK_DESCRIPTION(TASK, "description", TEXT, LAST_WRITER),

    STEP_TEXT(STEP, "text", TEXT, LAST_WRITER),
    STEP_DONE(STEP, "done", FLAG, LAST_WRITER),
    STEP_ORDER(STEP, "order", NUMBER, TOOL),

    NOTE_TEXT(NOTE, "text", TEXT, LAST_WRITER),
    NOTE_AUTHOR(NOTE, "author", REFERENCE, LAST_WRITER),
    NOTE_CATEGORY(NOTE, "category", REFERENCE, MANAGE);

    private final Kind kind;
    private final String wireName;
    private final FieldType type;
    private final Rule rule;

    Field(Kind kind, String wireName, FieldType type, Rule rule) {
        this.kind = kind;
        this.wireName = wireName;
        this.type = type;
        this.rule = rule;
    }

    /** Of which records. */
    public Kind kind() {
        return kind;
    }

    /** Its name in mappings, journals and the API; the same in several kinds. */
    public String wireName() {
        return wireName;
    }

    public FieldType type() {
        return type;
    }

    /** Whose value counts when both have changed, unless the dealer has decided otherwise. */
    public Rule rule() {
        return rule;
    }

    /** The field by which people know a record. */
    public static Field title(Kind kind) {
        return switch (kind) {
            case PROJECT -> PROJECT_NAME;
            case PHASE -> PHASE_NAME;
            case TASK -> TASK_NAME;
            case STEP -> STEP_TEXT;
            case NOTE -> NOTE_TEXT;
        };
    }

    /** The fields of a kind, in the order in which they are told. */
    public static Set<Field> of(Kind kind) {
        return Stream.of(values()).filter(field -> field.kind == kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Field.class)));
    }
}
