package dev.sibridge.twoway.pass;

import dev.sibridge.text.Text;
import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Agreed;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.Changes.Closing;
import dev.sibridge.twoway.pass.Pass.Event;
import dev.sibridge.twoway.pass.Pass.Event.What;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.twoway.store.Pairs;
import java.util.EnumMap;
import java.util.Map;

/**
 * Closes records whose twins are gone, or deletes them.
 *
 * @param deletes whether they are deleted, if nothing hangs on them
 */
record Departing(Pairs pairs, Map<Side, SideWriter> writers, Closing closing, boolean deletes) {

    /** With what is put at its end, a name of this length fits everywhere. */
    private static final int SHORT_NAME = 200;

    /** What belongs to a record goes before it: of what is left without, nobody would know what it was. */
    boolean remove(Pass pass, Change.Remove remove) {
        Side side = remove.side();
        if (pass.unfinished().isKept(remove)) {
            pass.note(new Event(What.WAITS, remove.pair(), side, null));
            return false;
        }
        boolean isDeleted = deletes && !writers.get(side).bears(remove.now());
        if (isDeleted) {
            writers.get(side).delete(remove.now());
            pairs.forget(pass.project(), remove.pair());
            pass.forget(remove.pair());
        } else {
            leave(pass, remove.pair(), side, close(side, remove.now(), false));
        }
        pass.counts(side).removed.incrementAndGet();
        pass.note(new Event(isDeleted ? What.DELETED : What.CLOSED, remove.pair(), side, null));
        return true;
    }

    /** Of a record whose twin is in another project by now. */
    void part(Pass pass, Change.Part part) {
        leave(pass, part.pair(), part.side(), part.closes() ? close(part.side(), part.now(), true) : part.now());
        if (part.closes()) {
            pass.counts(part.side()).removed.incrementAndGet();
            pass.note(new Event(What.CLOSED, part.pair(), part.side(), null));
        }
    }

    // Without its twin: it is known that it was closed, and it is not made anew on the other side.
    private void leave(Pass pass, String key, Side side, Sighting then) {
        Pair left = new Pair(key, then.kind(), Map.of(side, new Identity(then.id(), then.created())),
                onlyOn(side, then));
        pairs.save(pass.project(), left, false);
        pass.take(left);
    }

    /** What closes a record may make its name longer than its side takes: nobody knows how long that is. */
    private Sighting close(Side side, Sighting now, boolean moved) {
        Field title = Field.title(now.kind());
        try {
            return closed(side, now, closing.values(side, now, moved));
        } catch (SideException e) {
            if (e.outcome() != Outcome.REFUSED || !(now.value(title) instanceof String name)
                    || name.length() <= SHORT_NAME) {
                throw e;
            }
            return closed(side, now, closing.values(side, now.with(title, Text.cut(name, SHORT_NAME)), moved));
        }
    }

    private Sighting closed(Side side, Sighting now, Map<Field, Object> values) {
        return values.isEmpty() ? now : writers.get(side).update(now, values);
    }

    private static Map<Field, Agreed> onlyOn(Side side, Sighting record) {
        Map<Field, Agreed> base = new EnumMap<>(Field.class);
        record.values().forEach((field, value) -> base.put(field, Agreed.of(side, value, null)));
        return base;
    }
}
