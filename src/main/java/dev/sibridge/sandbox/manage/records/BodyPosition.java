package dev.sibridge.sandbox.manage.records;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sibridge.sandbox.manage.model.Json;
import java.io.IOException;

/** Where in a body a value stands. */
final class BodyPosition {

    private BodyPosition() {
    }

    static String describe(byte[] body, String path) {
        if (body == null) {
            return " Path '" + path + "'.";
        }
        try (JsonParser parser = Json.MAPPER.createParser(body)) {
            JsonLocation place = find(parser, path);
            return " Path '" + path + "', line " + place.getLineNr() + ", position " + place.getColumnNr() + ".";
        } catch (IOException e) {
            return " Path '" + path + "'.";
        }
    }

    private static JsonLocation find(JsonParser parser, String path) throws IOException {
        String wanted = "/" + path.replace('.', '/').replace('[', '/').replace("]", "");
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            boolean value = token != JsonToken.FIELD_NAME;
            if (value && parser.getParsingContext().pathAsPointer().toString().equals(wanted)) {
                break;
            }
        }
        return parser.currentLocation();
    }
}
