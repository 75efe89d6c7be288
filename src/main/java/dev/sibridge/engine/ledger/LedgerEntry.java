package dev.sibridge.engine.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.model.RecordRef;

/**
 * What the ledger knows of a record.
 *
 * @param remoteId  its id in Manage; null while none is known
 * @param body      as we wrote it last, the base of the next difference, or as it is about to be created; of a recalled
 *                  record what Manage holds. Null before
 * @param held      as Manage holds it, should that be otherwise than we wrote it; null when it is not
 * @param origin    what tells its rows or locations again; null for nothing
 * @param adopted   whether it was in Manage before us
 * @param updatedAt milliseconds since 1970 UTC
 */
public record LedgerEntry(
        long id, RecordRef ref, State state, Long remoteId, JsonNode body, JsonNode held, JsonNode origin,
        boolean adopted, long updatedAt) {

    /** Whether Manage certainly held it when we looked last. */
    public boolean isKnown() {
        return remoteId != null && state != State.COPIED;
    }

    /** Whether a create may have reached Manage without an answer reaching us. */
    public boolean isUnknown() {
        return remoteId == null && state == State.SENT;
    }

    /** How far a record has come. */
    public enum State {
        PLANNED, SENT, DONE, FAILED,
        /** Found in Manage by its key while nothing was remembered of it; not compared yet. */
        RECALLED,
        /** Manage or a person decided against what SI says; nothing is tried until SI says something else. */
        LEFT,
        /** Made, but by another id, as somebody made the same a moment before: theirs may take its place. */
        COPIED
    }
}
