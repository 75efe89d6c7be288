package dev.sibridge.twoway.report;

import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.MergePlan.Pending;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.Pass;
import dev.sibridge.twoway.run.ProjectPass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a pass would write, or has written, for people and programs. */
public final class PlannedChanges {

    private PlannedChanges() {
    }

    /** How many records were, or would be, written on a side. */
    public record Counts(int created, int updated, int removed) {

        static Counts of(Pass.Counts counts) {
            return new Counts(counts.created(), counts.updated(), counts.removed());
        }

        Counts and(Counts more) {
            return new Counts(created + more.created, updated + more.updated, removed + more.removed);
        }
    }

    /**
     * What would be written.
     *
     * @param run    the paired project's id; 0 when it is not paired yet
     * @param action create, update or remove
     * @param key    by which the pair is known
     * @param fields what each holds now, and would hold
     */
    public record PlannedChange(long run, String side, String action, String type, String key,
            Map<String, FromTo> fields) {
    }

    /** A field's value before and after, null for none. */
    public record FromTo(Object from, Object to) {
    }

    public static Counts counts(ProjectPass pass, Side side) {
        if (pass.pass() == null) {
            return new Counts(0, 0, 0);
        }
        if (!pass.whole().wanted().dryRun()) {
            Counts records = Counts.of(pass.pass().counts(side));
            return pass.time() == null ? records : records.and(Counts.of(pass.time().counts().get(side)));
        }
        List<PlannedChange> all = of(pass).stream().filter(change -> change.side().equals(name(side))).toList();
        return new Counts(count(all, "create"), count(all, "update"), count(all, "remove"));
    }

    private static int count(List<PlannedChange> changes, String action) {
        return (int) changes.stream().filter(change -> change.action().equals(action)).count();
    }

    /** All that a pass has planned; nothing before both sides were compared. */
    public static List<PlannedChange> of(ProjectPass pass) {
        List<PlannedChange> planned = new ArrayList<>();
        if (pass.pass() != null) {
            pass.pass().plan().changes().forEach(change -> {
                if (change instanceof Change.Create create) {
                    planned.add(planned(pass, create.side(), "create", create.from().kind(), change, null,
                            create.values()));
                } else if (change instanceof Change.Update update) {
                    planned.add(planned(pass, update.side(), "update", update.now().kind(), change, update.now(),
                            update.values()));
                } else if (change instanceof Change.Place place) {
                    planned.add(planned(pass, Side.MANAGE, "create", Kind.PHASE, change, null, place.values()));
                } else if (change instanceof Change.Part part && part.closes()) {
                    planned.add(planned(pass, part.side(), "remove", part.now().kind(), change, null, Map.of()));
                } else if (change instanceof Change.Remove remove) {
                    planned.add(planned(pass, remove.side(), "remove", remove.now().kind(), change, null, Map.of()));
                }
            });
        }
        return planned;
    }

    private static PlannedChange planned(ProjectPass pass, Side side, String action, Kind kind, Change change,
            Sighting now, Map<Field, Object> values) {
        Map<String, FromTo> fields = new LinkedHashMap<>();
        values.forEach((field, value) -> fields.put(field.wireName(),
                new FromTo(shown(now == null ? null : now.value(field)), shown(value))));
        return new PlannedChange(pass.project().id(), name(side), action, kind.name().toLowerCase(Locale.ROOT),
                change.pair(), fields);
    }

    private static Object shown(Object value) {
        return value instanceof Pending pending ? pending.pair()
                : value instanceof java.time.LocalDate day ? day.toString() : value;
    }

    private static String name(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }
}
