package dev.sibridge.twoway.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SameNamesTest {

    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00.123456Z");

    private final List<Sighting> tool = new ArrayList<>();
    private final List<Sighting> manage = new ArrayList<>();
    private final List<Pair> known = new ArrayList<>();
    private final Set<String> unmade = new HashSet<>();

    @Test
    void withoutTheTwoProjectsNothingIsPaired() {
        add(Kind.TASK, "t1", "m1", "Hang it");

        assertThat(twins()).isEmpty();
    }

    @Test
    void aNameThatIsThereTwicePairsNothing() {
        theProject();
        add(Kind.TASK, "t1", "m1", "Hang it");
        add(Kind.TASK, "t2", null, "Hang it");
        add(Kind.TASK, "t3", "m3", "Test it");
        add(Kind.TASK, null, "m4", " test  IT ");

        assertThat(twins()).isEmpty();
    }

    @Test
    void marksTellMoreThanNames() {
        theProject();
        add(Kind.TASK, "t1", "m1", "Hang it");
        add(Kind.TASK, "t2", "m2", "Test it");
        tool.replaceAll(record -> record.id().equals("t1") ? marked(record, "m2") : record);
        under(Side.TOOL, Kind.STEP, "t3", "t1", "Drill");
        under(Side.MANAGE, Kind.STEP, "m3", "m2", "Drill");

        assertThat(twins()).as("and what is below them").containsExactly("t3=m3");
    }

    private static Sighting marked(Sighting record, String twin) {
        return new Sighting(record.kind(), record.id(), record.created(), record.updated(), record.by(),
                record.parent(), twin, record.values());
    }

    @Test
    void theNameOfARecordThatMayJustHaveBeenMadePairsNothing() {
        theProject();
        add(Kind.TASK, "t1", "m1", "Hang it");
        add(Kind.TASK, "t2", null, "Hang it");
        add(Kind.TASK, "t3", "m3", "Test it");
        known.add(new Pair("of t1", Kind.TASK, Map.of(Side.TOOL, new Identity("t1", null)), Map.of()));
        unmade.add("of t1");

        assertThat(twins()).containsExactly("t3=m3");
    }

    @Test
    void aNameThatIsOnOneSideOnlyPairsNothing() {
        theProject();
        add(Kind.TASK, "t1", null, "Hang it");
        add(Kind.TASK, null, "m1", "Test it");

        assertThat(twins()).isEmpty();
    }

    @Test
    void theSameNameOfAnotherKindOrUnderAnotherParentPairsNothing() {
        theProject();
        add(Kind.TASK, "t1", null, "Trim");
        add(Kind.PHASE, null, "m1", "Trim");
        add(Kind.TASK, "t2", "m2", "Hang it");
        add(Kind.TASK, "t3", "m3", "Test it");
        under(Side.TOOL, Kind.STEP, "t4", "t2", "Drill");
        under(Side.MANAGE, Kind.STEP, "m4", "m3", "Drill");

        assertThat(twins()).containsExactlyInAnyOrder("t2=m2", "t3=m3");
    }

    @Test
    void whatHasNoNamePairsNothing() {
        theProject();
        add(Kind.TASK, "t1", "m1", null);
        add(Kind.NOTE, "t2", "m2", null);

        assertThat(twins()).isEmpty();
    }

    @Test
    void whatIsPairedAlreadyIsNotPairedAgain() {
        theProject();
        add(Kind.TASK, "t1", "m1", "Hang it");
        add(Kind.TASK, null, "m2", "Hang it");
        known.add(pair("known", Kind.TASK, "t1", "m1"));

        assertThat(twins()).isEmpty();
        tool.add(sighting(Kind.TASK, "t9", project(Side.TOOL), "Hang it"));
        assertThat(twins()).as("each name is there once among those that are left").containsExactly("t9=m2");
    }

    @Test
    void recordsOfTheSameNameArePairedLevelByLevel() {
        theProject();
        add(Kind.PHASE, "t1", "m1", "Trim");
        phase(Side.TOOL, Kind.PHASE, "t2", "t1", "Rack");
        phase(Side.MANAGE, Kind.PHASE, "m2", "m1", "rack ");
        phase(Side.TOOL, Kind.TASK, "t3", "t2", "Hang it");
        phase(Side.MANAGE, Kind.TASK, "m3", "m2", "HANG IT");
        under(Side.TOOL, Kind.STEP, "t4", "t3", "Drill");
        under(Side.MANAGE, Kind.STEP, "m4", "m3", "Drill");
        under(Side.TOOL, Kind.NOTE, "t5", "t3", "Mind the pipe");
        under(Side.MANAGE, Kind.NOTE, "m5", "m3", "Mind the pipe");

        assertThat(twins()).containsExactlyInAnyOrder("t1=m1", "t2=m2", "t3=m3", "t4=m4", "t5=m5");
    }

    @Test
    void theSameNameInTwoPhasesIsTwoNames() {
        theProject();
        add(Kind.PHASE, "t1", "m1", "Trim");
        add(Kind.PHASE, "t2", "m2", "Rough-in");
        phase(Side.TOOL, Kind.TASK, "t3", "t1", "Test it");
        phase(Side.TOOL, Kind.TASK, "t4", "t2", "Test it");
        phase(Side.MANAGE, Kind.TASK, "m3", "m1", "Test it");
        phase(Side.MANAGE, Kind.TASK, "m4", "m2", "Test it");

        assertThat(twins()).containsExactlyInAnyOrder("t1=m1", "t2=m2", "t3=m3", "t4=m4");
    }

    @Test
    void aPairIsRememberedByItsKeyWithNothingAgreedOn() {
        theProject();
        add(Kind.TASK, "t1", "m1", "Hang it");

        assertThat(SameNames.of(seen(tool), seen(manage), known, unmade)).containsExactly(new Pair(
                "manage/task/m1@" + NOON.toEpochMilli(), Kind.TASK, Map.of(Side.TOOL, new Identity("t1", NOON),
                        Side.MANAGE, new Identity("m1", NOON)), Map.of()));
    }

    @Test
    void theOrderInWhichRecordsWereReadDoesNotMatter() {
        theProject();
        add(Kind.PHASE, "t1", "m1", "Trim");
        phase(Side.TOOL, Kind.TASK, "t3", "t1", "Test it");
        phase(Side.MANAGE, Kind.TASK, "m3", "m1", "Test it");
        List<Pair> pairs = SameNames.of(seen(tool), seen(manage), known, unmade);

        Collections.reverse(tool);
        Collections.reverse(manage);

        assertThat(SameNames.of(seen(tool), seen(manage), known, unmade)).isEqualTo(pairs).hasSize(2);
    }

    @Test
    void twoProjectsAreTheSameWhateverTheirNames() {
        tool.add(sighting(Kind.PROJECT, "tp", null, "Patio"));
        assertThat(SameNames.project(seen(tool), seen(manage), known)).as("one is missing").isEmpty();

        manage.add(sighting(Kind.PROJECT, "mp", null, "Patio Music"));
        assertThat(SameNames.project(seen(tool), seen(manage), known)).map(SameNamesTest::told).contains("tp=mp");

        known.add(pair("known", Kind.PROJECT, "tp", "mp"));
        assertThat(SameNames.project(seen(tool), seen(manage), known)).as("known already").isEmpty();
    }

    private void theProject() {
        tool.add(sighting(Kind.PROJECT, "tp", null, "Patio"));
        manage.add(sighting(Kind.PROJECT, "mp", null, "Patio Music"));
        known.add(pair("project", Kind.PROJECT, "tp", "mp"));
    }

    /** Below the projects; null where there is none. */
    private void add(Kind kind, String toolId, String manageId, String name) {
        Stream.ofNullable(toolId).forEach(id -> tool.add(sighting(kind, id, project(Side.TOOL), name)));
        Stream.ofNullable(manageId).forEach(id -> manage.add(sighting(kind, id, project(Side.MANAGE), name)));
    }

    private void under(Side side, Kind kind, String id, String task, String name) {
        on(side).add(sighting(kind, id, new RecordId(Kind.TASK, task), name));
    }

    private void phase(Side side, Kind kind, String id, String phase, String name) {
        Sighting without = sighting(kind, id, project(side), name);
        Map<Field, Object> values = new EnumMap<>(without.values());
        values.put(kind == Kind.PHASE ? Field.PHASE_PARENT : Field.TASK_PHASE, phase);
        on(side).add(new Sighting(kind, id, NOON, NOON, null, project(side), null, values));
    }

    private List<Sighting> on(Side side) {
        return side == Side.TOOL ? tool : manage;
    }

    private static RecordId project(Side side) {
        return new RecordId(Kind.PROJECT, side == Side.TOOL ? "tp" : "mp");
    }

    private List<String> twins() {
        return SameNames.of(seen(tool), seen(manage), known, unmade).stream().map(SameNamesTest::told).toList();
    }

    private static String told(Pair pair) {
        return pair.on(Side.TOOL).id() + "=" + pair.on(Side.MANAGE).id();
    }

    private static Seen seen(List<Sighting> records) {
        return new Seen(records, EnumSet.allOf(Kind.class), Set.of());
    }

    private static Pair pair(String key, Kind kind, String tool, String manage) {
        return new Pair(key, kind, Map.of(Side.TOOL, new Identity(tool, NOON), Side.MANAGE, new Identity(manage, NOON)),
                Map.of());
    }

    private static Sighting sighting(Kind kind, String id, RecordId parent, String name) {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        values.put(Field.title(kind), name);
        return new Sighting(kind, id, NOON, NOON, null, parent, null, values);
    }
}
