package dev.sibridge.engine.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.model.DesiredRecord;
import java.util.List;
import java.util.Map;

/**
 * What a flow makes of records of a wave that Manage holds though we have not made them, or that people have changed
 * since. Whatever is not overridden says nothing.
 */
public interface Adoption {

    /** That of a flow without rules of its own. */
    Adoption NONE = new Adoption() {
    };

    /**
     * Passes what may be taken for a record.
     *
     * @param candidates what agrees with the ways to know it
     */
    default void check(DesiredRecord record, List<JsonNode> candidates) {
    }

    /** What Manage holds in the place of a record by other signs than the ways to know it; null for nothing. */
    default JsonNode standIn(DesiredRecord record) {
        return null;
    }

    /**
     * The base of the difference for a stand-in.
     *
     * @param body what the record should hold, references as ids
     */
    default JsonNode base(Map<String, Object> body, JsonNode standIn) {
        throw new UnsupportedOperationException("There is no base without stand-ins");
    }

    /**
     * Whether nothing is written to a record, whatever differs.
     *
     * @param base   what we wrote last
     * @param remote what Manage answered; null when it was not asked
     */
    default boolean isLeftAlone(DesiredRecord record, JsonNode base, JsonNode remote) {
        return false;
    }

    /**
     * What is written to a record besides what differs.
     *
     * @param adopted whether it was in Manage before us; {@code remote} is not null then
     * @param body    what it should hold, references as ids
     */
    default Map<String, Object> besides(DesiredRecord record, long id, JsonNode remote, boolean adopted,
            Map<String, Object> body) {
        return Map.of();
    }

    /** What must be sent along with changes so that Manage takes them. */
    default Map<String, Object> alongWith(DesiredRecord record, Map<String, Object> changes) {
        return Map.of();
    }

    /** Tells a person, once all records of the wave were looked at, what was taken and what was not. */
    default void warn() {
    }
}
