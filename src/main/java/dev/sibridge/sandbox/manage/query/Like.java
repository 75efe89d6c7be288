package dev.sibridge.sandbox.manage.query;

import java.util.regex.Pattern;

/** Patterns of {@code like} and {@code contains}: % and * any text, _ any character, [..] one of a set. */
final class Like {

    private Like() {
    }

    static Pattern pattern(String like) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < like.length(); i++) {
            char c = like.charAt(i);
            int end = c == '[' ? like.indexOf(']', i + 1) : -1;
            if (end > i + 1) {
                regex.append(set(like.substring(i + 1, end)));
                i = end;
            } else if (c == '%' || c == '*') {
                regex.append(".*");
            } else {
                regex.append(c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    private static String set(String inner) {
        boolean negated = inner.startsWith("^") && inner.length() > 1;
        String characters = negated ? inner.substring(1) : inner;
        return (negated ? "[^" : "[") + characters.replaceAll("[\\[\\]\\\\^&]", "\\\\$0") + "]";
    }
}
