package dev.sibridge.twoway.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair.Agreed;
import java.util.EnumMap;
import java.util.Map;

/** What both sides agreed on, as JSON: by field what the tool held and what Manage held. */
final class Bases {

    private static final ObjectMapper JSON = new ObjectMapper()
            // Figures stay as they are.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final String TOOL = "tool";
    private static final String MANAGE = "manage";

    private Bases() {
    }

    static String write(Map<Field, Agreed> base) {
        ObjectNode json = JSON.createObjectNode();
        base.forEach((field, agreed) -> json.putObject(field.wireName())
                .<ObjectNode>set(TOOL, field.type().json(agreed.tool()))
                .set(MANAGE, field.type().json(agreed.manage())));
        return json.toString();
    }

    /** Fields that this release does not know are left out. */
    static Map<Field, Agreed> read(Kind kind, String base) {
        JsonNode json = value(base);
        Map<Field, Agreed> read = new EnumMap<>(Field.class);
        Field.of(kind).forEach(field -> {
            JsonNode agreed = json.path(field.wireName());
            if (agreed.isObject()) {
                read.put(field, new Agreed(field.type().value(agreed.path(TOOL)),
                        field.type().value(agreed.path(MANAGE))));
            }
        });
        return read;
    }

    private static JsonNode value(String base) {
        try {
            return JSON.readTree(base);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The table two_way_pair contains a base that is not JSON", e);
        }
    }
}
