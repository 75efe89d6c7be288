package dev.sibridge.twoway.time;

import dev.sibridge.twoway.model.Pair.Agreed;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.pass.Pass.Counts;
import dev.sibridge.twoway.pass.Pass.Event;
import dev.sibridge.twoway.pass.Pass.Event.What;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.twoway.time.TimePlan.Adopt;
import dev.sibridge.twoway.time.TimePlan.Agree;
import dev.sibridge.twoway.time.TimePlan.Change;
import dev.sibridge.twoway.time.TimePlan.Create;
import dev.sibridge.twoway.time.TimePlan.Delete;
import dev.sibridge.twoway.time.TimePlan.Forget;
import dev.sibridge.twoway.time.TimePlan.Say;
import dev.sibridge.twoway.time.TimePlan.ToManage;
import dev.sibridge.twoway.time.TimePlan.ToTool;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Carries out what was planned for a project's time, change by change. What a side refuses, or what somebody has
 * changed meanwhile, is noted and the others go on.
 */
final class TimeWriter {

    static final String MOVED = "It has left the project in the tool; the time stays in Manage.";

    private final TimeStore store;
    private final ToolTime tool;
    private final ManageTime manage;
    private final Clock clock;
    private final long project;
    private final Map<String, TimeRow> rows = new HashMap<>();
    private final Map<String, Map<TimeField, Agreed>> bases = new HashMap<>();
    private final Map<Side, Counts> counts = Map.of(Side.TOOL, new Counts(), Side.MANAGE, new Counts());
    private final List<Event> events = new ArrayList<>();
    private int refused;

    TimeWriter(TimeStore store, ToolTime tool, ManageTime manage, Clock clock, long project, List<TimeRow> rows) {
        this.store = store;
        this.tool = tool;
        this.manage = manage;
        this.clock = clock;
        this.project = project;
        rows.forEach(row -> this.rows.put(row.toolId(), row));
    }

    Map<Side, Counts> counts() {
        return counts;
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** How many entries Manage did not take. */
    int refused() {
        return refused;
    }

    /**
     * Carries out a change.
     *
     * @throws SideException when nothing more can be done on a side
     */
    void apply(Change change) {
        try {
            carryOut(change);
        } catch (SideException e) {
            if (e.outcome() == Outcome.CLOSED) {
                throw e;
            }
            Instant created = change instanceof Create create ? create.tool().created() : null;
            refused += change instanceof Create && e.outcome() == Outcome.REFUSED ? 1 : 0;
            // What is refused is refused again and again; the log says it once.
            if (e.outcome() != Outcome.REFUSED || store.say(project, change.toolId(), created, e.getMessage())) {
                note(What.valueOf(e.outcome().name()), change.toolId(), change instanceof ToTool ? Side.TOOL
                        : Side.MANAGE, e.getMessage());
            }
        }
    }

    private void carryOut(Change change) {
        if (change instanceof Adopt adopt) {
            adopt(adopt);
        } else if (change instanceof Create create) {
            create(create);
        } else if (change instanceof Agree agree) {
            agree(agree.toolId(), agree.agreed());
        } else if (change instanceof ToManage toManage) {
            toManage(toManage);
        } else if (change instanceof ToTool toTool) {
            toTool(toTool);
        } else if (change instanceof Delete delete) {
            delete(delete);
        } else if (change instanceof Forget forget) {
            store.forget(project, forget.toolId());
        } else if (change instanceof Say say) {
            say(say.toolId(), say.created(), say.text());
        }
    }

    private void adopt(Adopt adopt) {
        store.pair(project, adopt.toolId(), adopt.created(), adopt.manage().id(), adopt.base());
        if (!adopt.isMarked() && tool.has(adopt.toolId(), adopt.created())) {
            tool.mark(adopt.toolId(), adopt.manage().id());
        }
    }

    private void create(Create create) {
        TimeEntry entry = create.tool();
        if (!store.claim(project, entry, create.before(), clock.instant(), create.sent())) {
            // Another pass is at it, and will say what came of it.
            return;
        }
        Map<TimeField, Object> values = new EnumMap<>(TimeField.class);
        create.sent().forEach((field, sent) -> values.put(field, sent.manage()));
        TimeEntry made;
        try {
            made = manage.create(values);
        } catch (SideException e) {
            if (e.outcome() != Outcome.UNKNOWN) {
                store.release(project, entry.id());
            }
            throw e;
        }
        Map<TimeField, Agreed> base = new EnumMap<>(TimeField.class);
        entry.values().forEach((field, value) -> {
            // What Manage alone says is brought to the tool by the next pass, if the tool says something else.
            if (!field.isManages() || Objects.equals(value, made.value(field))) {
                base.put(field, new Agreed(value, made.value(field)));
            }
        });
        store.pair(project, entry.id(), entry.created(), made.id(), base);
        note(What.CREATED, entry.id(), Side.MANAGE, null);
        check(entry.id(), Side.MANAGE, values, made);
        tool.mark(entry.id(), made.id());
    }

    private void toManage(ToManage change) {
        TimeEntry then = manage.update(change.now(), change.values());
        Map<TimeField, Agreed> agreed = new EnumMap<>(TimeField.class);
        change.values().keySet().forEach(field ->
                agreed.put(field, new Agreed(change.tool().value(field), then.value(field))));
        agree(change.toolId(), agreed);
        note(What.UPDATED, change.toolId(), Side.MANAGE, null);
        check(change.toolId(), Side.MANAGE, change.values(), then);
        store.say(project, change.toolId(), null, null);
    }

    private void toTool(ToTool change) {
        TimeEntry then = tool.update(change.tool(), change.values());
        Map<TimeField, Agreed> agreed = new EnumMap<>(TimeField.class);
        change.values().keySet().forEach(field ->
                agreed.put(field, new Agreed(then.value(field), change.manage().value(field))));
        agree(change.toolId(), agreed);
        note(What.UPDATED, change.toolId(), Side.TOOL, change.putBack());
        check(change.toolId(), Side.TOOL, change.values(), then);
        store.say(project, change.toolId(), null, null);
    }

    /** A side may do without a word what it likes: that is said once, and counts as agreed on. */
    private void check(String toolId, Side side, Map<TimeField, Object> sent, TimeEntry then) {
        List<String> others = sent.keySet().stream()
                .filter(field -> then.holds(field) && !field.isAlike(sent.get(field), then.value(field)))
                // Where nothing was said, a side may say what it does by itself.
                .filter(field -> sent.get(field) != null || field == TimeField.TEXT).map(TimeField::label).toList();
        if (!others.isEmpty()) {
            note(What.REFUSED, toolId, side, "It was written, but other values stand there now: "
                    + String.join(", ", others) + ".");
        }
    }

    private void delete(Delete delete) {
        TimeRow row = rows.get(delete.toolId());
        if (tool.has(row.toolId(), row.created())) {
            say(row.toolId(), row.created(), MOVED);
        } else if (!tool.hasTask((String) row.inTool(TimeField.TASK))) {
            say(row.toolId(), row.created(), TimePlanner.KEPT_WITH_TASK);
        } else {
            manage.delete(delete.now());
            store.forget(project, row.toolId());
            note(What.DELETED, row.toolId(), Side.MANAGE, null);
        }
    }

    private void agree(String toolId, Map<TimeField, Agreed> agreed) {
        Map<TimeField, Agreed> base = bases.computeIfAbsent(toolId, id -> {
            Map<TimeField, Agreed> remembered = new EnumMap<>(TimeField.class);
            remembered.putAll(rows.get(id).base());
            return remembered;
        });
        base.putAll(agreed);
        store.agree(project, toolId, base);
    }

    private void say(String toolId, Instant created, String text) {
        if (store.say(project, toolId, created, text) && text != null) {
            note(What.WAITS, toolId, Side.MANAGE, text);
        }
    }

    private void note(What what, String toolId, Side side, String reason) {
        events.add(new Event(what, TimeRow.key(toolId), side, reason));
        counts.get(side).add(what);
    }
}
