package dev.sibridge.twoway.pass;

import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.model.Byline;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
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
import java.util.concurrent.ConcurrentHashMap;

/** Makes records, each of them once. */
final class Making {

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

    /** Whoever finds the record claimed looks whether it was made by a process that died, or without an answer. */
    Sighting make(long project, Change.Create create, Draft draft) {
        SideWriter writer = writers.get(create.side());
        List<Draft> forms = draft.kind() == Kind.NOTE ? forms(create, draft, writer) : List.of(draft);
        Pair half = new Pair(create.pair(), draft.kind(), Map.of(create.side().other(),
                new Identity(create.from().id(), create.from().created())), Map.of());
        if (!pairs.claim(project, half, create.side())) {
            Optional<Sighting> found = forms.stream().map(writer::made).flatMap(Optional::stream).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            if (!pairs.claimAgain(project, create.pair(), settle)) {
                throw new SideException(Outcome.UNKNOWN, "It was sent before and may still arrive.", null);
            }
        }
        try {
            Sighting made = written(writer, forms);
            // A note may bear its author's name.
            if (made.by() != null && made.kind() != Kind.NOTE) {
                users.put(create.side(), made.by());
            }
            return made;
        } catch (SideException e) {
            if (e.outcome() != Outcome.UNKNOWN) {
                pairs.release(project, create.pair());
            }
            throw e;
        }
    }

    /** As whom a side shows what was just made there; null when nothing was, or it does not tell. */
    String user(Side side) {
        return users.get(side);
    }

    /**
     * Makes a phase; tells whether it was made. Nothing is remembered of it: without an answer, the next pass finds it
     * by its name.
     */
    boolean place(Pass pass, Change.Place place) {
        Optional<String> project = pass.projectOn(Side.MANAGE);
        if (project.isEmpty()) {
            pass.note(new Event(What.WAITS, place.pair(), Side.MANAGE, null));
            return false;
        }
        Sighting made = writers.get(Side.MANAGE).create(new Draft(Kind.PHASE, place.pair(), null, project.get(),
                new RecordId(Kind.PROJECT, project.get()), place.values()));
        pass.take(Side.MANAGE, made);
        pass.take(new Pair(place.pair(), Kind.PHASE, Map.of(Side.MANAGE, new Identity(made.id(), made.created())),
                Map.of()));
        pass.counts(Side.MANAGE).created.incrementAndGet();
        pass.note(new Event(What.CREATED, place.pair(), Side.MANAGE, null));
        return true;
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
