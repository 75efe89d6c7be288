package dev.sibridge.account;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How projects of Manage and of a project-management tool are kept in step.
 *
 * @param auto          whether that happens by itself
 * @param interval      from one look at what has changed to the next
 * @param sweep         from one pass that reads everything to the next
 * @param mappingFile   a file of mappings; null for none
 * @param closedTickets how long ago a ticket may have been closed to be paired
 */
public record TwoWaySettings(ToolSettings tool, boolean auto, Duration interval, Duration sweep, String mappingFile,
        Deletes deletes, Deletes.IfChanged deletedButChanged, Guard guard, Duration closedTickets) {

    private static final Pattern GUARD = Pattern.compile("(\\d{1,6})\\s*;\\s*(\\d{1,2}|100)\\s*%");

    /**
     * How much may be removed in one pass without asking a person.
     *
     * @param most    so many records
     * @param percent and no larger part of a project
     */
    public record Guard(int most, int percent) {

        /** @return null when the text is not such as {@code 20;10%} */
        public static Guard of(String text) {
            Matcher parts = GUARD.matcher(text == null ? "" : text);
            return parts.matches() ? new Guard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)))
                    : null;
        }
    }
}
