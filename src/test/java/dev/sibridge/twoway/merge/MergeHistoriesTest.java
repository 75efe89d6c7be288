package dev.sibridge.twoway.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.twoway.merge.MergePlan.Remark;
import dev.sibridge.twoway.merge.Translation.Twin;
import dev.sibridge.twoway.merge.World.Rec;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair.Agreed;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Rule;
import dev.sibridge.twoway.model.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Whatever people do on both sides: they end in step, and nothing that somebody typed is lost.
 * {@code -Dhistories=10000} tries more histories, {@code -Dseed=4711} others.
 */
class MergeHistoriesTest {

    private static final int HISTORIES = Integer.getInteger("histories", 300);
    private static final long SEED = Long.getLong("seed", 20_270_101);
    private static final int STEPS = 40;
    /** A status follows a phase, a phase its parent: so many passes may be needed after the last edit. */
    private static final int ENOUGH = 6;
    private static final List<String> WORDS = List.of("Rough-in", "Trim", "Rack build in the attic", "Test",
            "Tést", "A name much longer than Manage takes", "A name much longer than anybody takes", "Trim ");

    private void forAll(Consumer<History> property) {
        for (int number = 0; number < HISTORIES; number++) {
            History history = new History(SEED + number);
            try {
                property.accept(history);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("History " + (SEED + number) + ":\n" + String.join("\n", history.told), e);
            }
        }
    }

    @Test
    void bothSidesEndInStepAndAnotherPassWritesNothing() {
        forAll(history -> {
            history.happen(false);
            history.settle();

            assertThat(history.world.pass(history.random).changes()).isEmpty();
            history.assertInStep();
        });
    }

    @Test
    void whatSomebodyTypedIsOnBothSidesOrInTheJournal() {
        forAll(history -> {
            history.happen(true);
            history.settle();
        });
    }

    @Test
    void thePlanDoesNotDependOnTheOrderInWhichRecordsAreRead() {
        forAll(history -> {
            history.happen(false);
            MergePlan one = ProjectMerge.of(history.world.situation(new Random(1)));

            assertThat(ProjectMerge.of(history.world.situation(new Random(2)))).isEqualTo(one);
        });
    }

    @Test
    void afterTheDatabaseIsLostTheMarksPairThemAgainWithoutACopy() {
        forAll(history -> {
            history.happen(false);
            history.settle();
            Map<Side, Integer> before = history.sizes();
            history.world.pairs.clear();
            history.settle();

            assertThat(history.sizes()).isEqualTo(before);
            history.assertInStep();
        });
    }

    @Test
    void aLossNamesBothValues() {
        forAll(history -> {
            history.happen(false);
            // Phases have ids of their own on each side, which may be equal by chance.
            assertThat(history.world.journal).filteredOn(loss -> !PairedReferences.PHASES.contains(loss.field()))
                    .allSatisfy(loss -> assertThat(loss.tool()).isNotEqualTo(loss.manage()));
        });
    }

    /** Things that happen on both sides, with passes now and then. */
    private static final class History {

        private final Random random;
        private final World world = new World();
        private final List<String> told = new ArrayList<>();
        private final List<Typed> typed = new ArrayList<>();

        private record Typed(Side side, Rec record, Field field, Object before, Object value) {
        }

        private History(long seed) {
            random = new Random(seed);
            world.rule = List.of(Rule.LAST_WRITER, Rule.MANAGE, Rule.TOOL).get(random.nextInt(3));
            world.defaultPhase = seed % 2 == 0 ? null : "Trim";
            world.skew(Side.TOOL, Duration.ofSeconds(random.nextInt(600) - 300));
            Side first = any(List.of(Side.values()));
            world.make(first, Kind.PROJECT, null, Map.of(Field.PROJECT_NAME, "Job", Field.PROJECT_START, "2027-01-01"));
            world.pass(random);
        }

        void happen(boolean checked) {
            for (int step = 0; step < STEPS; step++) {
                if (random.nextInt(5) == 0) {
                    pass(checked);
                } else {
                    act(any(List.of(Side.values())));
                }
            }
            pass(checked);
        }

        private void act(Side side) {
            List<Rec> records = records(side);
            Rec record = any(records);
            switch (random.nextInt(8)) {
                case 0 -> make(side, Kind.PHASE, project(side), phase(side, Field.PHASE_PARENT));
                case 1, 2 -> make(side, Kind.TASK, project(side), phase(side, Field.TASK_PHASE));
                case 3 -> records.stream().filter(one -> one.kind == Kind.TASK).findFirst()
                        .ifPresent(task -> make(side, Kind.STEP, task, Map.of()));
                case 4 -> delete(side, record);
                default -> edit(side, record);
            }
        }

        private Map<Field, Object> phase(Side side, Field field) {
            List<Rec> phases = records(side).stream().filter(one -> one.kind == Kind.PHASE).toList();
            return phases.isEmpty() || random.nextBoolean() ? Map.of() : Map.of(field, any(phases).id);
        }

        private void make(Side side, Kind kind, Rec parent, Map<Field, Object> values) {
            Rec made = world.make(side, kind, parent, values);
            told.add(side + " makes " + kind + " " + made.id + " " + values);
            name(side, made);
            if (kind == Kind.TASK) {
                world.edit(side, made, Field.TASK_STATUS, side == Side.TOOL ? "t-new" : "m-new");
            }
        }

        private void name(Side side, Rec record) {
            Field name = Field.of(record.kind).stream().filter(World::isName).findFirst().orElseThrow();
            type(side, record, name, any(WORDS));
        }

        private void edit(Side side, Rec record) {
            Field field = any(Field.of(record.kind).stream().filter(World::isHeld).toList());
            if (World.isName(field)) {
                name(side, record);
            } else if (field == Field.TASK_STATUS) {
                type(side, record, field, any(side == Side.TOOL ? List.of("t-new", "t-doing", "t-checking", "t-done")
                        : List.of("m-new", "m-doing", "m-waiting", "m-closed")));
            } else if (field == Field.TASK_PHASE) {
                type(side, record, field, phase(side, field).get(field));
            } else if (field == Field.PROJECT_START) {
                type(side, record, field, random.nextInt(3) == 0 && side == Side.TOOL ? null
                        : "2027-01-0" + (1 + random.nextInt(9)));
            } else if (field == Field.TASK_ASSIGNEES) {
                type(side, record, field, any(new ArrayList<>(List.of("ann", "bob", "stranger"))));
            } else if (field == Field.STEP_DONE) {
                type(side, record, field, random.nextBoolean());
            } else if (field != Field.PHASE_PARENT) {
                type(side, record, field, random.nextInt(4) == 0 ? null : "text " + random.nextInt(5));
            }
        }

        private void type(Side side, Rec record, Field field, Object value) {
            Typed earlier = typed.stream().filter(one -> one.record == record && one.field == field).findFirst()
                    .orElse(null);
            Object before = earlier == null ? record.values.get(field) : earlier.before;
            world.edit(side, record, field, value);
            typed.remove(earlier);
            // Who types what was there has changed nothing.
            if (!Objects.equals(before, record.values.get(field))) {
                typed.add(new Typed(side, record, field, before, record.values.get(field)));
            }
            told.add(side + " sets " + record.kind + " " + record.id + " " + field + " to " + value);
        }

        private void delete(Side side, Rec record) {
            if (record.kind != Kind.PROJECT) {
                world.delete(side, record);
                told.add(side + " deletes " + record.kind + " " + record.id);
            }
        }

        private void pass(boolean checked) {
            // Who deletes a phase takes it off its tasks himself.
            typed.removeIf(one -> !Objects.equals(one.record.values.get(one.field), one.value));
            int written = world.pass(random).changes().size();
            told.add("pass, " + written + " changes");
            if (checked) {
                typed.forEach(this::assertNotLost);
            }
            typed.clear();
        }

        void settle() {
            for (int pass = 0; pass < ENOUGH; pass++) {
                pass(false);
            }
        }

        private void assertNotLost(Typed one) {
            boolean removed = world.sides.get(one.side).get(new RecordId(one.record.kind, one.record.id)) != one.record;
            boolean there = Objects.equals(one.record.values.get(one.field), one.value);
            boolean inJournal = world.journal.stream().anyMatch(loss -> loss.field() == one.field
                    && Objects.equals(one.side == Side.TOOL ? loss.tool() : loss.manage(), one.value));
            boolean putBack = one.value == null && world.log.stream().map(Remark::about)
                    .anyMatch(about -> about == MergePlan.About.PUT_BACK);
            assertThat(removed || there || inJournal || putBack)
                    .as("%s of %s on %s: %s", one.field, one.record.id, one.side, one.value).isTrue();
        }

        void assertInStep() {
            Set<String> paired = world.pairs.values().stream().map(pair -> pair.on(Side.MANAGE).id())
                    .collect(Collectors.toSet());
            List<Rec> alone = records(Side.MANAGE).stream().filter(one -> !paired.contains(one.id)).toList();
            assertThat(alone).as("the default phase at most").hasSizeLessThan(2)
                    .allMatch(one -> world.defaultPhase.equals(one.values.get(Field.PHASE_NAME)));
            assertThat(world.sides.get(Side.TOOL)).hasSize(world.sides.get(Side.MANAGE).size() - alone.size());
            for (Pair pair : world.pairs.values()) {
                Rec tool = world.on(Side.TOOL, pair.key());
                Rec manage = world.on(Side.MANAGE, pair.key());
                for (Field field : tool.values.keySet()) {
                    assertAlike(pair, field, tool.values.get(field), manage.values.get(field));
                }
            }
        }

        private void assertAlike(Pair pair, Field field, Object tool, Object manage) {
            if (PairedReferences.PHASES.contains(field) && tool == null && manage != null
                    && world.defaultPhase != null) {
                assertThat(pair.base().get(field)).as(pair.key() + " " + field).isEqualTo(new Agreed(null, manage));
            } else if (field == Field.TASK_PHASE || field == Field.PHASE_PARENT) {
                assertThat(twinOf(tool)).as(pair.key() + " " + field).isEqualTo(manage);
            } else {
                Twin there = World.TRANSLATION.twin(field, Side.MANAGE, tool, manage);
                Twin here = World.TRANSLATION.twin(field, Side.TOOL, manage, tool);
                assertThat(!there.exists() || !here.exists() || Objects.equals(there.value(), manage)
                        || Objects.equals(here.value(), tool))
                        .as(pair.key() + " " + field + ": " + tool + " | " + manage).isTrue();
            }
        }

        private String twinOf(Object phase) {
            return phase == null ? null : world.pairs.values().stream().filter(pair -> pair.kind() == Kind.PHASE
                    && pair.on(Side.TOOL).id().equals(phase)).map(pair -> pair.on(Side.MANAGE).id()).findFirst()
                    .orElse("none");
        }

        Map<Side, Integer> sizes() {
            return Map.of(Side.TOOL, world.sides.get(Side.TOOL).size(),
                    Side.MANAGE, world.sides.get(Side.MANAGE).size());
        }

        private List<Rec> records(Side side) {
            return world.sides.get(side).values().stream().sorted((one, other) -> one.kind != other.kind
                    ? one.kind.compareTo(other.kind) : one.created.compareTo(other.created)).toList();
        }

        private Rec project(Side side) {
            return records(side).get(0);
        }

        private <T> T any(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }
    }
}
