package dev.sibridge.twoway.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.TestDatabase;
import dev.sibridge.twoway.merge.MergePlan.About;
import dev.sibridge.twoway.merge.MergePlan;
import dev.sibridge.twoway.merge.Situation.Guard;
import dev.sibridge.twoway.merge.Translation;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Rule;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.store.Journal.Answer;
import dev.sibridge.twoway.store.Journal.Row;
import dev.sibridge.twoway.store.Journal;
import dev.sibridge.twoway.store.Pairs;
import dev.sibridge.twoway.store.Writes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole passes: what yields is in the journal, what waits for a person waits, and too many removals stop it all. */
class ReconciliationTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final long PROJECT = 1;
    private static final Clock NOON = Clock.fixed(Instant.parse("2027-01-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Translation ALIKE = new Translation() {
        @Override
        public Twin twin(Field field, Side to, Object value, Object now) {
            return Twin.of(value);
        }

        @Override
        public boolean isRequired(Field field, Side side) {
            return false;
        }
    };

    private final Pairs pairs = new Pairs(DATABASE.jdbc());
    private final Journal journal = new Journal(DATABASE.jdbc(), NOON);
    private final Writes writes = new Writes(DATABASE.jdbc(), NOON);
    private final MemorySide tool = new MemorySide("t");
    private final MemorySide manage = new MemorySide("m");
    private Function<Field, Rule> rules = field -> Rule.MANAGE;
    private Sighting task;
    private int flips;

    @BeforeEach
    void aProjectIsPaired() {
        List.of("two_way_pair", "two_way_conflict", "two_way_write").forEach(table ->
                DATABASE.jdbc().sql("DELETE FROM " + table).update());
        Sighting project = manage.make(Kind.PROJECT, null, Map.of(Field.PROJECT_NAME, "Patio"));
        task = manage.make(Kind.TASK, project.recordId(), Map.of(Field.TASK_NAME, "Hang it", Field.TASK_STATUS,
                "new"));
        for (int i = 0; i < 30; i++) {
            manage.make(Kind.STEP, task.recordId(), Map.of(Field.STEP_TEXT, "Step " + i));
        }
        pass();
    }

    @Test
    void aSideThatIsSuddenlyEmptyStopsThePassBeforeAnyWrite() {
        manage.records.keySet().removeIf(record -> record.kind() == Kind.STEP);
        tool.edit(tool.only(Kind.TASK), Field.TASK_NAME, "Hang it high");
        tool.writes.clear();
        manage.writes.clear();

        Pass pass = pass();

        assertThat(pass.plan().held()).hasSize(30);
        assertThat(tool.writes).isEmpty();
        assertThat(manage.writes).isEmpty();
        assertThat(pairs.of(PROJECT)).hasSize(32);
    }

    @Test
    void theValueThatYieldsIsInTheJournal() {
        bothEdit();

        pass();

        Row row = only();
        assertThat(row.name()).isEqualTo("Hang it well");
        assertThat(row.loss().tool()).isEqualTo("Hang it high");
        assertThat(row.loss().manage()).isEqualTo("Hang it well");
        assertThat(row.loss().base().tool()).isEqualTo("Hang it");
        assertThat(row.loss().taken()).isEqualTo(Side.MANAGE);
        assertThat(row.carriedOut()).isEqualTo(NOON.instant());
        assertThat(tool.only(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it well");
    }

    @Test
    void theValueThatYieldsIsInTheJournalOnceHoweverOftenItsSideDoesNotAnswer() {
        bothEdit();
        tool.doesNothing = true;
        pass();
        pass();
        tool.doesNothing = false;

        pass();

        assertThat(only().loss().tool()).isEqualTo("Hang it high");
        assertThat(tool.only(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it well");
    }

    @Test
    void whatAPersonMustDecideWaitsAndIsNotedOnce() {
        rules = field -> Rule.ASK;
        bothEdit();

        pass();
        pass();

        assertThat(only().loss().taken()).isNull();
        assertThat(tool.only(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it high");
        assertThat(manage.only(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it well");
    }

    @Test
    void whatAPersonDecidesIsCarriedOutOnce() {
        rules = field -> Rule.ASK;
        bothEdit();
        pass();

        assertThat(journal.decide(only().id(), Side.TOOL, "kim")).isEqualTo(Answer.ACCEPTED);
        pass();

        assertThat(manage.only(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it high");
        assertThat(only().carriedOut()).isNotNull();
        assertThat(only().by()).isEqualTo("kim");
        manage.edit(task, Field.TASK_NAME, "Hang it soon");
        pass();
        assertThat(tool.only(Kind.TASK).value(Field.TASK_NAME)).as("edited again").isEqualTo("Hang it soon");
    }

    @Test
    void whatSomebodyTypesAfterADecisionAgainstHisSideYieldsButIsNotLost() {
        rules = field -> Rule.ASK;
        bothEdit();
        pass();
        journal.decide(only().id(), Side.TOOL, "kim");
        manage.edit(task, Field.TASK_NAME, "Hang it soon");

        pass();

        assertThat(manage.only(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it high");
        assertThat(only().loss().manage()).isEqualTo("Hang it soon");
        assertThat(journal.decide(only().id(), Side.MANAGE, "kim")).isEqualTo(Answer.ACCEPTED);
        pass();
        assertThat(tool.only(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it soon");
    }

    @Test
    void ofARecordThatIsMadeAnewNothingWaitsAnyMore() {
        rules = field -> Rule.ASK;
        bothEdit();
        pass();
        manage.records.remove(task.recordId());

        pass();

        assertThat(manage.only(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it high");
        assertThat(only().carriedOut()).isNotNull();
        assertThat(journal.decide(only().id(), Side.MANAGE, "kim")).isEqualTo(Answer.CHANGED_SINCE);
    }

    @Test
    void whatPeopleBringToTheSameValueThemselvesNeedsNoDecisionAnyMore() {
        rules = field -> Rule.ASK;
        bothEdit();
        pass();
        tool.edit(tool.only(Kind.TASK), Field.TASK_NAME, "Hang it well");

        pass();

        assertThat(only().carriedOut()).isNotNull();
        assertThat(pass().events()).isEmpty();
    }

    @Test
    void whatIsWrittenTooOftenWithinAnHourIsParkedUntilAPersonDecides() {
        flip(6);
        assertThat(journal.of(PROJECT)).as("still written").isEmpty();

        flip(3);

        assertThat(tool.only(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Name 6");
        assertThat(only().loss().taken()).isNull();
        assertThat(only().loss().manage()).as("what it is by now").isEqualTo("Name 9");
        assertThat(pass().plan().remarks()).extracting(MergePlan.Remark::about).containsExactly(About.PARKED);
        manage.edit(task, Field.TASK_STATUS, "done");
        pass();
        assertThat(tool.only(Kind.TASK).value(Field.TASK_STATUS)).as("its other fields").isEqualTo("done");

        journal.decide(only().id(), Side.MANAGE, "kim");
        pass();
        assertThat(tool.only(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Name 9");
        flip(1);
        assertThat(tool.only(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Name 10");
    }

    private void flip(int times) {
        for (int i = 0; i < times; i++) {
            manage.edit(task, Field.TASK_NAME, "Name " + ++flips);
            pass();
        }
    }

    private void bothEdit() {
        tool.edit(tool.only(Kind.TASK), Field.TASK_NAME, "Hang it high");
        manage.edit(task, Field.TASK_NAME, "Hang it well");
    }

    private Row only() {
        assertThat(journal.of(PROJECT)).hasSize(1);
        return journal.of(PROJECT).get(0);
    }

    private Pass pass() {
        Reconciliation reconciliation = new Reconciliation(pairs, journal, writes, ALIKE, rules, new Guard(20, 10));
        Pass pass = reconciliation.plan(PROJECT, tool.seen(), manage.seen());
        reconciliation.carryOut(pass, new Changes(pairs, tool, manage, (side, record, moved) -> Map.of()));
        return pass;
    }
}
