package dev.sibridge.si.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.model.OurKey;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.si.mapping.DesiredState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** All lines of a project, of which nothing was remembered, that carry our key in Manage. */
public final class RecalledLines {

    private static final String TICKET = "ticket";

    private final List<JsonNode> lines = new CopyOnWriteArrayList<>();
    private volatile boolean known;

    /** Takes them, be they none. */
    public void take(List<JsonNode> found) {
        lines.addAll(found);
        known = true;
    }

    /** The lines; empty as well when nobody asked. */
    public List<JsonNode> lines() {
        return lines;
    }

    /** Whether Manage was asked for them. */
    public boolean areKnown() {
        return known;
    }

    /** Whose a ticket is, by its id, as the lines tell that stand on it. */
    Map<Long, Set<RecordRef>> ticketOwners(DesiredState desired) {
        if (lines.isEmpty()) {
            return Map.of();
        }
        Map<String, RecordRef> tickets = new HashMap<>();
        desired.project().stream().flatMap(wave -> wave.records().stream())
                .filter(line -> line.body().get(TICKET) instanceof RecordRef)
                .forEach(line -> tickets.put((String) line.body().get(OurKey.XREF),
                        (RecordRef) line.body().get(TICKET)));
        return lines.stream().filter(line -> tickets.containsKey(line.path(OurKey.XREF).asText()))
                .collect(Collectors.groupingBy(line -> line.path(TICKET).path("id").asLong(),
                        Collectors.mapping(line -> tickets.get(line.path(OurKey.XREF).asText()), Collectors.toSet())));
    }
}
