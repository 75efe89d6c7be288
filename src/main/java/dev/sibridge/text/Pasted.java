package dev.sibridge.text;

import java.util.Arrays;
import java.util.LinkedList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people paste where a value belongs, made that value where it is clear: blanks, line breaks and characters that
 * nobody sees around it, a pair of quotes, a list with the wrong separators. What is not clear stays, to be refused.
 */
public final class Pasted {

    // Blanks of every kind, control characters, and those without width.
    private static final String UNSEEN = "[\\p{IsWhite_Space}\\p{Cc}\\p{Cf}]";
    private static final Pattern AROUND = Pattern.compile("^" + UNSEEN + "+|" + UNSEEN + "+$");
    private static final Pattern WITHOUT_WIDTH = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\t\\r\\n]]");
    private static final List<String> QUOTES = List.of("\"\"", "''", "``", "“”", "„“", "„”", "‘’", "‚‘", "«»", "»«");
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[;\\r\\n]");
    private static final String BETWEEN_ADDRESSES = ";,\r\n";
    private static final Pattern NAMED_ADDRESS = Pattern.compile("[^<>]*<([^<>]*)>");

    private Pasted() {
    }

    /** Any value; null stays null. */
    public static String text(String given) {
        if (given == null) {
            return null;
        }
        String text = AROUND.matcher(given).replaceAll("");
        boolean quoted = text.length() > 1
                && QUOTES.contains(text.substring(0, 1) + text.charAt(text.length() - 1));
        return quoted ? AROUND.matcher(text.substring(1, text.length() - 1)).replaceAll("") : text;
    }

    /** A key, which holds nothing that cannot be seen, anywhere; null stays null. */
    public static String key(String given) {
        return given == null ? null
                : WITHOUT_WIDTH.matcher(text(given)).replaceAll("").replaceFirst("(?i)^Bearer +", "");
    }

    /** Names of whatever kind, with semicolons or one a line. */
    public static List<String> names(String given) {
        return given == null ? List.of() : entries(BETWEEN_NAMES.split(text(given)));
    }

    /** Whether a list of names may be meant to have commas between them, or one name with commas in it. */
    public static boolean isUnclearList(String given) {
        return given != null && given.contains(",") && !BETWEEN_NAMES.matcher(given.strip()).find();
    }

    /** Mail addresses, also with people's names, as mail programs show them. */
    public static List<String> mailAddresses(String given) {
        return given == null ? List.of() : entries(addresses(text(given))).stream()
                .map(Pasted::mailAddress).filter(address -> !address.isEmpty()).toList();
    }

    // A name in quotes may hold what else stands between addresses; a quote without another is none. From the end, for
    // what follows a character says whether quotes are around it.
    private static String[] addresses(String text) {
        List<String> addresses = new LinkedList<>();
        boolean quoted = false;
        int end = text.length();
        for (int i = text.length() - 1; i >= 0; i--) {
            quoted ^= text.charAt(i) == '"';
            if (!quoted && BETWEEN_ADDRESSES.indexOf(text.charAt(i)) >= 0) {
                addresses.add(0, text.substring(i + 1, end));
                end = i;
            }
        }
        addresses.add(0, text.substring(0, end));
        return addresses.toArray(String[]::new);
    }

    /** One mail address, which may stand behind a person's name. */
    public static String mailAddress(String given) {
        String text = text(given);
        Matcher named = NAMED_ADDRESS.matcher(text);
        return text(named.matches() ? named.group(1) : text).replaceFirst("(?i)^mailto:", "");
    }

    private static List<String> entries(String... parts) {
        return Arrays.stream(parts).map(Pasted::text).filter(part -> !part.isEmpty()).toList();
    }
}
