package dev.sibridge.twoway.model;

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
    PROJECT_NAME(PROJECT, "name", LAST_WRITER),
    PROJECT_STATUS(PROJECT, "status", LAST_WRITER),
    PROJECT_DESCRIPTION(PROJECT, "description", LAST_WRITER),
    PROJECT_CUSTOMER(PROJECT, "customer", MANAGE),
    PROJECT_START(PROJECT, "startDate", TOOL),
    PROJECT_DUE(PROJECT, "dueDate", TOOL),
    PROJECT_OWNER(PROJECT, "owner", LAST_WRITER),
    PROJECT_CATEGORY(PROJECT, "category", LAST_WRITER),

    PHASE_NAME(PHASE, "name", LAST_WRITER),
    PHASE_PARENT(PHASE, "parent", LAST_WRITER),
    PHASE_ORDER(PHASE, "order", TOOL),
    PHASE_START(PHASE, "startDate", TOOL),
    PHASE_DUE(PHASE, "dueDate", TOOL),

    TASK_NAME(TASK, "name", LAST_WRITER),
    TASK_STATUS(TASK, "status", LAST_WRITER),
    TASK_PRIORITY(TASK, "priority", LAST_WRITER),
    TASK_PHASE(TASK, "phase", LAST_WRITER),
    TASK_ASSIGNEES(TASK, "assignees", LAST_WRITER),
    TASK_START(TASK, "startDate", TOOL),
    TASK_DUE(TASK, "dueDate", TOOL),
    TASK_ESTIMATE(TASK, "estimate", MANAGE),
    TASK_DESCRIPTION(TASK, "description", LAST_WRITER),

    STEP_TEXT(STEP, "text", LAST_WRITER),
    STEP_DONE(STEP, "done", LAST_WRITER),
    STEP_ORDER(STEP, "order", TOOL),

    NOTE_TEXT(NOTE, "text", LAST_WRITER),
    NOTE_AUTHOR(NOTE, "author", LAST_WRITER),
    NOTE_CATEGORY(NOTE, "category", MANAGE);

    private final Kind kind;
    private final String wireName;
    private final Rule rule;

    Field(Kind kind, String wireName, Rule rule) {
        this.kind = kind;
        this.wireName = wireName;
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

    /** Whose value counts when both have changed, unless the dealer has decided otherwise. */
    public Rule rule() {
        return rule;
    }

    /** The fields of a kind, in the order in which they are told. */
    public static Set<Field> of(Kind kind) {
        return Stream.of(values()).filter(field -> field.kind == kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Field.class)));
    }
}
