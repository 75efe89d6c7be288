package dev.sibridge.vendor.dtools.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sibridge.vendor.dtools.ProjectInfo;
import dev.sibridge.vendor.dtools.ProjectInfo.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a row of the queue as far as it can be read, and says what is wrong with the rest. */
final class QueueRow {

    private static final String PUBLISHED = "PublishedOnUnixTimeMs";
    private static final Map<String, String> MEMBERS = Stream.of("Id", "MessageId", "ClientId", "Client", "Name",
                    "Number", "Progress", "CONumber", PUBLISHED, "Deleted", "Archived")
            .collect(Collectors.toUnmodifiableMap(QueueRow::fold, Function.identity()));
    private static final Map<String, Boolean> FLAGS = Map.of("true", true, "1", true, "false", false, "0", false);
    private static final String THE_ROW = "The entry of this export in the D-Tools list ";
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_SHOWN = 40;
    /** The last moment of the year 9999. */
    private static final long LAST_MOMENT = 253_402_300_799_999L;

    private final Map<String, String> texts = new HashMap<>();
    private final List<String> seen = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private QueueRow() {
    }

    /** Reads the row at which the parser stands; afterwards it stands at the row's end. */
    static ProjectInfo read(JsonParser parser) throws IOException {
        QueueRow row = new QueueRow();
        if (!parser.isExpectedStartObjectToken()) {
            row.fault(null, parser.hasToken(JsonToken.VALUE_NULL) ? "is empty."
                    : "is " + kind(parser.currentToken()) + ", where an object belongs.");
            parser.skipChildren();
            return row.unknown();
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            String member = MEMBERS.get(fold(name));
            if (member == null) {
                parser.skipChildren();
            } else {
                row.take(member, value, parser);
            }
        }
        return row.info();
    }

    /** What a value is, with its article: a list, a text … */
    static String kind(JsonToken value) {
        return switch (value) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "nothing";
            default -> "a number";
        };
    }

    // A number or true where a text belongs can only be meant as one.
    private void take(String member, JsonToken value, JsonParser parser) throws IOException {
        if (seen.contains(member)) {
            fault(member, "has " + member + " twice.");
        }
        seen.add(member);
        if (value.isStructStart()) {
            fault(member, "has " + kind(value) + " as " + member + ", where a single value belongs.");
            parser.skipChildren();
        } else if (value != JsonToken.VALUE_NULL) {
            texts.put(member, parser.getText());
        }
    }

    private ProjectInfo info() {
        return new ProjectInfo(id("Id"), id("MessageId"), text("ClientId"), text("Client"), text("Name"),
                text("Number"), text("Progress"), changeOrder(), published(), flag("Deleted"), flag("Archived"),
                faults);
    }

    private ProjectInfo unknown() {
        return new ProjectInfo(null, null, null, null, null, null, null, null, 0, null, null, faults);
    }

    private String id(String member) {
        String id = texts.getOrDefault(member, "").strip();
        if (id.isEmpty() && !isAtFault(member)) {
            fault(member, "has no " + member + ".");
        }
        return isAtFault(member) || !fits(member, id) ? null : id;
    }

    private String changeOrder() {
        String number = texts.get("CONumber");
        return number == null || isAtFault("CONumber") || !fits("CONumber", number) ? null : number;
    }

    // The id goes into the path of a request, where two dots or a slash would lead elsewhere, and into the database.
    private boolean fits(String member, String id) {
        if (id.length() > LONGEST_ID) {
            fault(member, "has a text of more than " + LONGEST_ID + " characters as " + member + ", which is not an"
                    + " id.");
            return false;
        }
        boolean leadsElsewhere = id.matches("\\.{1,2}|.*[/\\\\].*");
        if (leadsElsewhere || id.codePoints().anyMatch(c -> Texts.isHalf(c) || Character.isISOControl(c))) {
            fault(member, "has \"" + shown(id) + "\" as " + member + ", which is not an id.");
            return false;
        }
        return true;
    }

    private String text(String member) {
        String text = Texts.clean(texts.get(member));
        return text == null || text.length() <= LONGEST_TEXT ? text : start(text, LONGEST_TEXT);
    }

    private long published() {
        String text = texts.getOrDefault(PUBLISHED, "").strip();
        if (text.matches("\\d{1,15}")) {
            long moment = Long.parseLong(text);
            if (moment > 0 && moment <= LAST_MOMENT && !isAtFault(PUBLISHED)) {
                return moment;
            }
        }
        if (!isAtFault(PUBLISHED)) {
            fault(PUBLISHED, "does not say when SI exported it (" + PUBLISHED + ").");
        }
        return 0;
    }

    private Boolean flag(String member) {
        String text = texts.getOrDefault(member, "false").strip();
        Boolean flag = FLAGS.get(fold(text));
        if (flag == null) {
            fault(member, "has \"" + shown(text) + "\" as " + member + ", which is neither true nor false.");
        }
        return isAtFault(member) ? null : flag;
    }

    private boolean isAtFault(String member) {
        return faults.stream().anyMatch(fault -> member.equals(fault.member()));
    }

    private void fault(String member, String what) {
        faults.add(new Fault(member, THE_ROW + what));
    }

    private static String shown(String text) {
        String line = Texts.clean(text).replaceAll("\\s", " ");
        return line.length() <= MOST_SHOWN ? line : start(line, MOST_SHOWN) + "…";
    }

    // Never half a character.
    private static String start(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
