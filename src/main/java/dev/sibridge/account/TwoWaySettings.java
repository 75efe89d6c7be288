package dev.sibridge.account;

import dev.sibridge.account.AccountProperties.Pm;
import dev.sibridge.account.AccountProperties.TwoWay;
import java.net.URI;
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
        static Guard of(String text) {
            Matcher parts = GUARD.matcher(text == null ? "" : text);
            return parts.matches() ? new Guard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)))
                    : null;
        }
    }

    /** @return null when there is no tool */
    static TwoWaySettings of(Pm pm, TwoWay twoWay) {
        if (pm == null || pm.type() == null) {
            return null;
        }
        ToolSettings tool = new ToolSettings(pm.type(), URI.create(pm.url().replaceFirst("/+$", "")), pm.apiKey(),
                pm.taskTracker(), pm.stepTracker(), orNull(pm.memberRole()));
        return new TwoWaySettings(tool, twoWay.auto(), twoWay.interval(), twoWay.sweep(), orNull(twoWay.mappingFile()),
                twoWay.deletes(), twoWay.deletedButChanged(), Guard.of(twoWay.guard()), twoWay.closedTickets());
    }

    private static String orNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
