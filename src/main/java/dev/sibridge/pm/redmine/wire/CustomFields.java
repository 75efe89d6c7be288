package dev.sibridge.pm.redmine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The custom fields that there are, as Redmine told them. One of another format than it must have counts as none. */
public final class CustomFields {

    private final List<JsonNode> all;
    private final Map<Custom, JsonNode> known = new EnumMap<>(Custom.class);

    /** @param all what {@code /custom_fields.json} lists */
    public CustomFields(List<JsonNode> all) {
        this.all = List.copyOf(all);
        for (Custom custom : Custom.values()) {
            JsonNode field = named(custom);
            if (custom.formats().contains(field.path("field_format").asText())
                    && !field.path("multiple").asBoolean()) {
                known.put(custom, field);
            }
        }
    }

    /** All that Redmine told. */
    public List<JsonNode> all() {
        return all;
    }

    /** The field of that name, whatever its format; missing when there is none. */
    public JsonNode named(Custom custom) {
        return all.stream().filter(field -> field.path("name").asText().equalsIgnoreCase(custom.fieldName())
                && field.path("customized_type").asText().equals(custom.of())).findFirst()
                .orElse(MissingNode.getInstance());
    }

    public boolean has(Custom custom) {
        return known.containsKey(custom);
    }

    /** Its id in Redmine. */
    public String id(Custom custom) {
        return Values.id(known.get(custom));
    }

    /** Its format in Redmine. */
    public String format(Custom custom) {
        return known.get(custom).path("field_format").asText();
    }

    /** What may be chosen. */
    public List<String> choices(Custom custom) {
        List<String> choices = new ArrayList<>();
        if (has(custom)) {
            known.get(custom).path("possible_values").forEach(value -> choices.add(value.path("value").asText()));
        }
        return choices;
    }

    /** What a record holds in it; null for nothing. */
    public String value(JsonNode record, Custom custom) {
        if (has(custom)) {
            for (JsonNode field : record.path("custom_fields")) {
                if (field.path("id").asText().equals(id(custom))) {
                    String value = field.path("value").asText("");
                    return value.isEmpty() || field.path("value").isNull() ? null : value;
                }
            }
        }
        return null;
    }

    /** Adds a value to what is sent; without the field nothing is. */
    public void put(ObjectNode body, Custom custom, JsonNode value) {
        if (has(custom)) {
            String sent = value.isBoolean() ? value.asBoolean() ? "1" : "0" : Values.sent(value).asText();
            body.withArray("custom_fields").addObject().put("id", Long.valueOf(id(custom))).put("value", sent);
        }
    }
}
