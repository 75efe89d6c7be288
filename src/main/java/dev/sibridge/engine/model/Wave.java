package dev.sibridge.engine.model;

import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.IntFunction;
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
        records = records instanceof Computed ? records : List.copyOf(records);
    }

    public Wave(List<DesiredRecord> records, Rest rest) {
        this(records, rest, null, null);
    }

    /**
     * Records that are made anew whenever somebody asks for them: a large project has 100,000 lines, of which few are
     * needed at a time.
     *
     * @param make makes the one in a place, from 0; always the same one
     */
    public static List<DesiredRecord> computed(int size, IntFunction<DesiredRecord> make) {
        return new Computed(size, make);
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

    /** The same in portions of so many records; what is gone from SI is removed with the last. */
    public List<Wave> portions(int size) {
        List<Wave> portions = new ArrayList<>();
        int from = 0;
        for (; from + size < records.size(); from += size) {
            portions.add(new Wave(records.subList(from, from + size), null, stage, after));
        }
        portions.add(withRecords(records.subList(from, records.size())));
        return portions;
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
        return new Wave(records, new Rest(type, below, records));
    }

    /** No records: those that an earlier wave does not want any more are removed. */
    public static Wave removal(List<DesiredRecord> wanted, RecordType type, String below) {
        return new Wave(List.of(), new Rest(type, below, wanted));
    }

    /**
     * All records of a type that are known below a source key, but for those still wanted.
     *
     * @param below the beginning of source keys
     */
    public record Rest(RecordType type, String below, List<DesiredRecord> wanted) {

        /** The source keys of those still wanted. */
        public Set<String> wantedKeys() {
            return wanted.stream().map(DesiredRecord::key).collect(Collectors.toSet());
        }
    }

    private static final class Computed extends AbstractList<DesiredRecord> implements RandomAccess {

        private final int size;
        private final IntFunction<DesiredRecord> make;

        private Computed(int size, IntFunction<DesiredRecord> make) {
            this.size = size;
            this.make = make;
        }

        @Override
        public DesiredRecord get(int place) {
            return make.apply(Objects.checkIndex(place, size));
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public List<DesiredRecord> subList(int from, int to) {
            Objects.checkFromToIndex(from, to, size);
            return new Computed(to - from, place -> make.apply(from + place));
        }
    }
}
