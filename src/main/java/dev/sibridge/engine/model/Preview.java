package dev.sibridge.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What Manage would hold after steps that are only shown. */
public final class Preview {

    private final Map<RecordRef, JsonNode> bodies = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();

    /** Notes what a record would hold. */
    public void holds(RecordRef ref, JsonNode body) {
        bodies.put(ref, body);
    }

    /** What a record would hold by now; null when no step concerns it. */
    public JsonNode held(RecordRef ref) {
        return bodies.get(ref);
    }

    /** An id for a record that is not written, only planned. */
    public long fictitiousId() {
        return ids.decrementAndGet();
    }
}
