package dev.sibridge.twoway.time;

import dev.sibridge.twoway.merge.Translation.Twin;
import dev.sibridge.twoway.model.Pair.Agreed;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.time.TimePlan.Adopt;
import dev.sibridge.twoway.time.TimePlan.Agree;
import dev.sibridge.twoway.time.TimePlan.Change;
import dev.sibridge.twoway.time.TimePlan.Create;
import dev.sibridge.twoway.time.TimePlan.Delete;
import dev.sibridge.twoway.time.TimePlan.Forget;
import dev.sibridge.twoway.time.TimePlan.Say;
import dev.sibridge.twoway.time.TimePlan.ToManage;
import dev.sibridge.twoway.time.TimePlan.ToTool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Finds out what is to be done about a project's time. */
final class TimePlanner {

    static final String KEPT_WITH_TASK = "It is gone in the tool together with its task; the time stays in Manage.";
    static final String KEPT_LOCKED = "It was deleted in the tool, but it is %s in Manage and stays there.";
    static final String KEPT_CHANGED = "It was deleted in the tool, but it was changed in Manage and stays there.";

    private static final List<TimeField> TOLD_BY = List.of(TimeField.TASK, TimeField.PERSON, TimeField.HOURS,
            TimeField.TEXT);

    private final TimeSituation situation;
    private final Map<String, TimeRow> rows = new TreeMap<>();
    private final Map<String, TimeEntry> manage = new HashMap<>();
    /** Manage's entries that are nobody's twin. */
    private final Map<String, TimeEntry> free = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Delete> deletions = new ArrayList<>();
    private final Map<Unsent, Integer> unsent = new EnumMap<>(Unsent.class);

    private TimePlanner(TimeSituation situation) {
        this.situation = situation;
        situation.rows().forEach(row -> rows.put(row.toolId(), row));
        situation.manage().forEach(entry -> manage.put(entry.id(), entry));
        situation.manage().stream().sorted(Comparator.comparingLong(entry -> Long.parseLong(entry.id())))
                .forEach(entry -> free.put(entry.id(), entry));
        situation.rows().forEach(row -> free.remove(row.manageId()));
    }

    static TimePlan of(TimeSituation situation) {
        return new TimePlanner(situation).plan();
    }

    private TimePlan plan() {
        Map<String, TimeEntry> tool = new LinkedHashMap<>();
        situation.tool().stream().sorted(Comparator.comparing(TimeEntry::created,
                Comparator.nullsFirst(Comparator.naturalOrder())).thenComparing(TimeEntry::id))
                .forEach(entry -> tool.put(entry.id(), entry));
        List<TimeEntry> newcomers = new ArrayList<>();
        // Whatever may be the answer to an unanswered create comes first, so that nobody else takes it.
        rows.values().stream().filter(row -> row.claimed() != null).forEach(row -> claimed(row, meant(row, tool)));
        for (TimeEntry entry : tool.values()) {
            TimeRow row = rows.get(entry.id());
            if (row == null || row.is(entry) && row.manageId() == null && row.claimed() == null) {
                newcomers.add(entry);
            } else if (row.is(entry) && row.manageId() != null) {
                paired(row, entry);
            }
        }
        newcomers(newcomers);
        rows.values().stream().filter(row -> row.claimed() == null && meant(row, tool) == null).forEach(this::gone);
        int known = (int) rows.values().stream().filter(row -> row.manageId() != null).count();
        if (!situation.guard().allows(deletions.size(), known)) {
            return new TimePlan(List.of(), Map.of(), deletions.size());
        }
        changes.addAll(deletions);
        return new TimePlan(List.copyOf(changes), Map.copyOf(unsent), 0);
    }

    private static TimeEntry meant(TimeRow row, Map<String, TimeEntry> tool) {
        TimeEntry entry = tool.get(row.toolId());
        return entry != null && row.is(entry) ? entry : null;
    }

    /** A create that was not answered, or whose process died. */
    private void claimed(TimeRow row, TimeEntry entry) {
        Optional<TimeEntry> made = take(one -> isAsSent(one, row.base()));
        if (made.isPresent()) {
            Map<TimeField, Agreed> base = new EnumMap<>(TimeField.class);
            row.base().forEach((field, sent) -> base.put(field, new Agreed(sent.tool(), made.get().value(field))));
            changes.add(new Adopt(row.toolId(), row.created(), made.get(), base, false));
        } else if (!situation.isUnsettled(row)) {
            if (entry == null) {
                changes.add(new Forget(row.toolId()));
            } else {
                newcomer(entry, row);
            }
        }
    }

    private void newcomers(List<TimeEntry> newcomers) {
        List<TimeEntry> unmarked = new ArrayList<>();
        for (TimeEntry entry : newcomers) {
            Object ticket = twin(TimeField.TASK, entry).value();
            // A mark alone is no proof: who copies an entry in the tool may copy its mark.
            Optional<TimeEntry> marked = entry.mark() == null || ticket == null ? Optional.empty()
                    : take(one -> one.id().equals(entry.mark()) && ticket.equals(one.value(TimeField.TASK)));
            if (marked.isPresent()) {
                changes.add(new Adopt(entry.id(), entry.created(), marked.get(), Map.of(), true));
            } else {
                unmarked.add(entry);
            }
        }
        unmarked.forEach(entry -> newcomer(entry, rows.get(entry.id())));
    }

    private void newcomer(TimeEntry entry, TimeRow row) {
        Optional<Unsent> reason = reason(entry);
        if (reason.isPresent()) {
            unsent(reason.get(), entry);
            return;
        }
        Map<TimeField, Agreed> sent = sent(entry);
        Optional<TimeEntry> twin = take(one -> isAsSent(one, sent));
        changes.add(twin.isPresent() ? new Adopt(entry.id(), entry.created(), twin.get(), Map.of(), false)
                : new Create(entry, row == null ? null : row.claimed(), sent));
    }

    private Optional<Unsent> reason(TimeEntry entry) {
        return !twin(TimeField.TASK, entry).exists() ? Optional.of(Unsent.NO_TASK)
                : !twin(TimeField.PERSON, entry).exists() ? Optional.of(Unsent.NO_PERSON)
                : !twin(TimeField.DAY, entry).exists() || !twin(TimeField.HOURS, entry).exists()
                        ? Optional.of(Unsent.NO_HOURS) : Optional.empty();
    }

    /** What Manage will be sent. */
    private Map<TimeField, Agreed> sent(TimeEntry entry) {
        Map<TimeField, Agreed> sent = new EnumMap<>(TimeField.class);
        for (TimeField field : TimeField.values()) {
            Twin twin = twin(field, entry);
            // Without resource types all time is of the dealer's default; of what else the tool lacks nothing is said.
            if (!field.isManages() && (entry.holds(field) || field == TimeField.ROLE)) {
                sent.put(field, new Agreed(entry.value(field), twin.value()));
            }
        }
        return sent;
    }

    private Twin twin(TimeField field, TimeEntry entry) {
        return situation.twins().twin(field, Side.MANAGE, entry.value(field), null);
    }

    /** Whether an entry of Manage's is what was sent: ticket, member, start, hours and notes tell. */
    private static boolean isAsSent(TimeEntry entry, Map<TimeField, Agreed> sent) {
        return ManageTime.start(sent.get(TimeField.DAY).manage()).equals(entry.start())
                && TOLD_BY.stream().allMatch(field -> field.isAlike(sent.containsKey(field) ? sent.get(field).manage()
                        : null, entry.value(field)));
    }

    private Optional<TimeEntry> take(Predicate<TimeEntry> which) {
        Optional<TimeEntry> taken = free.values().stream().filter(which).findFirst();
        taken.ifPresent(entry -> free.remove(entry.id()));
        return taken;
    }

    private void paired(TimeRow row, TimeEntry entry) {
        TimeEntry twin = manage.get(row.manageId());
        if (twin == null) {
            unsent(Unsent.GONE, entry);
            return;
        }
        TimeMerge merge = TimeMerge.of(row, entry, twin, situation.twins());
        if (!merge.agreed().isEmpty()) {
            changes.add(new Agree(row.toolId(), merge.agreed()));
        }
        if (!merge.toManage().isEmpty()) {
            changes.add(new ToManage(entry, twin, merge.toManage()));
        }
        if (!merge.toTool().isEmpty() && situation.canChange()) {
            changes.add(new ToTool(entry, twin, merge.toTool(), merge.putBack()));
        }
        if (!merge.unsent().isEmpty()) {
            unsent(merge.unsent().contains(TimeField.TASK) ? Unsent.NO_TASK : Unsent.NO_PERSON, entry);
        } else if (merge.toManage().isEmpty() && merge.toTool().isEmpty() && row.said() != null) {
            changes.add(new Say(row.toolId(), row.created(), null));
        }
    }

    private void unsent(Unsent reason, TimeEntry entry) {
        unsent.merge(reason, 1, Integer::sum);
        say(entry.id(), entry.created(), reason.text());
    }

    /** What the tool does not have any more. */
    private void gone(TimeRow row) {
        TimeEntry twin = row.manageId() == null ? null : manage.get(row.manageId());
        if (twin == null) {
            changes.add(new Forget(row.toolId()));
        } else if (!situation.twins().twin(TimeField.TASK, Side.MANAGE, row.inTool(TimeField.TASK), null).exists()) {
            keep(row, KEPT_WITH_TASK);
        } else if (!twin.isEditable()) {
            keep(row, KEPT_LOCKED.formatted(twin.value(TimeField.STATUS)));
        } else if (row.base().entrySet().stream().anyMatch(field -> !field.getKey().isManages()
                && !Objects.equals(field.getValue().manage(), twin.value(field.getKey())))) {
            keep(row, KEPT_CHANGED);
        } else {
            deletions.add(new Delete(row.toolId(), twin));
        }
    }

    private void keep(TimeRow row, String text) {
        say(row.toolId(), row.created(), text);
    }

    private void say(String toolId, Instant created, String text) {
        if (!rows.containsKey(toolId) || !text.equals(rows.get(toolId).said())) {
            changes.add(new Say(toolId, created, text));
        }
    }
}
