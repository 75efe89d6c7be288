package dev.sibridge.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.mapping.RecordRef;

/** A record that Manage holds besides the one that counts, though it is ours: how the ledger knows it until it goes. */
final class Surplus {

    private Surplus() {
    }

    /** @param counts the record that counts, of which this is one too many */
    static RecordRef of(RecordRef counts, JsonNode surplus) {
        return new RecordRef(counts.type(), counts.key() + "+" + surplus.path("id").asLong());
    }

    static boolean is(RecordRef ref) {
        return ref.key().matches(".*\\+\\d+");
    }
}
