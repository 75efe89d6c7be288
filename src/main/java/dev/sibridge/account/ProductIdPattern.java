package dev.sibridge.account;

import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.ProjectItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a row's product id is made: literals and {@code {Field}} or {@code {Field:n}} (its first n characters), such as
 * {@code {Manufacturer}-{Model:20}}.
 */
public final class ProductIdPattern {

    private static final Map<String, Function<ProjectItem, String>> FIELDS = fields();
    private static final Pattern PLACEHOLDER = Pattern.compile("([A-Za-z0-9]+)(?::([1-9][0-9]{0,3}))?");

    private final List<Part> parts;

    private ProductIdPattern(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Reads a pattern.
     *
     * @throws InvalidPatternException with the place of the first mistake
     */
    public static ProductIdPattern parse(String pattern) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '}') {
                throw new InvalidPatternException(at, "a closing brace without an opening one");
            }
            int end = c == '{' ? closing(pattern, at) : literalEnd(pattern, at);
            parts.add(c == '{' ? placeholder(pattern, at + 1, end - 1) : Part.literal(pattern.substring(at, end)));
            at = end;
        }
        if (parts.stream().noneMatch(part -> part.field != null)) {
            throw new InvalidPatternException(0, "no field; write one in braces, such as {Model}");
        }
        return new ProductIdPattern(List.copyOf(parts));
    }

    /** The row's product id, not yet cut to the tenant's limit. */
    public String apply(ProjectItem item) {
        StringBuilder id = new StringBuilder();
        parts.forEach(part -> id.append(part.apply(item)));
        return Text.trim(id.toString());
    }

    /** The pattern's fields that are blank in this row. */
    public List<String> blankFields(ProjectItem item) {
        return parts.stream()
                .filter(part -> part.field != null && FIELDS.get(part.field).apply(item).isEmpty())
                .map(part -> part.field)
                .distinct()
                .toList();
    }

    private static int closing(String pattern, int at) {
        int end = pattern.indexOf('}', at);
        if (end < 0) {
            throw new InvalidPatternException(at, "an opening brace without a closing one");
        }
        return end + 1;
    }

    private static int literalEnd(String pattern, int at) {
        int end = at;
        while (end < pattern.length() && pattern.charAt(end) != '{' && pattern.charAt(end) != '}') {
            end++;
        }
        return end;
    }

    private static Part placeholder(String pattern, int from, int to) {
        Matcher matcher = PLACEHOLDER.matcher(pattern).region(from, to);
        if (!matcher.matches()) {
            throw new InvalidPatternException(from, "braces contain a field, or a field, a colon and a number from 1");
        }
        if (!FIELDS.containsKey(matcher.group(1))) {
            throw new InvalidPatternException(from, "\"" + matcher.group(1) + "\" is not a field; fields are "
                    + "Manufacturer, Model, PartNumber, Category, Subcategory, Phase, Vendor, CustomField1 to 75");
        }
        int length = matcher.group(2) == null ? Integer.MAX_VALUE : Integer.parseInt(matcher.group(2));
        return new Part(null, matcher.group(1), length);
    }

    private static Map<String, Function<ProjectItem, String>> fields() {
        Map<String, Function<ProjectItem, String>> fields = new LinkedHashMap<>();
        fields.put("Manufacturer", item -> Text.trim(item.manufacturer()));
        fields.put("Model", item -> Text.trim(item.model()));
        fields.put("PartNumber", item -> Text.trim(item.partNumber()));
        fields.put("Category", item -> Text.trim(item.category()));
        fields.put("Subcategory", item -> Text.trim(item.subcategory()));
        fields.put("Phase", item -> Text.trim(item.phase()));
        fields.put("Vendor", item -> Text.trim(item.vendor()));
        for (int i = 1; i <= 75; i++) {
            String name = "CustomField" + i;
            fields.put(name, item -> Text.trim(String.valueOf(item.customFields().getOrDefault(name, ""))));
        }
        return fields;
    }

    private record Part(String text, String field, int length) {

        static Part literal(String text) {
            return new Part(text, null, 0);
        }

        String apply(ProjectItem item) {
            return field == null ? text : firstCharacters(FIELDS.get(field).apply(item));
        }

        private String firstCharacters(String value) {
            int characters = value.codePointCount(0, value.length());
            return value.substring(0, value.offsetByCodePoints(0, Math.min(length, characters)));
        }
    }

    /** The pattern is wrong; the message tells where and why. */
    public static class InvalidPatternException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int at;

        InvalidPatternException(int at, String reason) {
            super("The product id pattern is wrong at character " + (at + 1) + ": " + reason + ".");
            this.at = at;
        }

        /** Index of the mistake's first character, from 0. */
        public int at() {
            return at;
        }
    }
}
