package dev.sibridge.si.mapping.rows;

import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is remembered of a project from its earlier exports, so that rows and locations are known again however SI
 * numbers them now.
 *
 * @param locations all locations of the last export, parents before children
 * @param phases    keys of locations that have become phases
 * @param lines     lines of the opportunity and of the project
 * @param made      types of which all records of the project are in Manage: what is decided when a record is made is
 *                  decided for good
 */
public record Memory(
        List<KnownLocation> locations, Set<String> phases, List<KnownLine> lines, Set<RecordType> made) {

    /** Of a project that was never exported before. */
    public static final Memory NONE = new Memory(List.of(), Set.of(), List.of(), Set.of());

    public Memory {
        locations = List.copyOf(locations);
        phases = Set.copyOf(phases);
        lines = List.copyOf(lines);
        made = Set.copyOf(made);
    }

    /**
     * A location as it was.
     *
     * @param key    its identity in our records, which stays though SI numbers it anew
     * @param id     SI's id of it in the last export
     * @param parent key of the location that it lay in; null at the top
     */
    public record KnownLocation(String key, String id, String name, String parent) {
    }

    /**
     * A line as it was.
     *
     * @param key            source key of its record
     * @param origin         what its rows were
     * @param sequenceNumber its place among the lines; null when it is not known
     */
    public record KnownLine(String key, LineOrigin origin, BigDecimal sequenceNumber) {
    }

    /**
     * What tells the rows of a line from equal ones.
     *
     * @param items SI's ids of the rows; empty when SI calculates them, or when Manage alone remembers the line
     * @param price per unit
     * @param cost  per unit
     */
    public record LineOrigin(Set<String> items, BigDecimal price, BigDecimal cost) {

        public LineOrigin {
            // Nearly all have one; of several, the order is to be the same each time.
            items = items == null ? Set.of() : items.size() < 2 ? Set.copyOf(items)
                    : Collections.unmodifiableSortedSet(new TreeSet<>(items));
        }
    }
}
