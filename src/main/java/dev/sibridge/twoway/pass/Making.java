package dev.sibridge.twoway.pass;

import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.model.Byline;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Agreed;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.Pass.Event;
import dev.sibridge.twoway.pass.Pass.Event.What;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.twoway.pass.SideWriter.Draft;
import dev.sibridge.twoway.store.Pairs.Claim;
import dev.sibridge.twoway.store.Pairs;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Makes records, each of them once. */
final class Making {

    /** How far a side's clock may be from ours. */
    private static final Duration SKEW = Duration.ofHours(1);

    static final String MAY_ARRIVE = "It was sent before and may still arrive.";

    private final Pairs pairs;
    private final Map<Side, SideWriter> writers;
    private final Duration settle;
    private final Map<Side, String> users = new ConcurrentHashMap<>();

    /** @param settle how long a side may still be at a write that it did not answer */
    Making(Pairs pairs, Map<Side, SideWriter> writers, Duration settle) {
        this.pairs = pairs;
        this.writers = writers;
        this.settle = settle;
    }

    /**
     * A record that was made.
     *
     * @param sent  by field, as both sides held it then
     * @param found whether it was made before, by a process that died or without an answer
     */
    record Made(Sighting record, Map<Field, Agreed> sent, boolean found) {

        /**
         * What both sides agree on. Of what was found, this is only what nobody can have changed since it was sent: the
         * rest is merged as if the two had never been in step.
         */
        Map<Field, Agreed> base(Side side) {
            boolean isUntouched = record.created() != null && record.created().equals(record.updated());
            Map<Field, Agreed> base = new EnumMap<>(Field.class);
            sent.forEach((field, both) -> {
                Object now = record.value(field);
                if (record.holds(field) && (!found || isUntouched || Objects.equals(now, both.on(side)))) {
                    base.put(field, Agreed.of(side, now, both.on(side.other())));
                }
            });
            return base;
        }
    }

    /**
     * Whoever finds the record claimed looks whether it was made by a process that died, or without an answer. As long
     * as its side may still be at it, what comes after it waits.
     */
    Made make(Pass pass, Change.Create create, Draft draft) {
        long project = pass.project();
        SideWriter writer = writers.get(create.side());
        Pair half = new Pair(create.pair(), draft.kind(), Map.of(create.side().other(),
                new Identity(create.from().id(), create.from().created())), Map.of());
        Map<Field, Agreed> sent = sent(create, draft);
        boolean first = pairs.claim(project, half, create.side(), sent);
        if (!first) {
            Claim claim = pairs.claimed(project, create.pair()).orElse(new Claim(sent, Instant.EPOCH));
            Optional<Sighting> found = forms(create, as(draft, claim, create.side()), writer).stream()
                    .map(form -> writer.made(form, claim.at().minus(SKEW))).flatMap(Optional::stream).findFirst();
            if (found.isPresent()) {
                return new Made(found.get(), claim.sent(), true);
            }
            if (!pairs.claimAgain(project, create.pair(), settle, sent)) {
                pass.unfinished().hold(create);
                throw new SideException(Outcome.UNKNOWN, MAY_ARRIVE, null);
            }
        }
        try {
            Sighting made = written(writer, forms(create, draft, writer));
            // A note may bear its author's name.
            if (made.by() != null && made.kind() != Kind.NOTE) {
                users.put(create.side(), made.by());
            }
            return new Made(made, sent, false);
        } catch (SideException e) {
            if (e.outcome() != Outcome.UNKNOWN) {
                pairs.release(project, create.pair());
            } else if (first) {
                pass.unfinished().hold(create);
            }
            throw e;
        }
    }

    /** As whom a side shows what was just made there; null when nothing was, or it does not tell. */
    String user(Side side) {
        return users.get(side);
    }

    private static Map<Field, Agreed> sent(Change.Create create, Draft draft) {
        Map<Field, Agreed> sent = new EnumMap<>(Field.class);
        create.from().values().forEach((field, value) -> sent.put(field,
                Agreed.of(create.side(), draft.values().get(field), value)));
        return sent;
    }

    /** The draft as it was sent: people may have changed its twin since. */
    private static Draft as(Draft draft, Claim claim, Side side) {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        claim.sent().forEach((field, both) -> {
            if (both.on(side) != null) {
                values.put(field, both.on(side));
            }
        });
        return new Draft(draft.kind(), draft.key(), draft.mark(), draft.projectId(), draft.parent(), values);
    }

    /**
     * Makes a phase; tells whether it was made. It is remembered only while nobody knows that: then a pass finds it by
     * its name.
     */
    boolean place(Pass pass, Change.Place place) {
        Optional<String> project = pass.projectOn(Side.MANAGE);
        if (project.isEmpty()) {
            pass.note(new Event(What.WAITS, place.pair(), Side.MANAGE, null));
            return false;
        }
        Sighting made = placed(pass.project(), new Draft(Kind.PHASE, place.pair(), null, project.get(),
                new RecordId(Kind.PROJECT, project.get()), place.values()));
        pass.take(Side.MANAGE, made);
        pass.take(new Pair(place.pair(), Kind.PHASE, Map.of(Side.MANAGE, new Identity(made.id(), made.created())),
                Map.of()));
        pass.counts(Side.MANAGE).created.incrementAndGet();
        pass.note(new Event(What.CREATED, place.pair(), Side.MANAGE, null));
        return true;
    }

    private Sighting placed(long project, Draft draft) {
        Pair none = new Pair(draft.key(), draft.kind(), Map.of(), Map.of());
        if (!pairs.claim(project, none, Side.MANAGE, Map.of())
                && !pairs.claimAgain(project, draft.key(), settle, Map.of())) {
            throw new SideException(Outcome.UNKNOWN, MAY_ARRIVE, null);
        }
        boolean isUnknown = true;
        try {
            Sighting made = writers.get(Side.MANAGE).create(draft);
            isUnknown = false;
            return made;
        } catch (SideException e) {
            isUnknown = e.outcome() == Outcome.UNKNOWN;
            throw e;
        } finally {
            if (!isUnknown) {
                pairs.forget(project, draft.key());
            }
        }
    }

    private static Sighting written(SideWriter writer, List<Draft> forms) {
        try {
            return writer.create(forms.get(0));
        } catch (SideException e) {
            if (e.outcome() != Outcome.REFUSED || forms.size() == 1) {
                throw e;
            }
            return writer.create(forms.get(1));
        }
    }

    /** How a note may be written: by its author, and if that is not to be had, by us with his name in the text. */
    private static List<Draft> forms(Change.Create create, Draft draft, SideWriter writer) {
        if (draft.kind() != Kind.NOTE) {
            return List.of(draft);
        }
        Map<Field, Object> values = new EnumMap<>(Field.class);
        values.putAll(draft.values());
        boolean hasAuthor = values.remove(Field.NOTE_AUTHOR) != null;
        if (create.author() != null && values.get(Field.NOTE_TEXT) instanceof String text) {
            values.put(Field.NOTE_TEXT, Byline.signed(text, create.author(), create.side().other()));
        }
        Draft byUs = new Draft(draft.kind(), draft.key(), draft.mark(), draft.projectId(), draft.parent(), values);
        return hasAuthor && writer.takes(Field.NOTE_AUTHOR) ? List.of(draft, byUs) : List.of(byUs);
    }
}
