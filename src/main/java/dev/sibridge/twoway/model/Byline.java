package dev.sibridge.twoway.model;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of a note whose author its side cannot name: who wrote it, and where. It belongs to our way of writing
 * a note down, not to what somebody wrote.
 */
public final class Byline {

    private static final Map<Side, String> PLACES = Map.of(Side.TOOL, "the project tool", Side.MANAGE, "ConnectWise");
    private static final Pattern LINE = Pattern.compile("\\[[^\\n]+ in (?:" + String.join("|", PLACES.values())
            + ")]\\s*");
    private static final Pattern NOT_OF_A_NAME = Pattern.compile("[\\[\\]\\s]+");

    private Byline() {
    }

    /** A text below the name of the one who wrote it; one that names somebody already stays as it is. */
    public static String signed(String text, String name, Side writtenIn) {
        return line(text).isEmpty() ? "[" + NOT_OF_A_NAME.matcher(name).replaceAll(" ").strip() + " in "
                + PLACES.get(writtenIn) + "]\n" + text : text;
    }

    /** The line of a text, with what separates it from the rest; empty when it has none. */
    public static String line(String text) {
        Matcher line = LINE.matcher(text);
        return line.lookingAt() ? line.group() : "";
    }

    /** A text as it was written. */
    public static String without(String text) {
        return text.substring(line(text).length());
    }

    /** Whether a text was written down by us for somebody of that side. */
    public static boolean isOf(Side side, String text) {
        return line(text).contains(" in " + PLACES.get(side) + "]");
    }
}
