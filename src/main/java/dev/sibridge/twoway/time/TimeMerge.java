package dev.sibridge.twoway.time;

import dev.sibridge.twoway.merge.Translation.Twin;
import dev.sibridge.twoway.model.Pair.Agreed;
import dev.sibridge.twoway.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is to be done about an entry and its twin, field by field. What was changed in the tool goes to Manage as long
 * as Manage's may be changed. Whatever Manage has changed counts, and once it is submitted nothing else does: the
 * tool's then gives way.
 */
final class TimeMerge {

    private final TimeRow row;
    private final TimeEntry tool;
    private final TimeEntry manage;
    private final TimeTwins twins;
    private final Map<TimeField, Object> toManage = new EnumMap<>(TimeField.class);
    private final Map<TimeField, Object> toTool = new EnumMap<>(TimeField.class);
    private final Map<TimeField, Agreed> agreed = new EnumMap<>(TimeField.class);
    private final List<TimeField> unsent = new ArrayList<>();
    private final List<String> putBack = new ArrayList<>();

    private TimeMerge(TimeRow row, TimeEntry tool, TimeEntry manage, TimeTwins twins) {
        this.row = row;
        this.tool = tool;
        this.manage = manage;
        this.twins = twins;
    }

    static TimeMerge of(TimeRow row, TimeEntry tool, TimeEntry manage, TimeTwins twins) {
        TimeMerge merge = new TimeMerge(row, tool, manage, twins);
        for (TimeField field : TimeField.values()) {
            if (tool.holds(field) && manage.holds(field)) {
                merge.field(field);
            }
        }
        return merge;
    }

    Map<TimeField, Object> toManage() {
        return toManage;
    }

    Map<TimeField, Object> toTool() {
        return toTool;
    }

    /** Fields that both sides hold alike, or have agreed to hold differently; nothing is written for that. */
    Map<TimeField, Agreed> agreed() {
        return agreed;
    }

    /** Fields whose value has no twin in Manage. */
    List<TimeField> unsent() {
        return unsent;
    }

    /** What gives way in the tool, for people; null when nothing does. */
    String putBack() {
        return putBack.isEmpty() ? null : "Put back, since " + (manage.isEditable() ? "it was changed in Manage, too"
                : "it is " + manage.value(TimeField.STATUS) + " in Manage") + ": " + String.join(", ", putBack) + ".";
    }

    private void field(TimeField field) {
        Object there = tool.value(field);
        Object here = manage.value(field);
        boolean isKnown = row.base().containsKey(field);
        boolean edited = !isKnown || !Objects.equals(there, row.inTool(field));
        boolean moved = !isKnown || !Objects.equals(here, row.inManage(field));
        if (!edited && !moved) {
            return;
        }
        if (isSame(field, there, here)) {
            agreed.put(field, new Agreed(there, here));
        } else if (edited && !moved && manage.isEditable() && !field.isManages()) {
            send(field, there, here);
        } else if (field == TimeField.TASK && !edited) {
            // Time stays with the task on which it was entered.
            agreed.put(field, new Agreed(there, here));
        } else {
            giveWay(field, edited, moved);
        }
    }

    private boolean isSame(TimeField field, Object there, Object here) {
        Twin inManage = twins.twin(field, Side.MANAGE, there, here);
        Twin inTool = twins.twin(field, Side.TOOL, here, there);
        return inManage.exists() && Objects.equals(inManage.value(), here)
                || inTool.exists() && Objects.equals(inTool.value(), there);
    }

    private void send(TimeField field, Object there, Object here) {
        Twin twin = twins.twin(field, Side.MANAGE, there, here);
        if (twin.exists()) {
            toManage.put(field, twin.value());
        } else if (field == TimeField.DAY || field == TimeField.HOURS) {
            giveWay(field, true, false);
        } else if (field.isRequired()) {
            unsent.add(field);
        }
    }

    private void giveWay(TimeField field, boolean edited, boolean moved) {
        Object there = tool.value(field);
        Twin twin = moved ? twins.twin(field, Side.TOOL, manage.value(field), there) : Twin.of(row.inTool(field));
        if (!twin.exists()) {
            agreed.put(field, new Agreed(there, manage.value(field)));
            return;
        }
        toTool.put(field, twin.value());
        if (edited && (row.base().containsKey(field) || there != null && !field.isManages())) {
            putBack.add(field.label() + " " + said(twin.value()) + " instead of " + said(there));
        }
    }

    private static String said(Object value) {
        return value == null ? "none" : value instanceof BigDecimal number ? number.toPlainString()
                : value instanceof String text ? "\"" + text + "\"" : value.toString();
    }
}
