package dev.sibridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.connectwise.RecordType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks into waves. */
final class Records {

    private Records() {
    }

    static List<DesiredRecord> all(List<Wave> waves) {
        return waves.stream().flatMap(wave -> wave.records().stream()).toList();
    }

    static List<DesiredRecord> all(List<Wave> waves, RecordType type) {
        return all(waves).stream().filter(record -> record.type() == type).toList();
    }

    static List<Map<String, Object>> bodies(List<Wave> waves, RecordType type) {
        return all(waves, type).stream().map(DesiredRecord::body).toList();
    }

    /** The only record of a type. */
    static DesiredRecord one(List<Wave> waves, RecordType type) {
        assertThat(all(waves, type)).hasSize(1);
        return all(waves, type).get(0);
    }

    static Map<String, Object> body(List<Wave> waves, RecordType type) {
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
