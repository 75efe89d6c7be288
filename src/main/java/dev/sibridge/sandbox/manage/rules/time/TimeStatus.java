package dev.sibridge.sandbox.manage.rules.time;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** In which status time may still be changed; the vendor tells the statuses, but not which of them lock. */
final class TimeStatus {

    private static final Set<String> EDITABLE = Set.of("Open", "ErrorsCorrected", "Rejected", "RejectBySecondTier");

    private TimeStatus() {
    }

    /** @param row a time entry or a time sheet */
    static boolean isEditable(ObjectNode row) {
        return EDITABLE.contains(row.path("status").asText("Open"));
    }

    static String refusal(ObjectNode entry) {
        return "Time entry " + entry.path("id").asInt() + " cannot be changed: it is " + entry.path("status").asText()
                + ".";
    }
}
