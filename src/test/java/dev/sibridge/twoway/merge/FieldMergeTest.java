package dev.sibridge.twoway.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.twoway.merge.FieldMerge.Case;
import dev.sibridge.twoway.merge.FieldMerge.Lost;
import dev.sibridge.twoway.merge.FieldMerge.Outcome;
import dev.sibridge.twoway.merge.FieldMerge.Outcome.Agree;
import dev.sibridge.twoway.merge.FieldMerge.Outcome.Nothing;
import dev.sibridge.twoway.merge.FieldMerge.Outcome.PutBack;
import dev.sibridge.twoway.merge.FieldMerge.Outcome.Undecided;
import dev.sibridge.twoway.merge.FieldMerge.Outcome.Untranslatable;
import dev.sibridge.twoway.merge.FieldMerge.Outcome.Write;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Pair.Agreed;
import dev.sibridge.twoway.model.Rule;
import dev.sibridge.twoway.model.Side;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of one field, by what each side made of it since both agreed. */
class FieldMergeTest {

    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");
    private static final Agreed OLD = new Agreed("old", "old");

    private final FieldMerge merge = new FieldMerge(World.TRANSLATION);

    @ParameterizedTest
    @EnumSource
    void whatNobodyChangedStaysWhateverTheRule(Rule rule) {
        assertThat(merge.merge(name(OLD, "old", "old"), rule)).isEqualTo(new Nothing());
    }

    @ParameterizedTest
    @EnumSource
    void whatOneSideChangedGoesToTheOtherWhateverTheRule(Rule rule) {
        assertThat(merge.merge(name(OLD, "new", "old"), rule)).isEqualTo(new Write(Side.MANAGE, "new", null));
        assertThat(merge.merge(name(OLD, "old", "new"), rule)).isEqualTo(new Write(Side.TOOL, "new", null));
    }

    @ParameterizedTest
    @EnumSource
    void whatBothChangedAlikeIsAgreedOn(Rule rule) {
        assertThat(merge.merge(name(OLD, "new", "new"), rule)).isEqualTo(new Agree());
    }

    @Test
    void whatBothChangedDifferentlyIsForTheRuleAndTheLoserIsNotForgotten() {
        Case both = name(OLD, "theirs", "ours");

        assertThat(merge.merge(both, Rule.TOOL))
                .isEqualTo(new Write(Side.MANAGE, "theirs", new Lost(Side.MANAGE, "ours")));
        assertThat(merge.merge(both, Rule.MANAGE))
                .isEqualTo(new Write(Side.TOOL, "ours", new Lost(Side.TOOL, "theirs")));
        assertThat(merge.merge(both, Rule.ASK)).isEqualTo(new Undecided());
    }

    @ParameterizedTest
    @CsvSource({"60, MANAGE", "59, TOOL", "0, TOOL", "-3600, TOOL"})
    void theLastWriterWinsAndManageIfThatCannotBeTold(long secondsThatTheToolIsLater, Side written) {
        Case both = new Case(Field.TASK_NAME, OLD, "theirs", "ours", NOON.plusSeconds(secondsThatTheToolIsLater), NOON);

        assertThat(merge.merge(both, Rule.LAST_WRITER)).isInstanceOfSatisfying(Write.class,
                write -> assertThat(write.side()).isEqualTo(written));
    }

    @Test
    void withoutTimesManageIsTakenForTheLastWriter() {
        assertThat(merge.merge(new Case(Field.TASK_NAME, OLD, "theirs", "ours", null, NOON), Rule.LAST_WRITER))
                .isEqualTo(new Write(Side.TOOL, "ours", new Lost(Side.TOOL, "theirs")));
    }

    @Test
    void whatIsEmptiedIsEmptiedOnTheOtherSideToo() {
        assertThat(merge.merge(of(Field.TASK_DESCRIPTION, OLD, null, "old"), Rule.LAST_WRITER))
                .isEqualTo(new Write(Side.MANAGE, null, null));
        assertThat(merge.merge(of(Field.TASK_DESCRIPTION, OLD, "old", null), Rule.LAST_WRITER))
                .isEqualTo(new Write(Side.TOOL, null, null));
    }

    @Test
    void whatTheOtherSideRequiresIsPutBack() {
        assertThat(merge.merge(name(OLD, null, "old"), Rule.LAST_WRITER)).isEqualTo(new PutBack(Side.TOOL, "old"));
    }

    @Test
    void aNameThatManageHadToCutDoesNotComeBackAsAnEdit() {
        Agreed cut = new Agreed("A name much longer", "A name much");

        assertThat(merge.merge(name(cut, "A name much longer", "A name much"), Rule.TOOL)).isEqualTo(new Nothing());
        assertThat(merge.merge(name(cut, "A name much longer still", "A name much"), Rule.TOOL))
                .as("nothing changes over there").isEqualTo(new Agree());
        assertThat(merge.merge(name(cut, "A name much longer", "Short"), Rule.TOOL))
                .isEqualTo(new Write(Side.TOOL, "Short", null));
    }

    @Test
    void aFinerStatusOfTheSameCategoryStays() {
        Agreed doing = new Agreed("t-doing", "m-waiting");

        assertThat(merge.merge(of(Field.TASK_STATUS, doing, "t-checking", "m-waiting"), Rule.TOOL))
                .isEqualTo(new Agree());
        assertThat(merge.merge(of(Field.TASK_STATUS, doing, "t-doing", "m-doing"), Rule.TOOL))
                .isEqualTo(new Agree());
        assertThat(merge.merge(of(Field.TASK_STATUS, doing, "t-done", "m-waiting"), Rule.TOOL))
                .isEqualTo(new Write(Side.MANAGE, "m-closed", null));
        Agreed done = new Agreed("t-done", "m-closed");
        assertThat(merge.merge(of(Field.TASK_STATUS, done, "t-done", "m-waiting"), Rule.TOOL))
                .as("reopened").isEqualTo(new Write(Side.TOOL, "t-doing", null));
    }

    @Test
    void whoIsUnknownOnTheOtherSideIsLeftAloneAndYieldsToWhoIsKnown() {
        Agreed nobody = new Agreed(null, null);

        assertThat(merge.merge(of(Field.TASK_ASSIGNEES, nobody, "stranger", null), Rule.TOOL))
                .isEqualTo(new Untranslatable(Side.TOOL));
        assertThat(merge.merge(of(Field.TASK_ASSIGNEES, nobody, "stranger", "ann"), Rule.TOOL))
                .isEqualTo(new Write(Side.TOOL, "ann", new Lost(Side.TOOL, "stranger")));
    }

    @Test
    void ofTwoThatWereNeverInStepAnEmptyOneSaysNothing() {
        assertThat(merge.merge(of(Field.TASK_DESCRIPTION, null, null, "text"), Rule.TOOL))
                .isEqualTo(new Write(Side.TOOL, "text", null));
        assertThat(merge.merge(of(Field.TASK_DESCRIPTION, null, "text", null), Rule.MANAGE))
                .isEqualTo(new Write(Side.MANAGE, "text", null));
        assertThat(merge.merge(of(Field.TASK_DESCRIPTION, null, "one", "other"), Rule.MANAGE))
                .isEqualTo(new Write(Side.TOOL, "other", new Lost(Side.TOOL, "one")));
    }

    @Test
    void nobodyAssignedIsAsEmptyAsNothing() {
        assertThat(merge.merge(of(Field.TASK_ASSIGNEES, null, Set.of("ann"), Set.of()), Rule.MANAGE))
                .isEqualTo(new Write(Side.MANAGE, Set.of("ann"), null));
        assertThat(merge.merge(of(Field.TASK_ASSIGNEES, null, null, Set.of()), Rule.MANAGE)).isEqualTo(new Agree());
        assertThat(merge.merge(of(Field.TASK_ASSIGNEES, new Agreed(null, null), null, Set.of()), Rule.MANAGE))
                .isEqualTo(new Agree());
    }

    @Test
    void aParkedFieldWaitsForAPersonWhoeverChangesIt() {
        assertThat(merge.parked(name(OLD, "new", "old"))).isEqualTo(new Undecided());
        assertThat(merge.parked(name(OLD, "new", "other"))).isEqualTo(new Undecided());
        assertThat(merge.parked(name(OLD, "new", "new"))).isEqualTo(new Agree());
        assertThat(merge.parked(name(OLD, "old", "old"))).isEqualTo(new Nothing());
    }

    @Test
    void whatAPersonTookIsWrittenAndTheOtherIsNotForgotten() {
        Outcome taken = merge.decided(name(OLD, "theirs", "ours"), Side.TOOL);

        assertThat(taken).isEqualTo(new Write(Side.MANAGE, "theirs", new Lost(Side.MANAGE, "ours")));
        assertThat(merge.decided(name(OLD, "same", "same"), Side.TOOL)).isEqualTo(new Agree());
    }

    @Test
    void whomTheToolNeverShowedNobodyTakesOffThere() {
        Agreed one = new Agreed(Set.of("ann"), Set.of("ann", "bob"));

        assertThat(merge.merge(of(Field.TASK_ASSIGNEES, one, Set.of("kim"), Set.of("ann", "bob")), Rule.TOOL))
                .isEqualTo(new Write(Side.MANAGE, Set.of("bob", "kim"), null));
        assertThat(merge.merge(of(Field.TASK_ASSIGNEES, one, Set.of(), Set.of("ann", "bob")), Rule.TOOL))
                .isEqualTo(new Write(Side.MANAGE, Set.of("bob"), null));
        assertThat(merge.merge(of(Field.TASK_ASSIGNEES, one, Set.of("ann"), Set.of("kim")), Rule.TOOL))
                .isEqualTo(new Write(Side.TOOL, Set.of("kim"), null));
        Agreed both = new Agreed(Set.of("ann", "bob"), Set.of("ann", "bob"));
        assertThat(merge.merge(of(Field.TASK_ASSIGNEES, both, Set.of("kim"), Set.of("ann", "bob")), Rule.TOOL))
                .isEqualTo(new Write(Side.MANAGE, Set.of("kim"), null));
    }

    @ParameterizedTest
    @EnumSource
    void whoIsAssignedHalfTheWayIsAssignedAllTheWayWhateverTheRule(Rule rule) {
        Agreed bob = new Agreed(Set.of("bob"), Set.of("bob"));
        Set<String> wanted = Set.of("ann", "kim");

        for (Set<String> halfTheWay : List.of(Set.of("bob", "ann"), Set.of("bob", "ann", "kim"), Set.of("kim"))) {
            assertThat(merge.merge(of(Field.TASK_ASSIGNEES, bob, wanted, halfTheWay), rule))
                    .isEqualTo(new Write(Side.MANAGE, wanted, null));
        }
        assertThat(merge.merge(of(Field.TASK_ASSIGNEES, new Agreed(null, Set.of()), wanted, Set.of("ann")), rule))
                .isEqualTo(new Write(Side.MANAGE, wanted, null));
        assertThat(merge.merge(of(Field.TASK_ASSIGNEES, bob, wanted, Set.of("bob", "lee")), rule))
                .as("somebody else has assigned him").isNotEqualTo(new Write(Side.MANAGE, wanted, null));
    }

    private static Case name(Agreed base, Object tool, Object manage) {
        return of(Field.TASK_NAME, base, tool, manage);
    }

    private static Case of(Field field, Agreed base, Object tool, Object manage) {
        return new Case(field, base, tool, manage, NOON, NOON);
    }
}
