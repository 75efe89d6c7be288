package dev.sibridge.run;

import dev.sibridge.connectwise.RecordType;
import dev.sibridge.sync.Step.Action;

/**
 * A record that a run wrote.
 *
 * @param id    in Manage
 * @param key   in SI
 * @param title what people call it
 */
public record WrittenRecord(RecordType type, long id, Action action, String key, String title) {
}
