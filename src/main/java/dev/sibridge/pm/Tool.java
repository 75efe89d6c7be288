package dev.sibridge.pm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project-management tool, whichever it is. Every answer was checked: it is of the shape that the tool's documents
 * promise, every record is one that was asked for, and a list that is empty is proven to be. Whatever else comes is
 * a {@link ToolException}.
 */
public interface Tool {

    /** What it can do. */
    Capabilities capabilities();

    /**
     * Who we are there: the user's id. It is asked before anything else in a pass, since some tools answer empty lists
     * to keys that they do not know.
     */
    String self();

    /**
     * All records of a kind, page after page.
     *
     * @param projectId of the project that they belong to; null for projects and for what belongs to none
     */
    List<ToolRecord> list(Entity entity, String projectId);

    /**
     * What has changed. Something may be told twice.
     *
     * @param cursor where we were last; null for the first time, which tells nothing but where we are
     */
    Changes changes(String cursor);

    /**
     * Records that have changed, and where we are now.
     *
     * @param gone records that are not there any more
     */
    record Changes(String cursor, List<Seen> changed, List<Seen> gone) {

        /** Which record it is; the project is null when it belongs to none. */
        public record Seen(Entity entity, String id, String projectId) {
        }
    }

    /** A record; empty when it certainly does not exist. */
    Optional<ToolRecord> get(Entity entity, String id);

    /**
     * Makes a record.
     *
     * @param key    the same for each attempt to make this record
     * @param mark   the id of its twin in Manage; null for none
     * @param fields by the port's names
     * @return the record as it is now, which need not be as it was sent
     */
    ToolRecord create(Entity entity, String key, String mark, Map<String, JsonNode> fields);

    /**
     * Looks for a record whose create was not answered.
     *
     * @param key as it was given to {@link #create}
     * @return empty when it certainly was not made
     */
    Optional<ToolRecord> made(Entity entity, String key, String mark, Map<String, JsonNode> fields);

    /**
     * Changes fields of a record; null empties one.
     *
     * @param rev the version that was seen last; null where the tool has none
     * @return the record as it is now
     * @throws ToolException of the kind {@code CHANGED} when somebody has changed it since
     */
    ToolRecord update(Entity entity, String id, String rev, Map<String, JsonNode> fields);

    /** Deletes a record; nothing happens if it is gone. */
    void delete(Entity entity, String id);

    /** Writes the id of its twin in Manage on a record. */
    void mark(Entity entity, String id, String mark);
}
