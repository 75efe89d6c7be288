package dev.sibridge.engine.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.model.RecordRef;

/** A record that Manage holds besides the one that counts, though it is ours: how the ledger knows it until it goes. */
public final class Surplus {

    private Surplus() {
    }

    /** @param counts the record that counts, of which this is one too many */
    public static RecordRef of(RecordRef counts, JsonNode surplus) {
        return new RecordRef(counts.type(), counts.key() + "+" + surplus.path("id").asLong());
    }

    public static boolean is(RecordRef ref) {
        return ref.key().matches(".*\\+\\d+");
    }
}
