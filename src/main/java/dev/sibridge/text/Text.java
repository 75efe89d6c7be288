package dev.sibridge.text;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names and codes: trimmed, cut, compared and condensed in one way everywhere. */
public final class Text {

    // Line breaks, tabs and the like, other spaces than the common one, letters that show nothing, and halves of
    // characters that stand alone.
    private static final Pattern ODD_SPACE =
            Pattern.compile("\\R|[\\p{Cc}\\p{Z}\\p{Cs}\u2800\u115f\u1160\u3164\uffa0]");
    // Nobody sees them: soft hyphens, zero widths, marks of direction, byte order marks. Two of them, which join, make
    // one emoji of several and shape Persian words; there they stay.
    private static final Pattern INVISIBLE = Pattern.compile("[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
            + "\u2060-\u206f\ufeff\ufff9-\ufffb]|(?<![^\\x00-\\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\\x00-\\x7f])");
    // What only shapes the character before it tells no names apart, either.
    private static final Pattern SHAPING = Pattern.compile("[\u200c\u200d\ufe00-\ufe0f]");
    private static final Pattern SPACES = Pattern.compile(" {2,}");
    private static final int THOUSAND = 1000;

    private Text() {
    }

    public static boolean isBlank(String text) {
        return trim(text).isEmpty();
    }

    /**
     * On one line and without white space around it, as Manage keeps names: whatever breaks lines or is no common space
     * becomes a space, what nobody sees is left out, and a letter with its accent is one character. Null becomes empty.
     */
    public static String trim(String text) {
        if (text == null) {
            return "";
        }
        return isPlain(text) ? text.strip() : Normalizer.normalize(INVISIBLE.matcher(
                ODD_SPACE.matcher(text).replaceAll(" ")).replaceAll(""), Normalizer.Form.NFC).strip();
    }

    /** The first text that says something, trimmed; empty when none does. */
    public static String firstFilled(String... texts) {
        for (String text : texts) {
            if (!isBlank(text)) {
                return trim(text);
            }
        }
        return "";
    }

    /**
     * At most {@code max} UTF-16 units, as databases of this kind count, never half a character. White space that a
     * cut leaves at the end goes, too.
     */
    public static String cut(String text, int max) {
        String trimmed = trim(text);
        if (trimmed.length() <= max) {
            return trimmed;
        }
        int end = Character.isHighSurrogate(trimmed.charAt(max - 1)) ? max - 1 : max;
        return trimmed.substring(0, end).strip();
    }

    /**
     * A name of at most {@code max} UTF-16 units. One that does not fit ends in {@code ~} and three digits of a hash of
     * all of it, so that names which begin alike stay distinct. That holds for every name that is cut, not only beside
     * another one: an SI name must come out the same in every export, whatever else stands in that export.
     */
    public static String cutName(String text, int max) {
        String trimmed = trim(text);
        if (trimmed.length() <= max) {
            return trimmed;
        }
        return marked(trimmed, fold(trimmed), max);
    }

    /** A text of at most {@code max} UTF-16 units that ends in {@code ~} and three digits, which stand for a key. */
    public static String marked(String text, String key, int max) {
        String end = "~%03d".formatted(Long.parseLong(hash(key, 12), 16) % THOUSAND);
        return cut(text, max - end.length()) + end;
    }

    /**
     * The one form in which names are compared: without regard to case, to how much white space there is and of which
     * kind, to what nobody sees, and to how characters are composed (Unicode NFKC).
     */
    public static String fold(String text) {
        return plain(text).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** As {@link #fold}, but in the text's own case: how somebody would write the same name plainly. */
    public static String plain(String text) {
        String trimmed = trim(text);
        String composed = isPlain(trimmed) ? trimmed
                : Normalizer.normalize(SHAPING.matcher(trimmed).replaceAll(""), Normalizer.Form.NFKC).strip();
        return SPACES.matcher(composed).replaceAll(" ");
    }

    /** A digest that stands for the text where space is short: {@code length} hex digits. */
    public static String hash(String text, int length) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "%064x".formatted(new BigInteger(1, digest)).substring(0, length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    /** SI's calendar day as Manage writes dates, never shifted by a time zone. Null for none. */
    public static String day(String date) {
        return isBlank(date) ? null : date.strip().substring(0, 10) + "T00:00:00Z";
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
