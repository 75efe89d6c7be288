package dev.sibridge.twoway.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.TestDatabase;
import dev.sibridge.twoway.merge.MergePlan.About;
import dev.sibridge.twoway.merge.MergePlan.Remark;
import dev.sibridge.twoway.merge.Situation.Guard;
import dev.sibridge.twoway.merge.Translation;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Rule;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.store.Journal;
import dev.sibridge.twoway.store.Journal.Answer;
import dev.sibridge.twoway.store.Journal.Row;
import dev.sibridge.twoway.store.Pairs;
import dev.sibridge.twoway.store.Writes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A value that yielded by a rule is had back with one call, unless the field was changed since. */
class RestoreTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final long PROJECT = 1;
    private static final int LONGEST = 20;
    /** Manage cuts names. */
    private static final Translation CUTTING = new Translation() {
        @Override
        public Twin twin(Field field, Side to, Object value, Object now) {
            return value == "nobody" ? Twin.NONE : Twin.of(to == Side.MANAGE && value instanceof String text
                    ? text.substring(0, Math.min(LONGEST, text.length())) : value);
        }

        @Override
        public boolean isRequired(Field field, Side side) {
            return false;
        }
    };

    private final Pairs pairs = new Pairs(DATABASE.jdbc());
    private final Journal journal = new Journal(DATABASE.jdbc(), Clock.systemUTC());
    private final Writes writes = new Writes(DATABASE.jdbc(), Clock.systemUTC());
    private final MemorySide tool = new MemorySide("t");
    private final MemorySide manage = new MemorySide("m");
    private Sighting task;

    @BeforeEach
    void manageHasWon() {
        List.of("two_way_pair", "two_way_conflict", "two_way_write").forEach(table ->
                DATABASE.jdbc().sql("DELETE FROM " + table).update());
        Sighting project = manage.make(Kind.PROJECT, null, Map.of(Field.PROJECT_NAME, "Patio"));
        task = manage.make(Kind.TASK, project.recordId(), Map.of(Field.TASK_NAME, "Hang it"));
        pass();
        tool.edit(tool.only(Kind.TASK), Field.TASK_NAME, "Hang it high above the door");
        manage.edit(task, Field.TASK_NAME, "Hang it well");
        pass();
    }

    @Test
    void whatIsNotInTheJournalIsNotDecided() {
        assertThat(journal.decide(4711, Side.TOOL, "kim")).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void whoWonNeedsNotWinAgain() {
        assertThat(journal.decide(first().id(), Side.MANAGE, "kim")).isEqualTo(Answer.COUNTS_ALREADY);
        assertThat(journal.restores(PROJECT)).isEmpty();
    }

    @Test
    void whatCountedOnceIsNotSaidToCountStill() {
        long row = first().id();
        journal.decide(row, Side.TOOL, "kim");
        pass();
        assertThat(journal.decide(row, Side.TOOL, "kim")).isEqualTo(Answer.CHANGED_SINCE);
        assertThat(journal.decide(row, Side.MANAGE, "kim")).isEqualTo(Answer.CHANGED_SINCE);
    }

    @Test
    void whatWasChangedSinceIsRefusedAtOnceWhereItIsKnown() {
        manage.edit(task, Field.TASK_NAME, "Hang it soon");
        pass();

        assertThat(journal.decide(first().id(), Side.TOOL, "kim")).isEqualTo(Answer.CHANGED_SINCE);
    }

    @Test
    void whatIsChangedBeforeThePassComesStaysAndTheLogSaysSo() {
        assertThat(journal.decide(first().id(), Side.TOOL, "kim")).isEqualTo(Answer.ACCEPTED);
        manage.edit(task, Field.TASK_NAME, "Hang it soon");

        Pass pass = pass();

        assertThat(pass.plan().remarks()).extracting(Remark::about).containsExactly(About.NOT_RESTORED);
        assertThat(names()).containsExactly("Hang it soon", "Hang it soon");
        assertThat(journal.of(PROJECT)).hasSize(1);
        assertThat(pass().events()).isEmpty();
    }

    @Test
    void whatYieldedStandsOnBothSidesAgainAsItWasTyped() {
        assertThat(journal.decide(first().id(), Side.TOOL, "kim")).isEqualTo(Answer.ACCEPTED);
        assertThat(journal.decide(first().id(), Side.TOOL, "kim")).as("twice is once").isEqualTo(Answer.ACCEPTED);

        pass();

        assertThat(names()).containsExactly("Hang it high above the door", "Hang it high above t");
        assertThat(journal.of(PROJECT)).hasSize(2);
        assertThat(journal.of(PROJECT).get(1).by()).isEqualTo("kim");
        assertThat(journal.of(PROJECT).get(1).carriedOut()).isNotNull();
        assertThat(pass().events()).isEmpty();
    }

    @Test
    void theOneThatWonFirstMayWinAgain() {
        journal.decide(first().id(), Side.TOOL, "kim");
        pass();

        assertThat(journal.decide(first().id(), Side.TOOL, "kim")).as("no more").isEqualTo(Answer.CHANGED_SINCE);
        assertThat(journal.decide(journal.of(PROJECT).get(1).id(), Side.MANAGE, "ann")).isEqualTo(Answer.ACCEPTED);
        pass();

        assertThat(names()).containsExactly("Hang it well", "Hang it well");
    }

    @Test
    void aSideThatIsOutOfReachHasItLater() {
        journal.decide(first().id(), Side.TOOL, "kim");
        manage.answersAreLost = true;
        pass();
        manage.answersAreLost = false;

        pass();

        assertThat(names()).containsExactly("Hang it high above the door", "Hang it high above t");
        assertThat(journal.restores(PROJECT)).isEmpty();
        assertThat(pass().events()).isEmpty();
    }

    private Row first() {
        return journal.of(PROJECT).get(0);
    }

    private List<Object> names() {
        return List.of(tool.only(Kind.TASK).value(Field.TASK_NAME), manage.only(Kind.TASK).value(Field.TASK_NAME));
    }

    private Pass pass() {
        Reconciliation reconciliation = new Reconciliation(pairs, journal, writes, CUTTING, field -> Rule.MANAGE,
                new Guard(20, 10));
        Pass pass = reconciliation.plan(PROJECT, tool.seen(), manage.seen());
        reconciliation.carryOut(pass, new Changes(pairs, tool, manage, (side, record, moved) -> Map.of()));
        return pass;
    }
}
