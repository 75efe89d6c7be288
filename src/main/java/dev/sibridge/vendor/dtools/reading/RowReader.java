package dev.sibridge.vendor.dtools.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.sibridge.vendor.dtools.ProjectItem;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Passes over the members of a row that mean nothing here. Rows have over a hundred, and a project may have a hundred
 * thousand rows; whatever else a row may hold, and however often, does not get into the memory.
 */
final class RowReader extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;
    private static final Pattern CUSTOM_FIELD = Pattern.compile("customfield([1-9]|[1-6][0-9]|7[0-5])");
    private static final Set<String> MEMBERS = Arrays.stream(ProjectItem.class.getRecordComponents())
            .map(RecordComponent::getName).map(RowReader::fold).filter(name -> !name.equals("customfields"))
            .collect(Collectors.toUnmodifiableSet());

    RowReader(JsonDeserializer<?> ordinary) {
        super(ordinary);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> ordinary) {
        return new RowReader(ordinary);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            return context.handleUnexpectedToken(ProjectItem.class, parser);
        }
        try (TokenBuffer row = context.bufferForInputBuffering(parser)) {
            copy(parser, row, context);
            try (JsonParser kept = row.asParserOnFirstToken()) {
                return super.deserialize(kept, context);
            }
        }
    }

    private static void copy(JsonParser parser, TokenBuffer row, DeserializationContext context) throws IOException {
        Set<String> seen = new HashSet<>();
        row.writeStartObject();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            String member = fold(name);
            boolean customField = CUSTOM_FIELD.matcher(member).matches();
            if (!customField && !MEMBERS.contains(member) || customField && isNothing(value)) {
                parser.skipChildren();
            } else if (seen.add(member)) {
                row.writeFieldName(name);
                copyValue(parser, row, customField);
            } else {
                context.reportInputMismatch(ProjectItem.class, "A row has %s twice", member);
            }
        }
        row.writeEndObject();
    }

    private static void copyValue(JsonParser parser, TokenBuffer row, boolean customField) throws IOException {
        JsonToken value = parser.currentToken();
        if (value.isStructStart()) {
            // No member of a row that counts is one; the ordinary reader tells its place.
            row.writeStartObject();
            row.writeEndObject();
            parser.skipChildren();
        } else if (value.isNumeric()) {
            row.writeString(customField ? Numbers.asShown(parser.getText()) : parser.getText());
        } else {
            row.copyCurrentEvent(parser);
        }
    }

    private static boolean isNothing(JsonToken value) {
        return value.isStructStart() || value == JsonToken.VALUE_NULL;
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
