package dev.sibridge.history;

import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.vendor.connectwise.kinds.RecordType;

/**
 * A record that a run wrote.
 *
 * @param id     in Manage
 * @param key    in SI
 * @param title  what people call it
 * @param url    where people see it in Manage; null when no such page is known, or the record is gone
 * @param fields JSON, an object: by member what it was and what it became
 */
public record WrittenRecord(RecordType type, long id, Action action, String key, String title, String url,
        String fields) {
}
