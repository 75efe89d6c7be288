package dev.sibridge.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Tells records that people work with from those that are only still there: inactive ones, and companies in the recycle
 * bin, which Manage lists among the others, with the status that they had. A company that was merged into another is
 * such a one, too.
 */
public final class Usable {

    private static final String DELETED = "deletedFlag";
    // The statuses of boards have a name of their own for it.
    private static final List<String> FLAGS = List.of("inactiveFlag", "inactive", DELETED);

    private Usable() {
    }

    public static boolean is(JsonNode record) {
        return FLAGS.stream().noneMatch(flag -> record.path(flag).asBoolean());
    }

    static boolean isDeleted(JsonNode record) {
        return record.path(DELETED).asBoolean();
    }

    /** Why a record is not used, in words that follow its name: is inactive, is in the recycle bin. */
    public static String reason(JsonNode record) {
        return isDeleted(record) ? "is in the recycle bin in Manage" : "is inactive in Manage";
    }
}
