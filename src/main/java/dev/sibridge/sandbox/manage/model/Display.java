package dev.sibridge.sandbox.manage.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What references show of a record: its members, some under another name or put together. */
public final class Display {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private Display() {
    }

    /** The value of a member as references show it, or null. */
    public static JsonNode shown(Entity entity, ObjectNode row, String member) {
        String plain = plainMember(entity, member);
        return plain == null ? composed(entity.definition().display().get(member), row) : row.get(plain);
    }

    /** The record's own member behind a shown one; null if it is put together, or made a name of a number. */
    public static String plainMember(Entity entity, String member) {
        String template = entity.definition().display().get(member);
        if (template == null) {
            return member;
        }
        Matcher matcher = PLACE.matcher(template);
        if (!matcher.matches()) {
            return null;
        }
        boolean text = entity.member(matcher.group(1)).kind() == Member.Kind.STRING;
        return text || !member.equals("name") ? matcher.group(1) : null;
    }

    private static JsonNode composed(String template, ObjectNode row) {
        String text = PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(row.path(place.group(1)).asText("")));
        return TextNode.valueOf(text.trim());
    }
}
