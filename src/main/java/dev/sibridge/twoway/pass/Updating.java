package dev.sibridge.twoway.pass;

import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.Situation.Spot;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.FieldType;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Agreed;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.Pass.Event;
import dev.sibridge.twoway.pass.Pass.Event.What;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.twoway.store.Pairs;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes fields of records. One value that a side does not take keeps no other one away. */
final class Updating {

    private final Pairs pairs;
    private final Map<Side, SideWriter> writers;
    private final Duration settle;

    /** @param settle how long a side may still be at a write that it did not answer */
    Updating(Pairs pairs, Map<Side, SideWriter> writers, Duration settle) {
        this.pairs = pairs;
        this.writers = writers;
        this.settle = settle;
    }

    /** What a side refuses is tried in parts: the others need not suffer. */
    void update(Pass pass, Change.Update update, Map<Field, Object> values) {
        int before = pass.written();
        List<Map<Field, Object>> parts = parts(values);
        Set<Field> refused = EnumSet.noneOf(Field.class);
        int own = 0;
        if (parts.size() == 1 || !isTaken(pass, update, values, false)) {
            for (Map<Field, Object> part : parts) {
                if (isTaken(pass, update, part, true)) {
                    own++;
                } else {
                    refused.addAll(part.keySet());
                }
            }
        }
        if (!refused.isEmpty()) {
            pass.unfinished().refuse(update, refused, before + own);
        }
    }

    private boolean isTaken(Pass pass, Change.Update update, Map<Field, Object> values, boolean isAlone) {
        try {
            write(pass, update, values);
            return true;
        } catch (SideException e) {
            if (e.outcome() != Outcome.REFUSED) {
                throw e;
            }
            if (isAlone) {
                pass.note(new Event(What.REFUSED, update.pair(), update.side(), e.getMessage()));
            }
            return false;
        }
    }

    // A day alone may be refused for what it is next to the other one.
    private static List<Map<Field, Object>> parts(Map<Field, Object> values) {
        Map<Object, Map<Field, Object>> parts = new LinkedHashMap<>();
        values.forEach((field, value) -> parts.computeIfAbsent(field.type() == FieldType.DAY ? FieldType.DAY : field,
                part -> new EnumMap<>(Field.class)).put(field, value));
        return List.copyOf(parts.values());
    }

    private void write(Pass pass, Change.Update update, Map<Field, Object> values) {
        Side side = update.side();
        Sighting then = sent(pass, update, values);
        pass.take(side, then);
        asTheyAre(pass, update, values.keySet());
        pass.counts(side).updated.incrementAndGet();
        pass.note(new Event(What.UPDATED, update.pair(), side, null));
    }

    private Sighting sent(Pass pass, Change.Update update, Map<Field, Object> values) {
        SideWriter writer = writers.get(update.side());
        Sighting now = pass.seen(update.pair(), update.side());
        if (values.keySet().stream().noneMatch(writer::makes)) {
            return writer.update(now, values);
        }
        if (!pairs.claimWrite(pass.project(), update.pair(), settle)) {
            throw new SideException(Outcome.UNKNOWN, Making.MAY_ARRIVE, null);
        }
        boolean isUnknown = true;
        try {
            Sighting then = writer.update(now, values);
            isUnknown = false;
            return then;
        } catch (SideException e) {
            isUnknown = e.outcome() == Outcome.UNKNOWN;
            throw e;
        } finally {
            if (!isUnknown) {
                pairs.written(pass.project(), update.pair());
            }
        }
    }

    /** What was refused for good stays as it is on both sides, and is not tried again. Tells what that is. */
    Set<Spot> leaveRefused(Pass pass) {
        Set<Spot> left = new HashSet<>();
        pass.unfinished().refused().forEach((update, fields) -> {
            asTheyAre(pass, update, fields);
            fields.forEach(field -> left.add(new Spot(update.pair(), field)));
        });
        return left;
    }

    private void asTheyAre(Pass pass, Change.Update update, Collection<Field> fields) {
        Sighting tool = pass.seen(update.pair(), Side.TOOL);
        Sighting manage = pass.seen(update.pair(), Side.MANAGE);
        Map<Field, Agreed> agreed = new EnumMap<>(Field.class);
        fields.forEach(field -> agreed.put(field, new Agreed(tool.value(field), manage.value(field))));
        agree(pass, update.pair(), agreed);
    }

    /** Remembers what both sides of a pair agree on. */
    void agree(Pass pass, String key, Map<Field, Agreed> agreed) {
        pairs.agree(pass.project(), key, agreed);
        Pair pair = pass.pair(key);
        Map<Field, Agreed> base = new EnumMap<>(Field.class);
        base.putAll(pair.base());
        base.putAll(agreed);
        pass.take(new Pair(key, pair.kind(), Map.of(Side.TOOL, pair.on(Side.TOOL), Side.MANAGE, pair.on(Side.MANAGE)),
                base));
    }
}
