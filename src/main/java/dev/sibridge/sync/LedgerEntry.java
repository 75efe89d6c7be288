package dev.sibridge.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.mapping.RecordRef;

/**
 * What the ledger knows of a record.
 *
 * @param remoteId its id in Manage; null while none is known
 * @param body     as we wrote it last, the base of the next difference; null before
 */
record LedgerEntry(long id, RecordRef ref, State state, Long remoteId, JsonNode body) {

    /** Whether Manage certainly holds it. */
    boolean isKnown() {
        return remoteId != null;
    }

    /** Whether a create may have reached Manage without an answer reaching us. */
    boolean isUnknown() {
        return remoteId == null && state == State.SENT;
    }

    /** How far a record has come. */
    enum State { PLANNED, SENT, DONE, FAILED }
}
