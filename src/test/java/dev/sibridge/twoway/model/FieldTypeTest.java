package dev.sibridge.twoway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FieldTypeTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @ParameterizedTest
    @EnumSource
    void emptyIsEmptyWhateverTheType(FieldType type) {
        assertThat(type.value(null)).isNull();
        assertThat(type.value(json("null"))).isNull();
        assertThat(type.json(null).isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"TEXT | 1", "TEXT | {}", "DAY | 20270101", "DAY | \"soon\"",
            "DAY | \"2027-01-01 \"", "NUMBER | \"1\"", "NUMBER | true", "FLAG | \"true\"", "FLAG | 1",
            "REFERENCE | \" \"", "REFERENCE | 1.5", "REFERENCE | {}", "REFERENCES | \"1\"", "REFERENCES | [null]"})
    void whatIsOfAnotherTypeIsNoValue(FieldType type, String given) {
        assertThatThrownBy(() -> type.value(json(given))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDayThatDoesNotExistIsNone() {
        assertThatThrownBy(() -> FieldType.DAY.value(json("\"2027-02-30\""))).isInstanceOf(DateTimeException.class);
    }

    @Test
    void ofATextNeitherKindsOfLineEndsNorBlanksAtTheEndsOfLinesCount() {
        assertThat(FieldType.TEXT.value(json("\"  one  \\r\\ntwo\\t\\rthree\\n\\n \""))).isEqualTo("  one\ntwo\nthree");
        assertThat(FieldType.TEXT.value(json("\" \\n\""))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2027-01-31", "2027-01-31T00:00:00Z", "2027-01-31T23:59:59-08:00"})
    void aDayIsNeverShifted(String given) {
        assertThat(FieldType.DAY.value(json('"' + given + '"'))).isEqualTo(LocalDate.of(2027, 1, 31));
    }

    @ParameterizedTest
    @CsvSource({"1.50,1.5", "0.00,0", "100,100", "1e2,100"})
    void numbersAreEqualByTheirValue(String given, BigDecimal value) {
        assertThat(FieldType.NUMBER.value(json(given))).isEqualTo(FieldType.NUMBER.value(json(value.toPlainString())));
    }

    @Test
    void referencesAreInNoOrder() {
        assertThat(FieldType.REFERENCES.value(json("[\"2\",1,\"2\"]"))).isEqualTo(Set.of("1", "2"));
        assertThat(FieldType.REFERENCES.value(json("[]"))).isEqualTo(Set.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"TEXT | \"a\\nb\"", "DAY | \"2027-01-31\"", "NUMBER | 1.5", "FLAG | false",
            "REFERENCE | \"7\"", "REFERENCES | [\"1\",\"2\"]"})
    void whatIsWrittenIsReadAsTheSame(FieldType type, String given) {
        Object value = type.value(json(given));

        assertThat(type.value(json(type.json(value).toString()))).isEqualTo(value).isNotNull();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
