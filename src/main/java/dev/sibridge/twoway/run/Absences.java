package dev.sibridge.twoway.run;

import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.Pass;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.twoway.store.Pairs.Remembered;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Before anything follows from a record's absence, its side is asked for the record itself: a list is empty also when
 * somebody has lost a right, or something on the way has failed.
 */
final class Absences {

    private final ProjectPass pass;
    private final Map<String, Pair> pairs = new HashMap<>();
    private final Map<Side, Map<RecordId, Pair>> records = Map.of(Side.TOOL, new HashMap<>(), Side.MANAGE,
            new HashMap<>());

    private Absences(ProjectPass pass) {
        this.pass = pass;
        pass.remembered.stream().map(Remembered::pair).forEach(pair -> {
            pairs.put(pair.key(), pair);
            records.forEach((side, known) -> {
                if (pair.on(side) != null) {
                    known.put(pair.recordId(side), pair);
                }
            });
        });
    }

    /** @throws SideException when a side has what its lists did not show; then nothing of what they say is believed */
    static void prove(ProjectPass pass, Pass planned) {
        Absences absences = new Absences(pass);
        planned.plan().changes().forEach(change -> {
            if (change instanceof Change.Remove remove) {
                absences.prove(remove.pair(), remove.side().other(), remove.now());
            } else if (change instanceof Change.Create create) {
                absences.prove(create.pair(), create.side(), create.from());
            }
        });
    }

    /** @param twin on the other side */
    private void prove(String key, Side side, Sighting twin) {
        Identity missing = pairs.containsKey(key) ? pairs.get(key).on(side) : null;
        if (missing != null && has(side, missing, twin)) {
            throw new SideException(Outcome.CLOSED, (side == Side.TOOL ? "The project-management tool" : "Manage")
                    + " did not list the " + twin.kind().name().toLowerCase(Locale.ROOT) + " " + missing.id()
                    + ", though it has it. Nothing was written.", null);
        }
    }

    private boolean has(Side side, Identity missing, Sighting twin) {
        String project = pass.project().on(side);
        if (side == Side.TOOL) {
            return pass.tool.has(twin.kind(), missing, project);
        }
        Pair above = records.get(Side.TOOL).get(twin.parent());
        RecordId parent = above == null ? null : above.recordId(Side.MANAGE);
        return parent != null && pass.manage.has(twin.kind(), missing, parent, project);
    }
}
