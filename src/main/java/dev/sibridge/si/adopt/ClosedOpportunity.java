package dev.sibridge.si.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.Map;

/** Tells an opportunity that is won or lost: to change it, or its lines, takes a right of its own in Manage. */
final class ClosedOpportunity {

    private ClosedOpportunity() {
    }

    /**
     * Whether an opportunity is closed: by what Manage answers of it, or because it has the status that we give at the
     * end.
     *
     * @param held as Manage answered it, or as we wrote it last
     */
    static boolean is(JsonNode held, ExportRun run) {
        return held.path("closedFlag").asBoolean() || held.hasNonNull("closedDate")
                || held.path("status").path("id").asLong() == endStatus(run.desired());
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
