package dev.sibridge.si.mapping;

import dev.sibridge.account.Limits;
import dev.sibridge.text.Text;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * E-mail addresses in fields where SI takes any text: several with semicolons, a name with the address in angle
 * brackets, something that is none.
 */
public final class Emails {

    // What stands between addresses and around them. A slash or a colon is allowed in an address, but nobody has one.
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;:/|<>()\\[\\]\"]+");
    private static final Pattern AROUND = Pattern.compile("^['.]+|['.]+$");
    private static final Pattern LOCAL_PART =
            Pattern.compile("[\\p{L}\\p{N}!#$%&'*+=?^_`{}~-]++(\\.[\\p{L}\\p{N}!#$%&'*+=?^_`{}~-]++)*+");
    private static final Pattern DOMAIN =
            Pattern.compile("([\\p{L}\\p{N}](-*+[\\p{L}\\p{N}])*+\\.)++(xn--[a-z0-9-]++|\\p{L}{2,}+)");

    private Emails() {
    }

    /** The first valid address of a text; empty for none. */
    public static Optional<String> first(String text) {
        return Stream.of(BETWEEN.split(Text.trim(text)))
                .map(word -> AROUND.matcher(word).replaceAll(""))
                .filter(Emails::isAddress).findFirst();
    }

    /** The first valid address of a text, else the text itself: whatever somebody goes by. */
    public static String firstOrText(String text) {
        return first(text).orElseGet(() -> Text.trim(text));
    }

    private static boolean isAddress(String word) {
        int at = word.lastIndexOf('@');
        return at > 0 && word.length() <= Limits.COMMUNICATION
                && LOCAL_PART.matcher(word.substring(0, at)).matches()
                && DOMAIN.matcher(word.substring(at + 1)).matches();
    }
}
