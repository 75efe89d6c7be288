package dev.sibridge.twoway.pass;

import dev.sibridge.twoway.merge.Seen;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** A side in memory. It may refuse, or do what it is asked without an answer. */
final class MemorySide implements SideWriter {

    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");

    final Map<RecordId, Sighting> records = new LinkedHashMap<>();
    final List<String> writes = new ArrayList<>();
    final String prefix;
    Predicate<Draft> refusal = draft -> false;
    /** What is refused with all that is written with it, as a web service does. */
    final Set<Field> refusedFields = EnumSet.noneOf(Field.class);
    BiPredicate<Sighting, Map<Field, Object>> refusedValues = (record, values) -> false;
    boolean answersAreLost;
    /** What is written does not arrive, and nobody says so. */
    boolean doesNothing;
    boolean marksGetLost;
    boolean keyIsDead;
    private int last;

    MemorySide(String prefix) {
        this.prefix = prefix;
    }

    /** What a person makes. */
    Sighting make(Kind kind, RecordId parent, Map<Field, Object> values) {
        Sighting made = new Sighting(kind, prefix + ++last, NOON.plusSeconds(last), NOON, null, parent, null, values);
        records.put(made.recordId(), made);
        return made;
    }

    /** What a person changes. */
    void edit(Sighting record, Field field, Object value) {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        values.putAll(records.get(record.recordId()).values());
        values.put(field, value);
        put(record, values);
    }

    Seen seen() {
        return new Seen(List.copyOf(records.values()), EnumSet.allOf(Kind.class), Set.of());
    }

    Sighting only(Kind kind) {
        List<Sighting> all = records.values().stream().filter(record -> record.kind() == kind).toList();
        if (all.size() != 1) {
            throw new AssertionError(kind + ": " + all);
        }
        return all.get(0);
    }

    @Override
    public boolean makes(Field field) {
        return field == Field.TASK_ASSIGNEES;
    }

    @Override
    public Sighting create(Draft draft) {
        open();
        arrived();
        if (refusal.test(draft)) {
            throw new SideException(SideException.Outcome.REFUSED, "no", null);
        }
        writes.add("create " + draft.kind());
        Sighting made = make(draft.kind(), draft.parent(), draft.values());
        put(made.recordId(), draft.mark());
        answered();
        return records.get(made.recordId());
    }

    @Override
    public Optional<Sighting> made(Draft draft, Instant since) {
        open();
        return records.values().stream().filter(record -> record.kind() == draft.kind()
                && Objects.equals(record.mark(), draft.mark())).findFirst();
    }

    @Override
    public Sighting update(Sighting seen, Map<Field, Object> values) {
        open();
        arrived();
        Sighting now = records.get(seen.recordId());
        if (now == null || !now.values().equals(seen.values())) {
            throw new SideException(SideException.Outcome.OVERTAKEN, "changed meanwhile", null);
        }
        writes.add("update " + seen.kind());
        if (values.keySet().stream().anyMatch(refusedFields::contains) || refusedValues.test(now, values)) {
            throw new SideException(SideException.Outcome.REFUSED, "no", null);
        }
        Map<Field, Object> all = new EnumMap<>(Field.class);
        all.putAll(now.values());
        all.putAll(values);
        put(seen, all);
        answered();
        return records.get(seen.recordId());
    }

    @Override
    public boolean bears(Sighting record) {
        return records.values().stream().anyMatch(part -> part.kind() == Kind.NOTE
                && record.recordId().equals(part.parent()));
    }

    @Override
    public void delete(Sighting record) {
        open();
        writes.add("delete " + record.kind());
        records.remove(record.recordId());
    }

    @Override
    public void mark(RecordId record, String twin) {
        if (marksGetLost) {
            throw new SideException(SideException.Outcome.UNKNOWN, "no answer", null);
        }
        put(record, twin);
    }

    private void put(RecordId record, String twin) {
        Sighting now = records.get(record);
        records.put(record, new Sighting(now.kind(), now.id(), now.created(), now.updated(), now.by(), now.parent(),
                twin, now.values()));
    }

    private void put(Sighting record, Map<Field, Object> values) {
        Sighting now = records.get(record.recordId());
        records.put(record.recordId(), new Sighting(now.kind(), now.id(), now.created(), NOON.plusSeconds(++last), null,
                now.parent(), now.mark(), values));
    }

    private void arrived() {
        if (doesNothing) {
            throw new SideException(SideException.Outcome.UNKNOWN, "no answer", null);
        }
    }

    private void answered() {
        if (answersAreLost) {
            throw new SideException(SideException.Outcome.UNKNOWN, "no answer", null);
        }
    }

    private void open() {
        if (keyIsDead) {
            throw new SideException(SideException.Outcome.CLOSED, "the key is not accepted", null);
        }
    }
}
