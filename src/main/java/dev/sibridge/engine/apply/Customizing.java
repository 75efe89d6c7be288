package dev.sibridge.engine.apply;

import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Lets an operator's {@code customize-*} routes change bodies. What they make of a body is what is compared, sent and
 * remembered, as if mapping had said so.
 */
@Component
public class Customizing {

    private static final String CUSTOM_FIELDS = "customFields";

    /** The records of a wave that an operator may change. */
    public List<DesiredRecord> records(@ExchangeProperty("wave") WaveWork wave) {
        return wave.records().stream().filter(record -> record.type().kind().isCustomizable()).toList();
    }

    /** A body to be changed; references to other records stand in it as they are and are best left alone. */
    public Map<String, Object> edit(@Body DesiredRecord record) {
        return new LinkedHashMap<>(record.body());
    }

    /** Takes a body back. No body: the record is left out. */
    public void edited(@Body Map<String, Object> body, @ExchangeProperty("record") DesiredRecord record,
            @ExchangeProperty("wave") WaveWork wave) {
        if (body == null) {
            wave.leaveOut(record);
        } else if (!body.equals(record.body())) {
            wave.replace(record, record.withBody(body).withMatch(
                    record.match().stream().map(way -> follow(way, record, body)).toList()));
        }
    }

    /**
     * Sets a custom field in a body.
     *
     * @param id    the field's in Manage
     * @param value null empties it
     */
    public Map<String, Object> customField(Map<String, Object> body, long id, Object value) {
        List<Object> fields = new ArrayList<>();
        if (body.get(CUSTOM_FIELDS) instanceof List<?> others) {
            fields.addAll(others);
        }
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("id", id);
        field.put("value", value);
        fields.add(field);
        body.put(CUSTOM_FIELDS, fields);
        return body;
    }

    /**
     * Sets a member that refers to a record of Manage's set-up, such as an opportunity's type.
     *
     * @param name what Manage calls that record
     */
    public Map<String, Object> reference(Map<String, Object> body, String member, String name) {
        body.put(member, Map.of("name", name));
        return body;
    }

    // A record that is known by a name must be looked for by the name that it is given.
    private static Map<String, Object> follow(Map<String, Object> way, DesiredRecord record, Map<String, Object> body) {
        Map<String, Object> followed = new LinkedHashMap<>(way);
        followed.replaceAll((member, value) -> body.containsKey(member)
                && Objects.equals(record.body().get(member), value) ? body.get(member) : value);
        return followed;
    }
}
