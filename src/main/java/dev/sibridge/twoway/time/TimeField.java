package dev.sibridge.twoway.time;

import dev.sibridge.twoway.model.FieldType;
import java.util.Objects;

/** What of a time entry travels. */
enum TimeField {
    TASK("taskId", "task", FieldType.REFERENCE),
    PERSON("userId", "person", FieldType.REFERENCE),
    DAY("day", "day", FieldType.DAY),
    HOURS("hours", "hours", FieldType.NUMBER),
    /** In Manage one of several options. */
    BILLABLE("billable", "billable", FieldType.FLAG, FieldType.TEXT),
    /** In Manage the work role. */
    ROLE("resourceTypeId", "resource type", FieldType.REFERENCE),
    TEXT("text", "text", FieldType.TEXT),
    /** How far Manage is with it, as {@link TimeStatus} calls it. */
    STATUS("status", "status", FieldType.TEXT),
    LOCKED("locked", "locked", FieldType.FLAG);

    private final String wireName;
    private final String label;
    private final FieldType inTool;
    private final FieldType inManage;

    TimeField(String wireName, String label, FieldType type) {
        this(wireName, label, type, type);
    }

    TimeField(String wireName, String label, FieldType inTool, FieldType inManage) {
        this.wireName = wireName;
        this.label = label;
        this.inTool = inTool;
        this.inManage = inManage;
    }

    /** The port's name of it. */
    String wireName() {
        return wireName;
    }

    /** What people call it. */
    String label() {
        return label;
    }

    FieldType inTool() {
        return inTool;
    }

    FieldType inManage() {
        return inManage;
    }

    /** Whether Manage alone says it. */
    boolean isManages() {
        return this == STATUS || this == LOCKED;
    }

    /** Whether a side takes no empty value. */
    boolean isRequired() {
        return this == TASK || this == PERSON || this == DAY || this == HOURS;
    }

    /** Whether a side that was sent a value may show it so. Manage may show line ends as blanks. */
    boolean isAlike(Object sent, Object shown) {
        return this == TEXT ? squeezed(sent).equals(squeezed(shown)) : Objects.equals(sent, shown);
    }

    private static String squeezed(Object text) {
        return text == null ? "" : text.toString().replaceAll("\\s+", " ").strip();
    }
}
