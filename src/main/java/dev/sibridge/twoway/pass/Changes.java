package dev.sibridge.twoway.pass;

import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.MergePlan.Pending;
import dev.sibridge.twoway.merge.Situation.Spot;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Agreed;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.Making.Made;
import dev.sibridge.twoway.pass.Pass.Event;
import dev.sibridge.twoway.pass.Pass.Event.What;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.twoway.pass.SideWriter.Draft;
import dev.sibridge.twoway.store.Pairs;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Carries out what a merge has decided, change by change. What a side refuses, or what somebody has changed meanwhile,
 * is noted and the others go on: the next pass sees it anew. Only a {@link SideException} after which nothing more can
 * be done ends the pass.
 */
public final class Changes {

    private final Pairs pairs;
    private final Map<Side, SideWriter> writers;
    private final Making making;
    private final Updating updating;
    private final Marking marking;
    private final Departing departing;

    /** Every record is closed whose twin is gone, and a side is believed to be done with what it did not answer. */
    public Changes(Pairs pairs, SideWriter tool, SideWriter manage, Closing closing) {
        this(pairs, tool, manage, closing, false, Duration.ZERO);
    }

    /**
     * @param closing how a record is closed whose twin is gone
     * @param deletes whether it is deleted instead, if nothing hangs on it
     * @param settle  how long a side may still be at a write that it did not answer
     */
    public Changes(Pairs pairs, SideWriter tool, SideWriter manage, Closing closing, boolean deletes,
            Duration settle) {
        this.pairs = pairs;
        this.writers = Map.of(Side.TOOL, tool, Side.MANAGE, manage);
        this.making = new Making(pairs, writers, settle);
        this.updating = new Updating(pairs, writers, settle);
        this.marking = new Marking(pairs, tool);
        this.departing = new Departing(pairs, writers, closing, deletes);
    }

    /** How a record is closed whose twin is gone: by which values. None when it is left as it is. */
    @FunctionalInterface
    public interface Closing {

        /** @param moved whether the twin is not gone, but in another project */
        Map<Field, Object> values(Side side, Sighting record, boolean moved);
    }

    /** Remembers what is a pair, and what both sides agree on already. Nothing is written for that. */
    public void agree(Pass pass) {
        pass.plan().changes().stream().filter(Change.Link.class::isInstance).map(Change.Link.class::cast)
                .forEach(link -> link(pass, link.linked()));
        pass.plan().agreed().forEach((key, agreed) -> updating.agree(pass, key, agreed));
    }

    private void link(Pass pass, Pair pair) {
        pass.take(pair);
        writers.forEach((side, writer) -> writer.taken(pair.recordId(side)));
        save(pass, pair, !pair.on(Side.MANAGE).id().equals(pass.seen(pair.key(), Side.TOOL).mark()));
    }

    /**
     * Carries out one change, after {@link #agree}. Tells whether nothing of it is left to be done, but for what was
     * refused.
     */
    public boolean apply(Pass pass, Change change) {
        int before = pass.written();
        try {
            boolean done = carryOut(pass, change);
            if (!done) {
                pass.unfinished().leave(change, before);
            }
            return done;
        } catch (SideException e) {
            if (e.outcome() == Outcome.CLOSED) {
                throw e;
            }
            if (e.outcome() == Outcome.REFUSED) {
                pass.unfinished().leave(change, before);
            } else if (change instanceof Change.Remove remove) {
                pass.unfinished().keepAbove(remove);
            }
            pass.note(new Event(What.valueOf(e.outcome().name()), change.pair(), change.side(), e.getMessage()));
            return false;
        }
    }

    /** As whom a side shows what we have just made there; null when we made nothing, or it does not tell. */
    public String user(Side side) {
        return making.user(side);
    }

    /** After all changes: what may be without the id of its twin gets it. */
    void mark(Pass pass) {
        marking.mark(pass);
    }

    /** After all changes: what was refused for good is not tried again. Tells what that is. */
    Set<Spot> leaveRefused(Pass pass) {
        return updating.leaveRefused(pass);
    }

    private boolean carryOut(Pass pass, Change change) {
        if (change instanceof Change.Create create) {
            return create(pass, create);
        } else if (change instanceof Change.Update update) {
            return update(pass, update);
        } else if (change instanceof Change.Remove remove) {
            return departing.remove(pass, remove);
        } else if (change instanceof Change.Part part) {
            departing.part(pass, part);
        } else if (change instanceof Change.Place place) {
            return making.place(pass, place);
        } else if (change instanceof Change.Forget forget) {
            pairs.forget(pass.project(), forget.pair());
            pass.forget(forget.pair());
        }
        return true;
    }

    private boolean create(Pass pass, Change.Create create) {
        Side side = create.side();
        Optional<Map<Field, Object>> values = resolved(pass, create.values(), side);
        Optional<RecordId> parent = create.parent() == null ? Optional.empty()
                : pass.idOn(create.parent(), side).map(id -> new RecordId(pass.pair(create.parent()).kind(), id));
        if (values.isEmpty() || create.parent() != null && parent.isEmpty() || pass.unfinished().isHeld(create)) {
            pass.note(new Event(What.WAITS, create.pair(), side, null));
            return false;
        }
        String project = create.from().kind() == Kind.PROJECT ? null : pass.projectOn(side).orElseThrow();
        // A ticket that was moved here had a twin in another project before, which is not the one that is made.
        String key = project == null ? create.pair() : create.pair() + " in " + project;
        Draft draft = new Draft(create.from().kind(), key, create.from().id(), project, parent.orElse(null),
                values.get());
        if (writers.get(side).hasPlaceFor(draft)) {
            made(pass, create, making.make(pass, create, draft));
        }
        return true;
    }

    /** Values with the ids of records that were made meanwhile; empty when one of them was not. */
    private static Optional<Map<Field, Object>> resolved(Pass pass, Map<Field, Object> values, Side side) {
        Map<Field, Object> resolved = new EnumMap<>(Field.class);
        for (Map.Entry<Field, Object> value : values.entrySet()) {
            Object given = value.getValue();
            if (given instanceof Pending pending) {
                // Of what is made anew, the record that is gone is remembered until then.
                Sighting made = pass.seen(pending.pair(), side);
                if (made == null) {
                    return Optional.empty();
                }
                given = made.id();
            }
            resolved.put(value.getKey(), given);
        }
        return Optional.of(resolved);
    }

    private void made(Pass pass, Change.Create create, Made made) {
        Side side = create.side();
        Sighting record = made.record();
        Map<Side, Identity> ids = new EnumMap<>(Side.class);
        ids.put(side, new Identity(record.id(), record.created()));
        ids.put(side.other(), new Identity(create.from().id(), create.from().created()));
        pass.take(side, record);
        Map<Field, Agreed> base = made.base(side);
        List<Field> missing = made.sent().keySet().stream().filter(writers.get(side)::makes)
                .filter(field -> !record.holds(field)).toList();
        missing.forEach(field -> base.put(field, new Agreed(null, null)));
        // A record of the tool is made with its mark.
        save(pass, new Pair(create.pair(), record.kind(), ids, base), side == Side.MANAGE);
        if (!missing.isEmpty()) {
            pass.unfinished().leaveForNext();
            pairs.claimWrite(pass.project(), create.pair(), Duration.ZERO);
        }
        pass.counts(side).created.incrementAndGet();
        pass.note(new Event(What.CREATED, create.pair(), side, null));
        if (side == Side.MANAGE) {
            marking.mark(pass, pass.pair(create.pair()));
        }
    }

    private boolean update(Pass pass, Change.Update update) {
        Side side = update.side();
        Optional<Map<Field, Object>> values = resolved(pass, update.values(), side);
        if (values.isEmpty()) {
            pass.note(new Event(What.WAITS, update.pair(), side, null));
            return false;
        }
        updating.update(pass, update, values.get());
        return true;
    }

    private void save(Pass pass, Pair pair, boolean unmarked) {
        pairs.save(pass.project(), pair, unmarked);
        pass.take(pair);
    }
}
