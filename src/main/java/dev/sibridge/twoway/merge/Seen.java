package dev.sibridge.twoway.merge;

import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair.Identity;
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
 */
public record Seen(List<Sighting> records, Set<Kind> complete, Set<Missing> gone) {

    public Seen {
        records = List.copyOf(records);
        complete = Set.copyOf(complete);
        gone = Set.copyOf(gone);
    }

    /** A record that is certainly not there any more. */
    public record Missing(Kind kind, String id) {
    }

    /** The records by kind and id. */
    Map<Missing, Sighting> byId() {
        Map<Missing, Sighting> byId = new HashMap<>();
        records.forEach(record -> byId.put(new Missing(record.kind(), record.id()), record));
        return byId;
    }

    /** Whether a record that was not read is gone, and not merely out of sight. */
    boolean isGone(Kind kind, Identity identity) {
        return complete.contains(kind) || gone.contains(new Missing(kind, identity.id()));
    }
}
