package dev.sibridge.engine.model;

import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Records that are compared and can be written at once: they refer to earlier waves only.
 *
 * @param records what Manage should hold
 * @param rest    of which records everything else is gone from SI; null when nothing follows from absence
 * @param stage   of the work, as people call it, that the wave belongs to; null for none
 * @param after   the stage whose waves are all written before; null for none
 */
public record Wave(List<DesiredRecord> records, Rest rest, String stage, String after) {

    /** Nothing to write. */
    public static final Wave NONE = of(List.of());

    public Wave {
        records = List.copyOf(records);
    }

    public Wave(List<DesiredRecord> records, Rest rest) {
        this(records, rest, null, null);
    }

    /** The same with other records. */
    public Wave withRecords(List<DesiredRecord> others) {
        return new Wave(others, rest, stage, after);
    }

    /** The same as part of a stage. */
    public Wave in(String stageOfWork) {
        return new Wave(records, rest, stageOfWork, after);
    }

    /** The same, to be written after all waves of a stage, its own or another. */
    public Wave after(String earlierStage) {
        return new Wave(records, rest, stage, earlierStage);
    }

    /** Whether it belongs to a stage. */
    public boolean isOf(String stageOfWork) {
        return stageOfWork != null && stageOfWork.equals(stage);
    }

    public static Wave of(List<DesiredRecord> records) {
        return new Wave(records, null);
    }

    /** Records that are all there are of a type below a source key. */
    public static Wave complete(List<DesiredRecord> records, RecordType type, String below) {
        return new Wave(records, new Rest(type, below, records.stream().map(DesiredRecord::key)
                .collect(Collectors.toSet())));
    }

    /** No records: those that an earlier wave does not want any more are removed. */
    public static Wave removal(List<DesiredRecord> wanted, RecordType type, String below) {
        return new Wave(List.of(), complete(wanted, type, below).rest);
    }

    /**
     * All records of a type that are known below a source key, but for those still wanted.
     *
     * @param below  the beginning of source keys
     * @param wanted source keys
     */
    public record Rest(RecordType type, String below, Set<String> wanted) {
    }
}
