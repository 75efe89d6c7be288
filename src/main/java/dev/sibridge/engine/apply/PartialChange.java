package dev.sibridge.engine.apply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.model.Difference;
import dev.sibridge.engine.model.OurKey;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A change with members that Manage may refuse for reasons of their own, such as to move a line to another ticket: the
 * others are then tried without them.
 */
final class PartialChange {

    private static final Map<RecordType, Set<String>> DOUBTFUL = Map.of(
            RecordType.LINE, Set.of("ticket", OurKey.XREF, "needToPurchaseFlag"),
            RecordType.PROJECT, Set.of("opportunity"));

    private PartialChange() {
    }

    /** Whether a step changes such a member. */
    static boolean is(Step step) {
        return step.action() == Action.UPDATE && !doubtful(step).isEmpty();
    }

    /** The step without these members, which count as written so that they are not tried again. */
    static Step without(Step step, Difference difference) {
        Map<String, Object> rest = new LinkedHashMap<>(step.body());
        rest.keySet().removeAll(doubtful(step).keySet());
        JsonNode base = difference.apply(step.base(), doubtful(step));
        return step.withBody(rest).withBase(base);
    }

    /** What was not done. */
    static String warning(Step step) {
        return step.ref().type() == RecordType.PROJECT
                ? "Manage did not let the project \"" + step.title() + "\" be linked to its opportunity; link it there."
                : "Manage did not let the line \"" + step.title()
                + "\" be moved to its ticket; it stays where it stands"
                        + " on the project.";
    }

    private static Map<String, Object> doubtful(Step step) {
        Map<String, Object> doubtful = new LinkedHashMap<>(step.body());
        doubtful.keySet().retainAll(DOUBTFUL.getOrDefault(step.ref().type(), Set.of()));
        return doubtful;
    }
}
