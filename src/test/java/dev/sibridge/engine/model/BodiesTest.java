package dev.sibridge.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BodiesTest {

    private static final Map<String, Object> BODY = Bodies.of("name", "Patio", "notes", null, "price", 2);

    private final Map<String, Object> compact = Bodies.compact(BODY);

    @Test
    void aCompactBodyHasTheSameMembersInTheSameOrder() {
        assertThat(compact).isEqualTo(BODY).hasSameHashCodeAs(BODY).hasSize(3);
        assertThat(BODY).isEqualTo(compact);
        assertThat(compact.keySet()).containsExactly("name", "notes", "price");
        assertThat(new LinkedHashMap<>(compact)).isEqualTo(BODY);
    }

    @Test
    void aMemberWithoutValueIsThereAndOneThatIsNotThereIsNot() {
        assertThat(compact.containsKey("notes")).isTrue();
        assertThat(compact.get("notes")).isNull();
        assertThat(compact.containsKey("source")).isFalse();
        assertThat(compact.get("source")).isNull();
        assertThat(compact.containsKey(1)).isFalse();
        assertThat(compact.get("price")).isEqualTo(2);
    }

    @Test
    void itDoesNotChangeAndNothingChangesItFromOutside() {
        Map<String, Object> mine = new LinkedHashMap<>(BODY);
        Map<String, Object> body = Bodies.compact(mine);

        mine.put("name", "Garage");

        assertThat(body).containsEntry("name", "Patio");
        assertThatThrownBy(() -> body.put("name", "Garage")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> body.remove("name")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> body.entrySet().iterator().next().setValue("Garage"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void itIsWrittenAsAnyOther() throws Exception {
        assertThat(new ObjectMapper().writeValueAsString(compact))
                .isEqualTo("{\"name\":\"Patio\",\"notes\":null,\"price\":2}");
    }

    @Test
    void anEmptyOneIsEmpty() {
        assertThat(Bodies.compact(Map.of())).isEmpty();
    }
}
