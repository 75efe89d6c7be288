package dev.sibridge.mapping;

import java.util.List;

/**
 * Records that can be written at once: they refer to earlier waves only.
 *
 * @param records        what Manage should hold
 * @param completeBelow  the beginning of source keys of which {@code records} are all there are: lines known under it
 *                       that are not among them are gone from SI. Null when nothing follows from absence
 */
public record Wave(List<DesiredRecord> records, String completeBelow) {

    public Wave {
        records = List.copyOf(records);
    }

    static Wave of(List<DesiredRecord> records) {
        return new Wave(records, null);
    }
}
