package dev.sibridge.benchmark.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void callsThatWaitForNothingFillEveryRound() {
        assertThat(Schedule.rounds(Collections.nCopies(16, Set.of()), 8)).isEqualTo(2);
        assertThat(Schedule.rounds(Collections.nCopies(17, Set.of()), 8)).isEqualTo(3);
    }

    @Test
    void aChainTakesARoundForEachCall() {
        assertThat(Schedule.rounds(List.of(Set.of(), Set.of(0), Set.of(1), Set.of(2)), 8)).isEqualTo(4);
    }

    @Test
    void theLongestPathGoesFirst() {
        // Four calls that nobody waits for, then a chain of three: two at once suffice for the chain and the others.
        List<Set<Integer>> before =
                List.of(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(4), Set.of(5));

        assertThat(Schedule.rounds(before, 2)).isEqualTo(4);
    }

    @Test
    void aCallWaitsForAllThatItNeeds() {
        assertThat(Schedule.rounds(List.of(Set.of(), Set.of(), Set.of(), Set.of(0, 1, 2)), 2)).isEqualTo(3);
    }

    @Test
    void noCallsTakeNoTime() {
        assertThat(Schedule.rounds(List.of(), 8)).isZero();
    }
}
