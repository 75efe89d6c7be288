package dev.sibridge.twoway.pass;

import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.MergePlan.Pending;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.ArrayList;
import java.util.stream.Stream;

/**
 * Changes in the order in which they may be carried out: wave after wave; within a wave lanes do not wait for each
 * other, and within a lane one change follows the other. A side shows phases, steps and notes in the order in which
 * they were made, so those of one parent share a lane; phases do not where the tool keeps their places.
 */
public final class Waves {

    private static final int REMOVALS = 1_000_000;

    private Waves() {
    }

    /**
     * @param changes     as a merge has ordered them: what is made goes before what refers to it
     * @param keepsPlaces whether the tool keeps the places of phases
     */
    public static List<List<List<Change>>> of(List<Change> changes, boolean keepsPlaces) {
        String project = null;
        Map<String, Integer> made = new HashMap<>();
        Map<Integer, Map<String, List<Change>>> waves = new TreeMap<>();
        for (Change change : changes) {
            if (change instanceof Change.Link) {
                continue;
            }
            if (change instanceof Change.Create create && create.from().kind() == Kind.PROJECT) {
                project = create.pair();
            }
            int wave = change instanceof Change.Remove remove ? REMOVALS - remove.now().kind().ordinal()
                    : references(change, project).map(made::get).filter(Objects::nonNull).mapToInt(before -> before + 1).max()
                            .orElse(0);
            if (change instanceof Change.Create || change instanceof Change.Place) {
                made.put(change.pair(), wave);
            }
            waves.computeIfAbsent(wave, first -> new LinkedHashMap<>())
                    .computeIfAbsent(lane(change, keepsPlaces), first -> new ArrayList<>()).add(change);
        }
        return waves.values().stream().map(lanes -> List.copyOf(lanes.values())).toList();
    }

    // A default phase names no parent, but it needs the project.
    private static Stream<String> references(Change change, String project) {
        if (change instanceof Change.Place) {
            return Stream.ofNullable(project);
        }
        if (change instanceof Change.Create create) {
            return Stream.concat(Stream.ofNullable(create.parent()), pending(create.values().values()));
        }
        return change instanceof Change.Update update ? pending(update.values().values()) : Stream.empty();
    }

    private static Stream<String> pending(Collection<Object> values) {
        return values.stream().filter(Pending.class::isInstance).map(value -> ((Pending) value).pair());
    }

    private static String lane(Change change, boolean keepsPlaces) {
        return change instanceof Change.Create create && create.from().kind() != Kind.TASK
                && !(keepsPlaces && create.side() == Side.TOOL && create.values().get(Field.PHASE_ORDER) != null)
                ? row(create) : "of " + change.pair();
    }

    /** The records among which one is shown in the order in which they were made. */
    static String row(Change.Create create) {
        return create.side() + " " + create.from().kind() + " " + create.parent();
    }
}
