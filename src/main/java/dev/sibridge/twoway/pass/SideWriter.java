package dev.sibridge.twoway.pass;

import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Sighting;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Writes to one side. What comes back is the record as that side shows it after the write, which need not be as it was
 * sent. Whatever a side does not do is a {@link SideException}.
 */
public interface SideWriter {

    /** Whether a side has a place for such a record at all; what it has none for stays where it is. */
    default boolean hasPlaceFor(Draft draft) {
        return true;
    }

    /** Whether a record that is made can hold a field. */
    default boolean takes(Field field) {
        return true;
    }

    /** Whether writing a field makes something of its own there, which would be there twice if written twice. */
    default boolean makes(Field field) {
        return false;
    }

    /** Makes a record. */
    Sighting create(Draft draft);

    /** A record has a twin by now: it is none whose create was not answered. */
    default void taken(RecordId record) {
        // Where marks or keys tell, nothing is to be remembered.
    }

    /**
     * Looks for a record whose create was not answered; empty when it certainly was not made.
     *
     * @param draft as it was sent
     * @param since what was there before that is not it
     */
    Optional<Sighting> made(Draft draft, Instant since);

    /**
     * Changes fields of a record; null empties one.
     *
     * @param seen the record as it was read: nothing is written over what somebody has changed since
     */
    Sighting update(Sighting seen, Map<Field, Object> values);

    /**
     * Whether something hangs on a record that would be lost with it and is nobody's to delete, such as a note, or what
     * has no twin.
     */
    boolean bears(Sighting record);

    /** Deletes a record, if it is still there. */
    void delete(Sighting record);

    /** Leaves the id of its twin on a record, so that the two find each other though nothing is remembered. */
    void mark(RecordId record, String twin);

    /**
     * Something that is made.
     *
     * @param key       the same for each attempt to make it
     * @param mark      the id of its twin on the other side
     * @param projectId that it belongs to; null for a project
     * @param parent    that it belongs to; null for a project
     * @param values    of its fields
     */
    record Draft(Kind kind, String key, String mark, String projectId, RecordId parent, Map<Field, Object> values) {
    }
}
