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
 * Before anything follows from a record's absence in Manage, Manage is asked for the record itself: a list is empty also
 * when somebody has lost a right, or something on the way has failed. The tool was asked when it was read.
 */
final class Absences {

    private final ProjectPass pass;
    private final Map<String, Pair> pairs = new HashMap<>();
    private final Map<RecordId, Pair> inTool = new HashMap<>();

    private Absences(ProjectPass pass) {
        this.pass = pass;
        pass.remembered.stream().map(Remembered::pair).forEach(pair -> {
            pairs.put(pair.key(), pair);
            if (pair.on(Side.TOOL) != null) {
                inTool.put(pair.recordId(Side.TOOL), pair);
            }
        });
    }

    /** @throws SideException when Manage has what its lists did not show; then nothing of what they say is believed */
    static void prove(ProjectPass pass, Pass planned) {
        Absences absences = new Absences(pass);
        planned.plan().changes().forEach(change -> {
            if (change instanceof Change.Remove remove && remove.side() == Side.TOOL) {
                absences.prove(remove.pair(), remove.now());
            } else if (change instanceof Change.Create create && create.side() == Side.MANAGE) {
                absences.prove(create.pair(), create.from());
            }
        });
    }

    /** @param twin in the tool */
    private void prove(String key, Sighting twin) {
        Identity missing = pairs.containsKey(key) ? pairs.get(key).on(Side.MANAGE) : null;
        if (missing != null && has(missing, twin)) {
            throw new SideException(Outcome.CLOSED, "Manage did not list the "
                    + twin.kind().name().toLowerCase(Locale.ROOT) + " " + missing.id()
                    + ", though it has it. Nothing was written.", null);
        }
    }

    private boolean has(Identity missing, Sighting twin) {
        Pair above = inTool.get(twin.parent());
        RecordId parent = above == null ? null : above.recordId(Side.MANAGE);
        return parent != null && pass.manage.has(twin.kind(), missing, parent, pass.project().on(Side.MANAGE));
    }
}
