package dev.sibridge.twoway.tool;

import dev.sibridge.twoway.merge.Seen;

/**
 * A project as the tool shows it.
 *
 * @param archived whether people have put it aside: then it stays as it is
 */
public record ToolView(Seen seen, boolean archived) {
}
