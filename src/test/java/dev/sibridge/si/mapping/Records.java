package dev.sibridge.si.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks into waves. */
public final class Records {

    private Records() {
    }

    public static List<DesiredRecord> all(List<Wave> waves) {
        return waves.stream().flatMap(wave -> wave.records().stream()).toList();
    }

    public static List<DesiredRecord> all(List<Wave> waves, RecordType type) {
        return all(waves).stream().filter(record -> record.type() == type).toList();
    }

    public static List<Map<String, Object>> bodies(List<Wave> waves, RecordType type) {
        return all(waves, type).stream().map(DesiredRecord::body).toList();
    }

    /** The only record of a type. */
    static DesiredRecord one(List<Wave> waves, RecordType type) {
        assertThat(all(waves, type)).hasSize(1);
        return all(waves, type).get(0);
    }

    public static Map<String, Object> body(List<Wave> waves, RecordType type) {
        return one(waves, type).body();
    }

    static BigDecimal decimal(String number) {
        return new BigDecimal(number);
    }

    /** All text in a body, at any depth. */
    static List<String> texts(Object value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof String text) {
            texts.add(text);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(member -> texts.addAll(texts(member)));
        } else if (value instanceof List<?> list) {
            list.forEach(entry -> texts.addAll(texts(entry)));
        }
        return texts;
    }
}
