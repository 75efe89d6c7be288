package dev.sibridge.twoway.check;

import dev.sibridge.pm.Capabilities;
import dev.sibridge.pm.Entity;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.tool.ToolFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a tool cannot do, and what becomes of it. */
final class ToolCheck {

    private static final String CHECK = "Project-management tool";

    private ToolCheck() {
    }

    static List<Checked> of(Capabilities capabilities) {
        List<Checked> found = new ArrayList<>();
        if (!capabilities.write()) {
            found.add(Checked.block(CHECK, "The tool only lets read.", "Give SI Bridge's user there the right to write,"
                    + " or wait until the tool's API can."));
        }
        if (capabilities.changes() == Capabilities.Changes.NONE) {
            found.add(Checked.warn(CHECK, "The tool does not tell what has changed; everything is read in each pass.",
                    ""));
        } else if (capabilities.changes() == Capabilities.Changes.UPDATED_SINCE) {
            found.add(Checked.warn(CHECK, "The tool does not tell what was deleted; only a sweep notices it.", ""));
        }
        if (!capabilities.conditionalWrite()) {
            found.add(Checked.warn(CHECK, "The tool writes without looking whether somebody has changed the record"
                    + " meanwhile; what was written is read back.", ""));
        }
        String missing = Arrays.stream(Field.values()).filter(field -> !ToolFields.has(capabilities, field))
                .map(field -> field.kind().name().toLowerCase(Locale.ROOT) + " " + field.wireName())
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            found.add(Checked.warn(CHECK, "The tool does not hold: " + missing + ". Manage's values stay as they are.",
                    ""));
        }
        if (!capabilities.has(Entity.TIME_ENTRY)) {
            found.add(Checked.warn(CHECK, "The tool has no time entries.", ""));
        }
        return found;
    }
}
