package dev.sibridge.si.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A project that somebody else has made and that is an SI project's from now on. */
final class AdoptedProject {

    private static final String OPPORTUNITY = "opportunity";
    private static final List<String> BILLING = List.of("billingMethod", "billTime", "billProducts");

    private AdoptedProject() {
    }

    /** What it lacks: an opportunity, if it has none. */
    static Map<String, Object> lacks(JsonNode held, Map<String, Object> body) {
        return held.path(OPPORTUNITY).hasNonNull("id") || !body.containsKey(OPPORTUNITY) ? Map.of()
                : Map.of(OPPORTUNITY, body.get(OPPORTUNITY));
    }

    /** Warns of what it bills otherwise than our own projects do: labor, most of all, is billed by its lines. */
    static void warnOfBilling(JsonNode held, Map<String, Object> body, ExportRun run) {
        BILLING.stream().filter(member -> held.hasNonNull(member) && body.containsKey(member)
                        && !Objects.equals(held.path(member).asText(), body.get(member)))
                .forEach(member -> run.warn(run.projectRef(), "The "
                        + RecordType.PROJECT.named(held.path("name").asText()) + " already existed, with " + member
                        + " " + held.path(member).asText() + " where new projects get " + body.get(member)
                        + "; it is kept. Make sure that nothing is billed twice."));
    }
}
