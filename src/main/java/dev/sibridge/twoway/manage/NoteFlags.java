package dev.sibridge.twoway.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.twoway.mapping.NotePlaces;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A ticket's notes have no type, as those of projects have, but flags: they stand in the discussion, which customers
 * may read, in the internal analysis or in the resolution.
 */
final class NoteFlags {

    static final String DISCUSSION = NotePlaces.DISCUSSION;
    static final String INTERNAL = NotePlaces.INTERNAL;

    private static final Map<String, String> FLAGS = new LinkedHashMap<>();

    static {
        // What is internal stays so, whatever else it is.
        FLAGS.put(INTERNAL, "internalAnalysisFlag");
        FLAGS.put(NotePlaces.RESOLUTION, "resolutionFlag");
        FLAGS.put(DISCUSSION, "detailDescriptionFlag");
    }

    private NoteFlags() {
    }

    /** Where notes may stand. */
    static Set<String> all() {
        return FLAGS.keySet();
    }

    /** Where a note stands; one that says nothing of that is nobody else's business. */
    static String category(JsonNode note) {
        return FLAGS.entrySet().stream().filter(flag -> note.path(flag.getValue()).asBoolean())
                .map(Map.Entry::getKey).findFirst().orElse(INTERNAL);
    }

    /** The members of a note that stands there; internal when nobody says where. */
    static Map<String, Object> members(String category) {
        Map<String, Object> members = new LinkedHashMap<>();
        String wanted = FLAGS.containsKey(category) ? category : INTERNAL;
        FLAGS.forEach((name, flag) -> members.put(flag, name.equals(wanted)));
        return members;
    }
}
