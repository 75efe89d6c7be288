package dev.sibridge.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaveTest {

    private final AtomicInteger made = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({"1,1", "999,1", "1000,1", "1001,2", "2000,2", "2001,3"})
    void portionsHoldEveryRecordOnceInOrderAndNoneIsEmpty(int records, int portions) {
        List<Wave> parted = lines(records).in("project").after("opportunity").portions(1000);

        assertThat(parted).hasSize(portions).allSatisfy(portion -> {
            assertThat(portion.records()).isNotEmpty();
            assertThat(portion.isOf("project")).isTrue();
            assertThat(portion.after()).isEqualTo("opportunity");
        });
        assertThat(parted.stream().flatMap(portion -> portion.records().stream()).map(DesiredRecord::key))
                .containsExactlyElementsOf(IntStream.range(0, records).mapToObj(line -> "p/o/" + line).toList());
    }

    @Test
    void whatIsGoneIsRemovedOnceWithTheLastPortionAndWhatAnyPortionWantsIsNotGone() {
        List<Wave> parted = lines(2001).portions(1000);

        assertThat(parted).extracting(wave -> wave.rest() != null).containsExactly(false, false, true);
        assertThat(parted.get(2).rest().wantedKeys()).hasSize(2001).contains("p/o/0", "p/o/2000");
    }

    @Test
    void noWaveButAnEmptyOneHasAnEmptyPortion() {
        assertThat(Wave.removal(List.of(), RecordType.LINE, "p/o/").portions(1000)).hasSize(1)
                .allSatisfy(only -> assertThat(only.rest()).isNotNull());
    }

    @Test
    void linesAreMadeWhenTheyAreAskedForAndNotBefore() {
        Wave last = lines(50_000).in("project").portions(1000).get(49);
        assertThat(made).hasValue(0);

        assertThat(last.records().get(999).key()).isEqualTo("p/o/49999");
        assertThat(made).hasValue(1);
        assertThatThrownBy(() -> last.records().get(1000)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private Wave lines(int records) {
        return Wave.complete(Wave.computed(records, line -> {
            made.incrementAndGet();
            return new DesiredRecord(RecordType.LINE, "p/o/" + line, null, Map.of("quantity", line), List.of());
        }), RecordType.LINE, "p/o/");
    }
}
