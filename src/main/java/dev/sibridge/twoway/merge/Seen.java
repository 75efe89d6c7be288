package dev.sibridge.twoway.merge;

import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Sighting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one side shows of a project.
 *
 * @param records  all that were read
 * @param complete kinds of which every record was read, proven: only of these does anything follow from absence
 * @param gone     records that were asked for by id and are certainly not there any more
 * @param moved    records that were asked for by id and are in another project by now
 */
public record Seen(List<Sighting> records, Set<Kind> complete, Set<RecordId> gone, Set<RecordId> moved) {

    public Seen {
        records = List.copyOf(records);
        complete = Set.copyOf(complete);
        gone = Set.copyOf(gone);
        moved = Set.copyOf(moved);
    }

    /** Nothing is known to have moved. */
    public Seen(List<Sighting> records, Set<Kind> complete, Set<RecordId> gone) {
        this(records, complete, gone, Set.of());
    }

    /** The records by kind and id. */
    Map<RecordId, Sighting> byId() {
        Map<RecordId, Sighting> byId = new HashMap<>();
        records.forEach(record -> byId.put(record.recordId(), record));
        return byId;
    }

    /** Whether a record that was not read is gone, and not merely out of sight. */
    boolean isGone(RecordId record) {
        return complete.contains(record.kind()) || gone.contains(record);
    }
}
