package dev.sibridge.engine.lookup;

import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.Conditions;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How to ask Manage for names that may be spelled otherwise there. Its {@code =} compares characters, while the same
 * name may hold other spaces, invisible characters or letters that are composed differently. So a question names the
 * spellings that are known and leaves open what may differ between words; it may bring too much, and which record is
 * meant is decided on the answers, by {@link Text#fold}.
 */
public final class Spellings {

    // With less to hold on to, a pattern would bring most of a table.
    private static final int FEWEST_LETTERS = 4;

    private Spellings() {
    }

    /** Asks for the records whose member is called so, in the known spellings only. */
    public static String exactly(String member, Collection<?> values) {
        return Conditions.in(member, values.stream().flatMap(Spellings::known).distinct().toList());
    }

    /** Asks for the records whose member is called so, however it is spelled between its words. */
    public static String anyhow(String member, Collection<?> values) {
        List<String> ways = new ArrayList<>(List.of(exactly(member, values)));
        values.stream().map(String::valueOf).filter(Spellings::mayDiffer).map(Spellings::pattern)
                .flatMap(Optional::stream).distinct().forEach(pattern -> ways.add(Conditions.like(member, pattern)));
        return Conditions.or(ways);
    }

    /** As {@link #anyhow}, for one name, and whatever stands behind it. */
    public static String beginning(String member, String value) {
        List<String> ways = new ArrayList<>(List.of(exactly(member, List.of(value))));
        pattern(value).ifPresent(pattern -> ways.add(Conditions.like(member, pattern + "%")));
        return Conditions.or(ways);
    }

    private static Stream<Object> known(Object value) {
        return value instanceof String text
                ? Stream.of(text, Text.plain(text), Normalizer.normalize(text, Normalizer.Form.NFD))
                : Stream.of(value);
    }

    // One word in plain letters has one spelling; what may hide within it cannot be asked for.
    private static boolean mayDiffer(String value) {
        return !value.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    // All but plain letters and digits is left open.
    private static Optional<String> pattern(String value) {
        String open = Text.plain(value).replaceAll("[^A-Za-z0-9]+", "%");
        return open.replace("%", "").length() < FEWEST_LETTERS ? Optional.empty() : Optional.of(open);
    }
}
