package dev.sibridge.twoway;

import dev.sibridge.twoway.merge.Seen;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.SideWriter;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A side of an example, in memory: it does what it is asked. */
final class ExampleSide implements SideWriter {

    private static final Instant MORNING = Instant.parse("2027-01-04T08:00:00Z");

    private final Map<RecordId, Sighting> records = new LinkedHashMap<>();
    private int last;

    /** What stands there in the morning. */
    Sighting make(Kind kind, RecordId parent, Map<Field, Object> values) {
        Sighting made = new Sighting(kind, String.valueOf(++last), MORNING, MORNING, null, parent, null, values);
        records.put(made.recordId(), made);
        return made;
    }

    /** What a person changes. */
    void edit(RecordId record, Map<Field, Object> values, Instant at) {
        Sighting now = records.get(record);
        Map<Field, Object> all = new EnumMap<>(Field.class);
        all.putAll(now.values());
        all.putAll(values);
        records.put(record, new Sighting(now.kind(), now.id(), now.created(), at, null, now.parent(), now.mark(), all));
    }

    /** What a person deletes. */
    void remove(RecordId record) {
        records.remove(record);
    }

    Optional<Sighting> find(RecordId record) {
        return Optional.ofNullable(records.get(record));
    }

    Seen seen() {
        return new Seen(List.copyOf(records.values()), EnumSet.allOf(Kind.class), Set.of());
    }

    @Override
    public Sighting create(Draft draft) {
        return make(draft.kind(), draft.parent(), draft.values());
    }

    @Override
    public Optional<Sighting> made(Draft draft, Instant since) {
        return Optional.empty();
    }

    @Override
    public Sighting update(Sighting seen, Map<Field, Object> values) {
        edit(seen.recordId(), values, seen.updated());
        return records.get(seen.recordId());
    }

    @Override
    public boolean bears(Sighting record) {
        return records.values().stream().anyMatch(part -> record.recordId().equals(part.parent()));
    }

    @Override
    public void delete(Sighting record) {
        remove(record.recordId());
    }

    @Override
    public void mark(RecordId record, String twin) {
        // It is remembered what belongs to what.
    }
}
