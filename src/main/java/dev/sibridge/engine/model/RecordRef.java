package dev.sibridge.engine.model;

import dev.sibridge.vendor.connectwise.kinds.RecordType;

/**
 * Stands in a body for a record that may not exist yet; becomes {@code {"id": n}} when the body is sent.
 *
 * @param key the record's source key, unique per type in one tenant
 */
public record RecordRef(RecordType type, String key) {

    @Override
    public String toString() {
        return type.label() + " " + key;
    }
}
