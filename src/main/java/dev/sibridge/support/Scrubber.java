package dev.sibridge.support;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes out of a text what nobody outside may read: secrets and people's data, known ones and what looks so. */
final class Scrubber {

    static final String SECRET = "[secret removed]";
    static final String PERSONAL = "[removed]";
    private static final int SHORTEST = 3;

    private static final Pattern AUTHORIZATION = Pattern.compile("(?i)\\b(basic|bearer)\\s+[A-Za-z0-9+/=._~-]{6,}");
    private static final Pattern ASSIGNMENT = Pattern.compile("(?i)\\b([\\w.-]*(?:password|passwd|pwd|secret|token|"
            + "api[-_ ]?key|private[-_ ]?key|public[-_ ]?key|client[-_ ]?id|authorization)[\\w.-]*)"
            + "(\"?\\s*[=:]\\s*|\\s+is\\s+)(?:\"[^\"]*\"|'[^']*'|[^\\s,;&]+)");
    // An address with a user and a password in it.
    private static final Pattern CREDENTIALS = Pattern.compile("(?<=://)[^\\s/@]+:[^\\s/@]+(?=@)");
    private static final Pattern LONG_TOKEN = Pattern.compile(
            "(?<![\\w-])(?=\\w*\\d)(?=\\w*[A-Za-z])[A-Za-z0-9_+=]{24,}(?![\\w-])");
    private static final Pattern MAIL = Pattern.compile(
            "[\\p{L}\\p{N}._%+'-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*");
    // Times, dates and amounts are none: digits in groups, with a plus, brackets or separators of telephone numbers.
    private static final Pattern TELEPHONE = Pattern.compile("(?<![\\w.:-])(?:\\+\\d[\\d ()/.-]{6,18}\\d"
            + "|\\(?0\\d{1,5}\\)?[ /-][\\d -]{4,14}\\d|\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4})(?![\\w:-])");

    private final List<Pattern> secrets;
    private final List<Pattern> people;

    /**
     * @param secrets values, such as a key; what is blank or shorter than {@value #SHORTEST} characters is passed over
     * @param people  values, such as a name; likewise
     */
    Scrubber(Collection<String> secrets, Collection<String> people) {
        this.secrets = longestFirst(secrets).map(value -> Pattern.compile(Pattern.quote(value))).toList();
        this.people = longestFirst(people).map(Scrubber::asWords).toList();
    }

    String scrub(String text) {
        String rest = replace(text, secrets, SECRET);
        rest = AUTHORIZATION.matcher(rest).replaceAll("$1 " + SECRET);
        rest = CREDENTIALS.matcher(rest).replaceAll(SECRET);
        rest = ASSIGNMENT.matcher(rest).replaceAll("$1$2" + Matcher.quoteReplacement(SECRET));
        rest = LONG_TOKEN.matcher(rest).replaceAll(SECRET);
        rest = MAIL.matcher(rest).replaceAll(PERSONAL);
        rest = replace(rest, people, PERSONAL);
        return TELEPHONE.matcher(rest).replaceAll(PERSONAL);
    }

    private static String replace(String text, List<Pattern> patterns, String by) {
        String rest = text;
        for (Pattern pattern : patterns) {
            rest = pattern.matcher(rest).replaceAll(Matcher.quoteReplacement(by));
        }
        return rest;
    }

    private static Stream<String> longestFirst(Collection<String> values) {
        return values.stream().filter(value -> value != null).map(String::strip)
                .filter(value -> value.length() >= SHORTEST).distinct()
                .sorted(Comparator.comparingInt(String::length).reversed());
    }

    // However it is spaced and in whatever case, but not within other words.
    private static Pattern asWords(String value) {
        String words = Stream.of(value.split("\\s+")).map(Pattern::quote)
                .reduce((one, other) -> one + "\\s+" + other).orElseThrow();
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + words + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
