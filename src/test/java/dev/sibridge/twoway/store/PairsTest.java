package dev.sibridge.twoway.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.TestDatabase;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Agreed;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.store.Pairs.Claim;
import dev.sibridge.twoway.store.Pairs.Remembered;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PairsTest {

    private static final Map<Field, Agreed> SENT = Map.of(Field.TASK_NAME, new Agreed("Hang it", "Hang it now"));
    private static final TestDatabase IN_MEMORY = new TestDatabase();
    private static final Identity TOOL = new Identity("t-7", Instant.parse("2027-01-01T10:00:00.123456Z"));
    private static final Identity MANAGE = new Identity("4711", null);

    private final Pairs pairs = new Pairs(database().jdbc());

    /** Where pairs are kept: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void forgetEverything() {
        database().jdbc().sql("DELETE FROM two_way_pair").update();
    }

    @Test
    void ofAProjectThatWasNeverPairedNothingIsRemembered() {
        pairs.save(2, pair("task/1", Map.of()));

        assertThat(pairs.of(1)).isEmpty();
    }

    @Test
    void aPairIsRememberedWithAllThatBothSidesAgreedOn() {
        Pair pair = pair("task/1", Map.of(Field.TASK_NAME, new Agreed("Hang \"it\"\n🎧", "Hang \"it\""),
                Field.TASK_DUE, new Agreed(LocalDate.of(2027, 1, 31), null),
                Field.TASK_ESTIMATE, new Agreed(new BigDecimal("1.5"), new BigDecimal("1.25")),
                Field.TASK_ASSIGNEES, new Agreed(Set.of("1", "2"), Set.of()),
                Field.TASK_STATUS, new Agreed("t-done", "12")));

        pairs.save(1, pair);

        assertThat(pairs.of(1)).containsExactly(new Remembered(pair, null));
    }

    @Test
    void aPairThatIsRememberedAnewTakesThePlaceOfTheOldOne() {
        pairs.save(1, pair("step/1", Kind.STEP, Map.of(Field.STEP_DONE, new Agreed(false, false))));
        Pair anew = pair("step/1", Kind.STEP, Map.of(Field.STEP_DONE, new Agreed(true, true)));

        pairs.save(1, anew);

        assertThat(pairs.of(1)).containsExactly(new Remembered(anew, null));
    }

    @Test
    void whatIsAgreedOnLeavesOtherFieldsAsTheyWere() {
        pairs.save(1, pair("task/1", Map.of(Field.TASK_NAME, new Agreed("a", "a"),
                Field.TASK_STATUS, new Agreed("t", "m"))));

        pairs.agree(1, "task/1", Map.of(Field.TASK_NAME, new Agreed("b", "b")));

        assertThat(pairs.of(1).get(0).pair().base()).isEqualTo(Map.of(Field.TASK_NAME, new Agreed("b", "b"),
                Field.TASK_STATUS, new Agreed("t", "m")));
    }

    @Test
    void aRecordIsMadeByOneOnlyUntilItIsThereOrWasCertainlyNotMade() {
        Pair half = new Pair("task/1", Kind.TASK, Map.of(Side.MANAGE, MANAGE), Map.of());

        assertThat(pairs.claim(1, half, Side.TOOL, SENT)).isTrue();
        assertThat(pairs.claim(1, half, Side.TOOL, SENT)).isFalse();
        assertThat(pairs.of(1)).as("after a kill").containsExactly(new Remembered(half, Side.TOOL));

        pairs.release(1, "task/1");
        assertThat(pairs.of(1)).as("no pair at all").isEmpty();
        assertThat(pairs.claim(1, half, Side.TOOL, SENT)).isTrue();
        pairs.save(1, pair("task/1", Map.of()));
        assertThat(pairs.of(1)).extracting(Remembered::making).containsOnlyNulls();
    }

    @Test
    void aClaimKeepsWhatWasAgreedOn() {
        Pair pair = pair("task/1", Map.of(Field.TASK_NAME, new Agreed("a", "a")));
        pairs.save(1, pair);

        pairs.claim(1, new Pair("task/1", Kind.TASK, Map.of(Side.MANAGE, MANAGE), Map.of()), Side.TOOL, SENT);

        assertThat(pairs.of(1)).containsExactly(new Remembered(pair, Side.TOOL));
        pairs.release(1, "task/1");
        assertThat(pairs.of(1)).containsExactly(new Remembered(pair, null));
    }

    @Test
    void whatWasSentIsRememberedUntilItIsThereOrWasCertainlyNotMade() {
        Pair half = new Pair("task/1", Kind.TASK, Map.of(Side.MANAGE, MANAGE), Map.of());
        assertThat(pairs.claimed(1, "task/1")).isEmpty();
        pairs.claim(1, half, Side.TOOL, SENT);
        pairs.claim(1, half, Side.TOOL, Map.of());

        assertThat(pairs.claimed(1, "task/1")).map(Claim::sent).contains(SENT);
        Map<Field, Agreed> again = Map.of(Field.TASK_NAME, new Agreed("Hang it", "Hang it soon"));
        assertThat(pairs.claimAgain(1, "task/1", Duration.ofDays(1), again)).as("so soon").isFalse();
        assertThat(pairs.claimAgain(1, "task/1", Duration.ZERO, again)).isTrue();
        assertThat(pairs.claimed(1, "task/1")).map(Claim::sent).contains(again);
        pairs.save(1, pair("task/1", Map.of()));
        assertThat(pairs.claimed(1, "task/1")).isEmpty();
        pairs.claim(1, half, Side.TOOL, SENT);
        pairs.release(1, "task/1");
        assertThat(pairs.claimed(1, "task/1")).isEmpty();
    }

    @Test
    void aWriteThatMayStillArriveIsNotClaimedAgain() {
        pairs.save(1, pair("task/1", Map.of()));

        assertThat(pairs.claimWrite(1, "task/1", Duration.ofDays(1))).isTrue();
        assertThat(pairs.claimWrite(1, "task/1", Duration.ofDays(1))).isFalse();
        assertThat(pairs.claimWrite(1, "task/1", Duration.ZERO)).as("it cannot any more").isTrue();
        pairs.written(1, "task/1");
        assertThat(pairs.claimWrite(1, "task/1", Duration.ofDays(1))).isTrue();
        assertThat(pairs.of(1)).extracting(Remembered::making).containsOnlyNulls();
    }

    @Test
    void aPairWhoseMarkIsStillToBeLeftIsRememberedForThat() {
        pairs.save(1, pair("task/1", Map.of()), true);
        pairs.save(1, pair("task/2", Map.of()));
        pairs.save(1, new Pair("task/3", Kind.TASK, Map.of(Side.TOOL, TOOL), Map.of()), true);
        pairs.save(2, pair("task/4", Map.of()), true);

        assertThat(pairs.unmarked(1)).containsExactly(pair("task/1", Map.of()));
        pairs.marked(1, "task/1");
        assertThat(pairs.unmarked(1)).isEmpty();
    }

    @Test
    void aForgottenPairIsGoneAndTheOthersStay() {
        pairs.save(1, pair("task/1", Map.of()));
        pairs.save(1, pair("task/2", Map.of()));

        pairs.forget(1, "task/1");

        assertThat(pairs.of(1)).extracting(one -> one.pair().key()).isEqualTo(List.of("task/2"));
    }

    @Test
    void fieldsOfALaterReleaseAreLeftOut() {
        assertThat(Bases.read(Kind.TASK, "{\"colour\":{\"tool\":1,\"manage\":2},"
                + "\"name\":{\"tool\":\"a\",\"manage\":null}}"))
                .isEqualTo(Map.of(Field.TASK_NAME, new Agreed("a", null)));
    }

    private static Pair pair(String key, Map<Field, Agreed> base) {
        return pair(key, Kind.TASK, base);
    }

    private static Pair pair(String key, Kind kind, Map<Field, Agreed> base) {
        return new Pair(key, kind, Map.of(Side.TOOL, TOOL, Side.MANAGE, MANAGE), base);
    }
}
