package dev.sibridge.twoway.time;

import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.mapping.MappedTime;
import dev.sibridge.twoway.mapping.MappingDocument;
import dev.sibridge.twoway.merge.Situation.Guard;
import dev.sibridge.twoway.model.Pair.Agreed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What both sides show of a project's time, and what is remembered. Task {@code t1} has the ticket {@code 100}; Ann
 * ({@code ann}) is the member {@code 1}, nobody in Manage is Zoe.
 */
final class TimeWorld {

    static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
    static final LocalDate DAY = LocalDate.of(2027, 2, 26);

    final List<TimeRow> rows = new ArrayList<>();
    final List<TimeEntry> tool = new ArrayList<>();
    final List<TimeEntry> manage = new ArrayList<>();
    boolean canChange = true;
    Guard guard = new Guard(20, 10);

    static Directory toolDirectory() {
        return new Directory(Map.of(Subject.PERSON, List.of(person("ann", true), person("zoe", true),
                person("mia", true), person("bob", true)), Subject.RESOURCE_TYPE, List.of(Choice.of("r1", "Installer"),
                Choice.of("r2", "Helper"))));
    }

    private static Directory manageDirectory() {
        return new Directory(Map.of(Subject.PERSON, List.of(new Choice("1", "A", null, false, true, null, "ann"),
                new Choice("2", "B", null, false, true, null, "bob"),
                new Choice("3", "M", null, false, false, null, "mia")), Subject.RESOURCE_TYPE,
                List.of(Choice.of("11", "Technician"), Choice.of("12", "Engineer"))));
    }

    private static Choice person(String id, boolean active) {
        return new Choice(id, id, null, false, active, null, id);
    }

    TimePlan plan() {
        MappedTime mapped = new MappedTime(MappingDocument.read("""
                resourceTypes: { pairs: [{ tool: Installer, manage: Technician }], newInManage: Engineer }
                time: { enabled: true, nonBillable: DoNotBill }
                """), toolDirectory(), manageDirectory());
        return TimePlanner.of(new TimeSituation(rows, tool, manage, new TimeTwins(Map.of("t1", "100", "t2", "200"),
                mapped), canChange, guard, NOW, Duration.ofMinutes(2)));
    }

    /** An entry of Ann's in the tool: two hours on the task t1. */
    static TimeEntry inTool(String id, Object... changes) {
        Map<TimeField, Object> values = new EnumMap<>(Map.of(TimeField.TASK, "t1", TimeField.PERSON, "ann",
                TimeField.DAY, DAY, TimeField.HOURS, new BigDecimal(2), TimeField.BILLABLE, true, TimeField.ROLE, "r1",
                TimeField.TEXT, "Hung it", TimeField.STATUS, "open", TimeField.LOCKED, false));
        change(values, changes);
        return new TimeEntry(id, NOW.minusSeconds(3600), "r1", null, null, values);
    }

    static TimeEntry marked(TimeEntry entry, String mark) {
        return new TimeEntry(entry.id(), entry.created(), entry.rev(), mark, null, entry.values());
    }

    /** The same in Manage. */
    static TimeEntry inManage(String id, Object... changes) {
        Map<TimeField, Object> values = new EnumMap<>(Map.of(TimeField.TASK, "100", TimeField.PERSON, "1",
                TimeField.DAY, DAY, TimeField.HOURS, new BigDecimal(2), TimeField.BILLABLE, "Billable",
                TimeField.ROLE, "11", TimeField.TEXT, "Hung it", TimeField.STATUS, "open", TimeField.LOCKED, false));
        change(values, changes);
        return new TimeEntry(id, null, null, null, ManageTime.start(values.get(TimeField.DAY)), values);
    }

    private static void change(Map<TimeField, Object> values, Object... changes) {
        for (int i = 0; i < changes.length; i += 2) {
            values.put((TimeField) changes[i], changes[i + 1]);
        }
    }

    /** An entry and its twin are paired, as they were before these changes. */
    void pair(TimeEntry toolNow, TimeEntry manageNow) {
        if (toolNow != null) {
            tool.add(toolNow);
        }
        if (manageNow != null) {
            manage.add(manageNow);
        }
        rows.add(row(toolNow == null ? "7" : toolNow.id(), manageNow == null ? "4711" : manageNow.id(), null));
    }

    static TimeRow row(String toolId, String manageId, Instant claimed) {
        Map<TimeField, Agreed> base = new EnumMap<>(TimeField.class);
        inTool(toolId).values().forEach((field, value) -> base.put(field, new Agreed(value,
                inManage("0").value(field))));
        return new TimeRow(toolId, inTool(toolId).created(), manageId, claimed, base, null);
    }
}
