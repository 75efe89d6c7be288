package dev.sibridge.si.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.mapping.lines.Lines;
import dev.sibridge.si.mapping.lines.Lines.Scope;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.Rights;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.Map;

/** An opportunity that is won or lost: to change it, or its lines, takes a right of its own in Manage. */
public final class ClosedOpportunity {

    private static final int FORBIDDEN = 403;

    private ClosedOpportunity() {
    }

    /**
     * Whether an opportunity is closed: by what Manage answers of it, or because it has the status that we give at the
     * end.
     *
     * @param held as Manage answered it, or as we wrote it last
     */
    public static boolean is(JsonNode held, SyncRun run) {
        return held.path("closedFlag").asBoolean() || held.hasNonNull("closedDate")
                || held.path("status").path("id").asLong() == endStatus(run.desired());
    }

    /** Whether a step was refused because that right is missing. */
    public static boolean isRefused(Step step, ConnectWiseException refused, SyncRun run) {
        boolean itsOwn = step.ref().type() == RecordType.OPPORTUNITY && step.action() == Action.UPDATE
                || isItsLine(step, run);
        return itsOwn && refused.status() == FORBIDDEN && run.isOpportunityClosed();
    }

    /** Whether a step is about a line of the opportunity, closed or not. */
    public static boolean isItsLine(Step step, SyncRun run) {
        return step.ref().type() == RecordType.LINE
                && step.ref().key().startsWith(Lines.keysBelow(run.project().id(), Scope.OPPORTUNITY));
    }

    /** What was not done, and which right would let it be done. */
    public static String warning(Step step) {
        return "The " + step.ref().type().label() + " \"" + step.title() + "\" was not " + step.action().past()
                + ", because the opportunity is closed. " + Rights.adviceOnClosedOpportunity()
                + " The next export, or a retry of this run, then makes up for it.";
    }

    // No status has a negative id.
    private static long endStatus(DesiredState desired) {
        return desired == null ? -1 : desired.opportunity().stream().flatMap(wave -> wave.records().stream())
                .filter(record -> record.type() == RecordType.OPPORTUNITY).map(DesiredRecord::body)
                .filter(body -> body.get("status") instanceof Map<?, ?>)
                .map(body -> ((Map<?, ?>) body.get("status")).get("id")).filter(Number.class::isInstance)
                .mapToLong(id -> ((Number) id).longValue()).findFirst().orElse(-1);
    }
}
