package dev.sibridge.engine.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts ids in the place of references by source key. */
public final class References {

    private References() {
    }

    /** @throws IllegalStateException when a record is referred to that this run has not brought into Manage */
    public static Map<String, Object> resolve(Map<String, Object> body, SyncRun run) {
        Map<String, Object> resolved = new LinkedHashMap<>();
        body.forEach((member, value) -> resolved.put(member, resolveValue(value, run)));
        return resolved;
    }

    private static Object resolveValue(Object value, SyncRun run) {
        if (value instanceof RecordRef ref) {
            Long id = run.idOf(ref);
            if (id == null) {
                throw new IllegalStateException("The " + ref + " is not in Manage, although it should be by now.");
            }
            return Map.of("id", id);
        }
        return value instanceof List<?> list ? list.stream().map(entry -> resolveValue(entry, run)).toList() : value;
    }
}
