package dev.sibridge.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A record that Manage holds.
 *
 * @param id      in Manage
 * @param row     in the ledger; {@link #NO_ROW} in a preview
 * @param base    of the difference
 * @param remote  what Manage answered; null when it was not asked
 * @param adopted whether we have not made it
 */
record Held(long id, long row, JsonNode base, JsonNode remote, boolean adopted) {

    static final long NO_ROW = -1;
}
