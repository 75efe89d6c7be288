package dev.sibridge.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.twoway.merge.MergePlan;
import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.MergePlan.Loss;
import dev.sibridge.twoway.merge.MergePlan.Pending;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.Pass;
import dev.sibridge.twoway.run.AccountPass;
import dev.sibridge.twoway.run.ProjectPass;
import dev.sibridge.twoway.run.ProjectPass.Outcome;
import dev.sibridge.twoway.run.TestPasses;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProject.State;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassSummaryTest {

    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final AccountPass whole = TestPasses.of(false);

    @ParameterizedTest
    @CsvSource({"SYNCED, true", "UNCHANGED, true", "PAUSED, true", "PARKED, false", "FAILED, false"})
    void aProjectThatFailedOrWaitsForAPersonIsNotWell(Outcome outcome, boolean well) {
        ProjectPass good = TestPasses.ended(whole, project(1, "A"), null, Outcome.SYNCED, null);
        ProjectPass other = TestPasses.ended(whole, project(2, "B"), null, outcome, "why");

        assertThat(print(TestPasses.about(whole, good, other))).isEqualTo(well);

        assertThat(lines().get(1)).matches("pair 2 " + outcome.name().toLowerCase(Locale.ROOT)
                + " \"B\" manage=\\+0~0-0 tool=\\+0~0-0 conflicts=0 calls=0 ms=\\d+");
    }

    @Test
    void whereNothingIsPairedThereIsOneLine() {
        assertThat(print(whole)).isTrue();

        assertThat(lines()).containsExactly(
                "pass pairs=0 synced=0 unchanged=0 paused=0 parked=0 failed=0 calls=0 ms=1234");
    }

    @Test
    void aLineForEachProjectThenOneForAll() {
        Pass first = planned(List.of(), 2);
        Pass.Counts tool = counts(3, 4, 5);
        Pass.Counts manage = counts(0, 1, 2);
        when(first.counts(Side.TOOL)).thenReturn(tool);
        when(first.counts(Side.MANAGE)).thenReturn(manage);
        AccountPass second = TestPasses.of(false);
        ProjectPass one = TestPasses.ended(whole, project(7, "Zoë \"🎧\"\nשלום"), first, Outcome.SYNCED, null);
        ProjectPass two = TestPasses.ended(whole, project(8, "B"), null, Outcome.PAUSED, "archived");
        ProjectPass three = TestPasses.ended(second, project(9, ""), null, Outcome.UNCHANGED, null);
        IntStream.range(0, 40).forEach(call -> one.called());
        IntStream.range(0, 5).forEach(call -> whole.called());
        second.called();

        assertThat(print(TestPasses.about(whole, one, two), TestPasses.about(second, three))).isTrue();

        assertThat(withoutTimes()).containsExactly(
                "pair 7 synced \"Zoë \\\"🎧\\\"\\nשלום\" manage=+0~1-2 tool=+3~4-5 conflicts=2 calls=40 ms=",
                "pair 8 paused \"B\" manage=+0~0-0 tool=+0~0-0 conflicts=0 calls=0 ms=",
                "pair 9 unchanged \"\" manage=+0~0-0 tool=+0~0-0 conflicts=0 calls=0 ms=",
                "pass pairs=3 synced=1 unchanged=1 paused=1 parked=0 failed=0 calls=46 ms=");
        assertThat(lines().get(3)).endsWith(" ms=1234");
    }

    @Test
    void whatWouldBeWrittenIsToldFirst() {
        AccountPass dry = TestPasses.of(true);
        Sighting task = new Sighting(Kind.TASK, "9", NOON, NOON, null, new RecordId(Kind.PROJECT, "1"), null,
                Map.of(Field.TASK_DUE, LocalDate.of(2027, 1, 31), Field.TASK_ASSIGNEES, new TreeSet<>(List.of("3"))));
        Pass planned = planned(List.of(
                new Change.Create(Side.TOOL, "task/9", task, "project/1", Map.of(Field.TASK_PHASE,
                        new Pending("phase/2")), null),
                new Change.Update(Side.MANAGE, "task/8", task, Map.of(Field.TASK_DUE, LocalDate.of(2027, 2, 28))),
                new Change.Update(Side.MANAGE, "task/7", task, Map.of(Field.TASK_ESTIMATE, new BigDecimal("1.5"))),
                new Change.Remove(Side.TOOL, "task/6", task), new Change.Forget("task/5")), 0);
        ProjectPass pass = TestPasses.ended(dry, project(7, "Patio"), planned, Outcome.SYNCED, null);

        print(TestPasses.about(dry, pass));

        assertThat(withoutTimes()).containsExactly(
                "{\"run\":7,\"side\":\"tool\",\"action\":\"create\",\"type\":\"task\",\"key\":\"task/9\",\"fields\":"
                        + "{\"phase\":{\"from\":null,\"to\":\"phase/2\"}}}",
                "{\"run\":7,\"side\":\"manage\",\"action\":\"update\",\"type\":\"task\",\"key\":\"task/8\",\"fields\":"
                        + "{\"dueDate\":{\"from\":\"2027-01-31\",\"to\":\"2027-02-28\"}}}",
                "{\"run\":7,\"side\":\"manage\",\"action\":\"update\",\"type\":\"task\",\"key\":\"task/7\",\"fields\":"
                        + "{\"estimate\":{\"from\":null,\"to\":1.5}}}",
                "{\"run\":7,\"side\":\"tool\",\"action\":\"remove\",\"type\":\"task\",\"key\":\"task/6\",\"fields\":"
                        + "{}}",
                "pair 7 synced \"Patio\" manage=+0~2-0 tool=+1~0-1 conflicts=0 calls=0 ms=",
                "pass pairs=1 synced=1 unchanged=0 paused=0 parked=0 failed=0 calls=0 ms=");
    }

    @Test
    void theDigitsAreThoseThatProgramsRead() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("ar", "EG"));
            print(TestPasses.about(whole, TestPasses.ended(whole, project(1, "A"), null, Outcome.PARKED, "why")));
        } finally {
            Locale.setDefault(before);
        }

        assertThat(lines()).allMatch(line -> line.chars().allMatch(c -> c < 128));
    }

    private boolean print(AccountPass... passes) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new PassSummary(new ObjectMapper()).print(List.of(passes), 1234, out);
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private List<String> withoutTimes() {
        return lines().stream().map(line -> line.replaceAll("ms=\\d+$", "ms=")).toList();
    }

    private static Pass planned(List<Change> changes, int conflicts) {
        Pass pass = mock(Pass.class);
        when(pass.plan()).thenReturn(new MergePlan(changes, Map.of(), IntStream.range(0, conflicts).mapToObj(loss ->
                new Loss("task/" + loss, Field.TASK_NAME, null, "a", "b", null)).toList(), List.of(), List.of()));
        return pass;
    }

    private static Pass.Counts counts(int created, int updated, int removed) {
        Pass.Counts counts = mock(Pass.Counts.class);
        when(counts.created()).thenReturn(created);
        when(counts.updated()).thenReturn(updated);
        when(counts.removed()).thenReturn(removed);
        return counts;
    }

    private static PairedProject project(long id, String name) {
        return new PairedProject(id, id, "t-" + id, name, State.IDLE, null, null, null, false, null, null, NOON, NOON,
                null, 0);
    }
}
