package dev.sibridge.twoway.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sibridge.TestDatabase;
import dev.sibridge.twoway.merge.Situation.Guard;
import dev.sibridge.twoway.merge.Translation;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.Pass.Event;
import dev.sibridge.twoway.pass.Pass.Event.What;
import dev.sibridge.twoway.pass.SideWriter.Draft;
import dev.sibridge.twoway.store.Journal;
import dev.sibridge.twoway.store.Pairs;
import dev.sibridge.twoway.store.Writes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A side that is still at a create when we have long given up waiting for its answer. */
class SlowCreateTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final long PROJECT = 1;
    private static final Duration SETTLE = Duration.ofMinutes(2);
    private final Translation alike = new Translation() {
        @Override
        public Optional<String> defaultPhase() {
            return Optional.ofNullable(defaultPhase);
        }

        @Override
        public Twin twin(Field field, Side to, Object value, Object now) {
            return Twin.of(value);
        }

        @Override
        public boolean isRequired(Field field, Side side) {
            return false;
        }
    };

    private final MemorySide tool = new MemorySide("t");
    private final MemorySide manage = new MemorySide("m");
    private Instant now = Instant.parse("2027-01-01T12:00:00Z");
    private String defaultPhase;
    /** What has arrived, and is not made yet. */
    private Draft arrived;

    @BeforeEach
    void aProjectIsPaired() {
        List.of("two_way_pair", "two_way_conflict").forEach(table ->
                DATABASE.jdbc().sql("DELETE FROM " + table).update());
        tool.make(Kind.PROJECT, null, Map.of(Field.PROJECT_NAME, "Patio"));
        pass();
        tool.make(Kind.TASK, tool.only(Kind.PROJECT).recordId(), Map.of(Field.TASK_NAME, "Hang it"));
        manage.refusal = draft -> {
            arrived = draft;
            throw new SideException(SideException.Outcome.UNKNOWN, "no answer", null);
        };
        pass();
        manage.refusal = draft -> false;
        manage.writes.clear();
    }

    @Test
    void itIsNotRepeatedWhileItMayStillBeMade() {
        now = now.plus(SETTLE).minusMillis(1);

        Pass pass = pass();

        assertThat(manage.writes).isEmpty();
        assertThat(pass.events()).extracting(Event::what, Event::reason).containsExactly(
                tuple(What.UNKNOWN, "It was sent before and may still arrive."));
    }

    @Test
    void whatIsMadeAtLastIsTheOneThatWasAskedFor() {
        now = now.plusSeconds(60);
        pass();
        Sighting late = manage.make(Kind.TASK, arrived.parent(), arrived.values());
        manage.mark(late.recordId(), arrived.mark());

        pass();

        assertThat(manage.writes).as("nothing is made beside it").isEmpty();
        assertThat(pairs().of(PROJECT)).hasSize(2).allMatch(one -> one.making() == null);
        assertThat(pass().events()).isEmpty();
    }

    @Test
    void whatWasNeverMadeIsAskedForAgainAndThenWaitedForAgain() {
        now = now.plus(SETTLE);
        manage.refusal = draft -> {
            throw new SideException(SideException.Outcome.UNKNOWN, "no answer", null);
        };
        pass();
        manage.refusal = draft -> false;
        now = now.plus(SETTLE).minusMillis(1);
        pass();
        assertThat(manage.writes).isEmpty();

        now = now.plusMillis(1);
        pass();

        assertThat(manage.writes).containsExactly("create TASK");
        assertThat(pass().events()).isEmpty();
    }

    @Test
    void aDefaultPhaseThatMayStillBeMadeIsNotMadeAgain() {
        now = now.plus(SETTLE);
        pass();
        defaultPhase = "General";
        tool.make(Kind.TASK, tool.only(Kind.PROJECT).recordId(), inNoPhase("Aim it"));
        manage.refusal = draft -> {
            if (draft.kind() == Kind.PHASE) {
                throw new SideException(SideException.Outcome.UNKNOWN, "no answer", null);
            }
            return false;
        };
        pass();
        manage.refusal = draft -> false;
        manage.writes.clear();
        now = now.plus(SETTLE).minusMillis(1);
        assertThat(pass().events()).extracting(Event::what).containsOnly(What.UNKNOWN, What.WAITS);
        assertThat(manage.writes).isEmpty();

        Sighting late = manage.make(Kind.PHASE, manage.only(Kind.PROJECT).recordId(), Map.of(Field.PHASE_NAME,
                "General"));
        pass();

        assertThat(manage.writes).as("it is the one").containsExactly("create TASK");
        assertThat(tool.records.keySet()).as("and no newcomer").noneMatch(one -> one.kind() == Kind.PHASE);
        assertThat(manage.records.values()).filteredOn(one -> late.id().equals(one.value(Field.TASK_PHASE))).hasSize(1);
        assertThat(pairs().of(PROJECT)).hasSize(3).allMatch(one -> one.making() == null);
        assertThat(pass().events()).isEmpty();
    }

    private static Map<Field, Object> inNoPhase(String name) {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        values.put(Field.TASK_NAME, name);
        values.put(Field.TASK_PHASE, null);
        return values;
    }

    @Test
    void whoMayStillBeAssignedIsNotAssignedAgain() {
        now = now.plus(SETTLE);
        pass();
        tool.edit(tool.only(Kind.TASK), Field.TASK_ASSIGNEES, Set.of("ann"));
        manage.edit(manage.only(Kind.TASK), Field.TASK_ASSIGNEES, Set.of());
        pass();
        tool.edit(tool.only(Kind.TASK), Field.TASK_ASSIGNEES, Set.of("ann", "bob"));
        manage.doesNothing = true;
        pass();
        manage.doesNothing = false;
        manage.writes.clear();

        now = now.plus(SETTLE).minusMillis(1);
        assertThat(pass().events()).extracting(Event::what, Event::reason).containsExactly(
                tuple(What.UNKNOWN, "It was sent before and may still arrive."));
        now = now.plusMillis(1);
        pass();

        assertThat(manage.writes).containsExactly("update TASK");
        assertThat(manage.only(Kind.TASK).value(Field.TASK_ASSIGNEES)).isEqualTo(Set.of("ann", "bob"));
        assertThat(pass().events()).isEmpty();
    }

    @Test
    void stepsKeepTheirOrderThoughNobodyKnowsOfOneWhetherItWasMade() {
        now = now.plus(SETTLE);
        pass();
        Sighting task = tool.only(Kind.TASK);
        tool.make(Kind.STEP, task.recordId(), Map.of(Field.STEP_TEXT, "Drill"));
        tool.make(Kind.STEP, task.recordId(), Map.of(Field.STEP_TEXT, "Fix"));
        Sighting other = tool.make(Kind.TASK, task.parent(), Map.of(Field.TASK_NAME, "Aim it"));
        tool.make(Kind.STEP, other.recordId(), Map.of(Field.STEP_TEXT, "Measure"));
        manage.refusal = this::staysUnanswered;
        pass();
        assertThat(stepsInManage()).as("those of another task do not wait").containsExactly("Measure");
        pass();
        assertThat(stepsInManage()).containsExactly("Measure");

        now = now.plus(SETTLE);
        pass();
        assertThat(stepsInManage()).as("it has no answer for this one only").containsExactly("Measure", "Fix");
    }

    private boolean staysUnanswered(Draft draft) {
        if ("Drill".equals(draft.values().get(Field.STEP_TEXT))) {
            throw new SideException(SideException.Outcome.UNKNOWN, "no answer", null);
        }
        return false;
    }

    private List<Object> stepsInManage() {
        return manage.records.values().stream().filter(record -> record.kind() == Kind.STEP)
                .map(record -> record.value(Field.STEP_TEXT)).toList();
    }

    private Pairs pairs() {
        return new Pairs(DATABASE.jdbc(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private Pass pass() {
        Reconciliation reconciliation = new Reconciliation(pairs(), new Journal(DATABASE.jdbc(), Clock.systemUTC()),
                new Writes(DATABASE.jdbc(), Clock.systemUTC()), alike, Field::rule, new Guard(20, 100));
        Pass pass = reconciliation.plan(PROJECT, tool.seen(), manage.seen());
        reconciliation.carryOut(pass, new Changes(pairs(), tool, manage, (side, record, moved) -> Map.of(), false,
                SETTLE));
        return pass;
    }
}
