package dev.sibridge.benchmark.calls;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the records that a call names: in its path, in its conditions and in the references of its body. */
public final class Names {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern IN_PATH = Pattern.compile("/([A-Za-z]+)/(\\d+)(?=/|\\?|$)");
    // As sent: company%2Fid%3D12, id%20in%20%2812%2C13%29.
    private static final Pattern IN_QUERY = Pattern.compile(
            "(?:([A-Za-z]+)%2F|(?<![A-Za-z]))id(?:%3D|%20in%20%28)(\\d+(?:%2C\\d+)*)");
    private static final Pattern NUMBER = Pattern.compile("(?<=^|%2C)\\d+");

    private Names() {
    }

    /**
     * A record as a call names it.
     *
     * @param kind such as {@code company}: ids are unique within one kind only
     * @param from where the id begins in the target, or in the body
     */
    public record Name(String kind, long id, boolean inBody, int from, int to) {
    }

    /** What a list's records are called where others refer to them. */
    public static String kind(String path) {
        String list = path.replaceFirst("/$", "").replaceFirst(".*/", "");
        return singular(list);
    }

    /** Every record that the call names, in the order of their places. */
    public static List<Name> of(Call call) {
        List<Name> names = new ArrayList<>();
        int query = call.target().indexOf('?');
        Matcher path = IN_PATH.matcher(call.target());
        path.region(0, query < 0 ? call.target().length() : query);
        while (path.find()) {
            names.add(new Name(singular(path.group(1)), Long.parseLong(path.group(2)), false,
                    path.start(2), path.end(2)));
        }
        if (query >= 0) {
            inQuery(call, query, names);
        }
        if (!call.body().isEmpty()) {
            inBody(call.body(), names);
        }
        return names;
    }

    private static void inQuery(Call call, int query, List<Name> names) {
        Matcher ids = IN_QUERY.matcher(call.target());
        ids.region(query, call.target().length());
        while (ids.find()) {
            String kind = ids.group(1) == null ? kind(call.path()) : reference(ids.group(1));
            Matcher number = NUMBER.matcher(ids.group(2));
            while (number.find()) {
                names.add(new Name(kind, Long.parseLong(number.group()), false,
                        ids.start(2) + number.start(), ids.start(2) + number.end()));
            }
        }
    }

    /** References are objects with an id; in a patch the member that they are for stands before, as its path. */
    private static void inBody(String body, List<Name> names) {
        try (JsonParser parser = JSON.createParser(body)) {
            String patched = null;
            while (parser.nextToken() != null) {
                String member = parser.currentName();
                if (parser.currentToken() == JsonToken.VALUE_STRING && "path".equals(member)) {
                    patched = parser.getText();
                }
                if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && "id".equals(member)) {
                    String of = parser.getParsingContext().getParent().getCurrentName();
                    String text = "value".equals(of) ? patched : of;
                    int from = (int) parser.currentTokenLocation().getCharOffset();
                    names.add(new Name(reference(String.valueOf(text)), parser.getLongValue(), true,
                            from, from + parser.getTextLength()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No JSON: " + body, e);
        }
    }

    private static String reference(String member) {
        String plain = member.replaceFirst("^/", "");
        return plain.equals("parentPhase") ? "phase" : singular(plain);
    }

    private static String singular(String plural) {
        return plural.equals("catalog") ? "catalogItem"
                : plural.endsWith("ies") ? plural.substring(0, plural.length() - 3) + "y"
                : plural.replaceFirst("s$", "");
    }
}
