package dev.sibridge.twoway.pass;

import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.MergePlan;
import dev.sibridge.twoway.merge.Situation;
import dev.sibridge.twoway.merge.Situation.Spot;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One pass over a project while it goes on: what was seen, what is to be done, and what came of it so far. Several
 * threads may carry out its changes at once.
 */
public final class Pass {

    private final long project;
    private final MergePlan plan;
    private final Situation situation;
    private final Map<String, Pair> pairs = new ConcurrentHashMap<>();
    private final Map<Side, Map<RecordId, Sighting>> seen = new EnumMap<>(Side.class);
    private final Map<Side, Counts> counts = new EnumMap<>(Side.class);
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Set<Spot> waiting = ConcurrentHashMap.newKeySet();
    private final Unfinished unfinished = new Unfinished();
    /** Records as they were before the pass, by their pairs: those that are no pair yet, or not any more, included. */
    private final Map<String, Sighting> before = new HashMap<>();

    /** @param project by which it is remembered */
    public Pass(long project, Situation situation, MergePlan plan) {
        this.project = project;
        this.plan = plan;
        this.situation = situation;
        situation.pairs().forEach(pair -> pairs.put(pair.key(), pair));
        for (Side side : Side.values()) {
            Map<RecordId, Sighting> records = new ConcurrentHashMap<>();
            (side == Side.TOOL ? situation.tool() : situation.manage()).records()
                    .forEach(record -> records.put(record.recordId(), record));
            seen.put(side, records);
            counts.put(side, new Counts());
        }
        plan.changes().forEach(change -> {
            Sighting record = change instanceof Change.Create create ? create.from()
                    : change instanceof Change.Update update ? update.now()
                    : change instanceof Change.Remove remove ? remove.now() : null;
            if (record != null) {
                before.putIfAbsent(change.pair(), record);
            }
        });
    }

    public long project() {
        return project;
    }

    public MergePlan plan() {
        return plan;
    }

    /** What people had decided when the pass began. */
    Set<Spot> decided() {
        return situation.decisions().keySet();
    }

    /** What people had wanted back when the pass began. */
    Set<Spot> restored() {
        return situation.restores().keySet();
    }

    /** Fields that could not be written, and are tried again. */
    Set<Spot> waiting() {
        return waiting;
    }

    /**
     * Whether another pass is to follow at once: for what a create has left, or as nobody knew of something, when this
     * one began, whether it was made. What was set aside for that, and what people have done to it since, comes then.
     */
    public boolean wantsNext() {
        return unfinished.isForNext() || !situation.unmade().isEmpty();
    }

    Unfinished unfinished() {
        return unfinished;
    }

    /** Whether something may be written yet that was refused, or waits for that. */
    public boolean isUnfinished() {
        return !unfinished.isEmpty();
    }

    /** What was written on a side. */
    public static final class Counts {

        final AtomicInteger created = new AtomicInteger();
        final AtomicInteger updated = new AtomicInteger();
        final AtomicInteger removed = new AtomicInteger();

        /** Adds something that happened, if it was a write. */
        public void add(Event.What what) {
            switch (what) {
                case CREATED -> created.incrementAndGet();
                case UPDATED -> updated.incrementAndGet();
                case CLOSED, DELETED -> removed.incrementAndGet();
                default -> {
                    // Nothing was written.
                }
            }
        }

        public int created() {
            return created.get();
        }

        public int updated() {
            return updated.get();
        }

        public int removed() {
            return removed.get();
        }

        /** How many records were written in all. */
        public int sum() {
            return created() + updated() + removed();
        }
    }

    /**
     * Something for the project's log.
     *
     * @param pair   that it is about
     * @param side   on which it happened
     * @param reason in that side's words; null when it went well
     */
    public record Event(What what, String pair, Side side, String reason) {

        /** What happened. */
        public enum What { CREATED, UPDATED, CLOSED, DELETED, REFUSED, OVERTAKEN, UNKNOWN, WAITS }

        private boolean isOf(Change change) {
            return pair.equals(change.pair()) && side == change.side();
        }
    }

    public Counts counts(Side side) {
        return counts.get(side);
    }

    /** What happened so far, in order. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    void note(Event event) {
        events.add(event);
    }

    /** How much was written so far. */
    int written() {
        return counts.values().stream().mapToInt(Counts::sum).sum();
    }

    boolean isMade(Change change) {
        return events.stream().anyMatch(event -> event.isOf(change) && event.what() == Event.What.CREATED);
    }

    /** Takes back what was noted of a change that was not done. */
    void withdraw(Change change) {
        events.removeIf(event -> event.isOf(change)
                && (event.what() == Event.What.REFUSED || event.what() == Event.What.WAITS));
    }

    /** Takes a pair as it is from now on. */
    void take(Pair pair) {
        pairs.put(pair.key(), pair);
    }

    void forget(String key) {
        pairs.remove(key);
    }

    /** A pair as it is by now; null for none. */
    Pair pair(String key) {
        return pairs.get(key);
    }

    /** A pair's record as a side shows it by now; null for none. */
    Sighting seen(String key, Side side) {
        Pair pair = pairs.get(key);
        return pair == null || pair.on(side) == null ? null : seen.get(side).get(pair.recordId(side));
    }

    /** Takes a record as a side shows it from now on. */
    void take(Side side, Sighting record) {
        seen.get(side).put(record.recordId(), record);
    }

    /** How people know a pair's record; null when neither side shows it. */
    public String name(String key) {
        for (Side side : List.of(Side.MANAGE, Side.TOOL)) {
            String title = title(seen(key, side));
            if (title != null) {
                return title;
            }
        }
        return title(before.get(key));
    }

    private static String title(Sighting record) {
        Object title = record == null ? null : record.value(Field.title(record.kind()));
        return title == null ? null : title.toString();
    }

    /** How people know the project; empty when neither side shows it. */
    public Optional<String> projectName() {
        return pairs.values().stream().filter(pair -> pair.kind() == Kind.PROJECT).map(pair -> name(pair.key()))
                .filter(Objects::nonNull).findFirst();
    }

    /** What kind of records a pair is of; null when it is not known. */
    public Kind kind(String key) {
        return pairs.containsKey(key) ? pairs.get(key).kind() : before.containsKey(key) ? before.get(key).kind() : null;
    }

    /** The id of a pair's record on a side; empty when there is none, such as after a refusal. */
    Optional<String> idOn(String key, Side side) {
        return Optional.ofNullable(pairs.get(key)).map(pair -> pair.on(side)).map(Pair.Identity::id);
    }

    /** The project's own id on a side; empty while it has none there. */
    public Optional<String> projectOn(Side side) {
        return pairs.values().stream().filter(pair -> pair.kind() == Kind.PROJECT)
                .findFirst().map(pair -> pair.on(side)).map(Pair.Identity::id);
    }
}
