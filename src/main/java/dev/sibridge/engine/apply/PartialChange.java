package dev.sibridge.engine.apply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.model.Difference;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.Step.Action;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A change with members that Manage may refuse for reasons of their own, such as to move a line to another ticket: the
 * others are then tried without them.
 */
final class PartialChange {

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
        return doubtful(step).keySet().stream().map(member -> meaning(step, member)).distinct()
                .collect(Collectors.joining(" "));
    }

    private static Map<String, Object> doubtful(Step step) {
        Map<String, Object> doubtful = new LinkedHashMap<>(step.body());
        doubtful.keySet().removeIf(member -> meaning(step, member) == null);
        return doubtful;
    }

    private static String meaning(Step step, String member) {
        return step.ref().type().kind().whenRefused(member, step.title());
    }
}
