package dev.sibridge.si.mapping.rows;

import static dev.sibridge.si.mapping.Choices.choices;
import static dev.sibridge.si.mapping.Exports.export;
import static dev.sibridge.si.mapping.Exports.product;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.SyncSettings;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.mapping.Exports;
import dev.sibridge.si.mapping.RandomExports;
import dev.sibridge.si.mapping.Records;
import dev.sibridge.si.mapping.Remembered;
import dev.sibridge.si.mapping.Tenants;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An export again: which rows and locations are those of the export before. */
class MemoryTest {

    private static final SyncSettings SETTINGS = choices("progresses", List.of("Approved"));

    @Test
    void aRowWhosePriceChangedIsTheSameLine() {
        DesiredState before = map(export().rows(product("A", "SIItemId", "1"), product("B", "SIItemId", "2")));
        DesiredState after = again(before, export().rows(product("A", "SIItemId", "1", "UnitPrice", 12),
                product("B", "SIItemId", "2")));

        assertThat(keys(after)).isEqualTo(keys(before));
        assertThat(line(after, 0).body().get("price")).isEqualTo(BigDecimal.valueOf(12));
    }

    @Test
    void ofEqualRowsWithTwoPricesEachStaysItselfByItsIdThoughPricesAreSwapped() {
        DesiredState before = map(export().rows(product("A", "SIItemId", "1", "UnitPrice", 10),
                product("A", "SIItemId", "2", "UnitPrice", 20)));
        DesiredState after = again(before, export().rows(product("A", "SIItemId", "2", "UnitPrice", 10),
                product("A", "SIItemId", "1", "UnitPrice", 20)));

        assertThat(keys(after)).containsExactly(line(before, 1).key(), line(before, 0).key());
    }

    @Test
    void withoutIdsEqualRowsArePairedByPriceAndThenInOrder() {
        DesiredState before = map(export().rows(product("A", "SIItemId", null, "UnitPrice", 10),
                product("A", "SIItemId", null, "UnitPrice", 20), product("A", "SIItemId", null, "UnitPrice", 30)));
        DesiredState after = again(before, export().rows(product("A", "SIItemId", null, "UnitPrice", 30),
                product("A", "SIItemId", null, "UnitPrice", 11), product("A", "SIItemId", null, "UnitPrice", 21)));

        assertThat(keys(after)).containsExactly(line(before, 2).key(), line(before, 0).key(), line(before, 1).key());
    }

    @Test
    void unitsThatPartLeaveTheLineToTheLargerPart() {
        DesiredState before = map(export().rows(product("A", "SIItemId", "1"), product("A", "SIItemId", "2"),
                product("A", "SIItemId", "3")));
        DesiredState after = again(before, export().rows(product("A", "SIItemId", "1"),
                product("A", "SIItemId", "2", "UnitPrice", 12), product("A", "SIItemId", "3", "UnitPrice", 12)));

        assertThat(keys(after)).hasSize(2).last().isEqualTo(line(before, 0).key());
        assertThat(keys(before)).doesNotContain(line(after, 0).key());
    }

    @Test
    void aNewLineNeverGetsTheKeyOfOneThatIsGone() {
        DesiredState before = map(export().rows(product("A", "SIItemId", "1", "UnitPrice", 10),
                product("A", "SIItemId", "2", "UnitPrice", 20)));
        DesiredState between = again(before, export().rows(product("A", "SIItemId", "2", "UnitPrice", 20)));
        DesiredState after = DesiredState.of(export().rows(product("A", "SIItemId", "2", "UnitPrice", 20),
                product("A", "SIItemId", "9", "UnitPrice", 90)).read(), SETTINGS, Tenants.tenant(),
                Remembered.of(between));

        assertThat(line(after, 0).key()).isEqualTo(line(before, 1).key());
        assertThat(line(after, 1).key()).isEqualTo(line(before, 0).key());
    }

    @Test
    void aRowInAnotherLocationOrOfAnotherKindIsAnotherLine() {
        DesiredState before = map(export().location("1", "Hall", null).rows(product("A", "SIItemId", "1")));

        assertThat(keys(again(before, export().location("1", "Hall", null).rows(
                product("A", "SIItemId", "1", "LocationId", "1"))))).doesNotContainAnyElementsOf(keys(before));
        assertThat(keys(again(before, export().location("1", "Hall", null).rows(
                product("A", "SIItemId", "1", "IsTaxable", true))))).doesNotContainAnyElementsOf(keys(before));
    }

    @Test
    void anAdjustmentStaysWithItsRow() {
        DesiredState before = map(export().rows(product("A", "SIItemId", "1", "ProductAdjustment", 3)));
        DesiredState after = again(before, export().rows(product("B"),
                product("A", "SIItemId", "1", "UnitPrice", 12, "ProductAdjustment", 4, "LaborAdjustment", 1)));

        assertThat(keys(after).subList(1, 3)).isEqualTo(keys(before));
        assertThat(line(after, 3).key()).isEqualTo(line(before, 0).key() + "l");
    }

    @Test
    void newLinesStandBetweenTheOldOnesWhichKeepTheirPlaces() {
        DesiredState before = map(export().rows(product("A"), product("B"), product("C")));
        DesiredState after = again(before, export().rows(product("X"), product("A"), product("Y"), product("Z"),
                product("B"), product("C"), product("W")));

        assertThat(places(after)).containsExactly("5", "10", "13.333333", "16.666666", "20", "30", "40");
    }

    @Test
    void rowsInAnotherOrderKeepTheirPlaces() {
        DesiredState before = map(export().rows(product("A"), product("B"), product("C")));
        DesiredState after = again(before, export().rows(product("C"), product("N"), product("A"), product("B")));

        assertThat(places(after)).containsExactly("30", "40", "10", "20");
    }

    @Test
    void aLocationKeepsItsKeyWhenItsIdStaysAndItsNameChanges() {
        DesiredState before = map(house("1", "11"));
        DesiredState after = again(before, export().location("1", "Ground floor", null)
                .location("11", "Parlour", "1").rows(product("A", "LocationId", "11")));

        assertThat(locations(after)).containsExactly("1", "11");
        assertThat(keys(after)).isEqualTo(keys(before));
    }

    @Test
    void locationsThatSiNumbersAnewAreKnownByTheirPath() {
        DesiredState before = map(house("1", "11"));
        DesiredState after = again(before, house("7", "77"));

        assertThat(locations(after)).containsExactly("1", "11");
        assertThat(keys(after)).isEqualTo(keys(before));
    }

    @Test
    void anIdThatSiGivesToAnotherLocationIsNoSignOfTheOldOne() {
        DesiredState before = map(house("1", "11"));
        DesiredState after = again(before, export().location("2", "Ground", null).location("1", "Garden", "2")
                .rows(product("A", "LocationId", "1")));

        assertThat(locations(after)).containsExactly("1", "1~2");
        assertThat(keys(after)).doesNotContainAnyElementsOf(keys(before));
    }

    @Test
    void onceAPhaseAlwaysAPhase() {
        Exports won = export().with("Progress", "Approved").location("1", "Ground", null)
                .location("11", "Hall", "1").location("111", "Closet", "11");
        DesiredState before = map(won);
        DesiredState after = again(before, export().with("Progress", "Approved").location("1", "Ground", null)
                .location("11", "Hall", "1"));

        assertThat(Records.all(after.project(), RecordType.PHASE)).extracting(DesiredRecord::key)
                .containsExactly("p-1/1", "p-1/11");
    }

    @Test
    void everyTicketAndPhaseThatIsGoneIsNamedForRemovalAfterTheLines() {
        DesiredState before = map(house("1", "11").with("Progress", "Approved"));
        DesiredState after = again(before, export().with("Progress", "Approved").location("1", "Ground", null));
        List<Wave.Rest> removals = after.project().stream().filter(wave -> wave.records().isEmpty())
                .map(Wave::rest).toList();

        assertThat(removals).extracting(Wave.Rest::type)
                .as("a wave more of each, for what must be found first")
                .containsExactly(RecordType.LINE, RecordType.TICKET, RecordType.TICKET,
                        RecordType.PHASE, RecordType.PHASE, RecordType.PHASE);
        assertThat(removals.get(1).wantedKeys()).containsExactly("p-1/1");
    }

    static List<Long> seeds() {
        return IntStream.range(0, 200).mapToObj(seed -> 4_242L + seed).toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameExportAgainIsTheSameWhateverTheOrderOfItsRows(long seed) {
        RandomExports random = new RandomExports(seed);
        Exports export = random.next();
        SyncSettings settings = random.choices();
        DesiredState before = DesiredState.of(export.read(), settings, Tenants.tenant());
        DesiredState again = DesiredState.of(export.read(), settings, Tenants.tenant(), Remembered.of(before));

        assertThat(bodies(again)).isEqualTo(bodies(before));

        DesiredState shuffled = DesiredState.of(export.shuffled(new Random(seed)).read(), settings, Tenants.tenant(),
                Remembered.of(before));
        assertThat(prices(shuffled)).isEqualTo(prices(before));
    }

    private static Exports house(String ground, String hall) {
        return export().location(ground, "Ground", null).location(hall, "Hall", ground)
                .rows(product("A", "LocationId", hall, "SIItemId", "1"));
    }

    private static DesiredState map(Exports export) {
        return DesiredState.of(export.read(), SETTINGS, Tenants.tenant());
    }

    private static DesiredState again(DesiredState before, Exports export) {
        return DesiredState.of(export.read(), SETTINGS, Tenants.tenant(), Remembered.of(before));
    }

    private static DesiredRecord line(DesiredState desired, int index) {
        return Records.all(desired.opportunity(), RecordType.LINE).get(index);
    }

    private static List<String> keys(DesiredState desired) {
        return Records.all(desired.opportunity(), RecordType.LINE).stream().map(DesiredRecord::key).toList();
    }

    private static List<String> places(DesiredState desired) {
        return Records.bodies(desired.opportunity(), RecordType.LINE).stream()
                .map(line -> ((BigDecimal) line.get("sequenceNumber")).toPlainString()).toList();
    }

    private static List<String> locations(DesiredState desired) {
        return Remembered.of(desired).locations().stream().map(Memory.KnownLocation::key).toList();
    }

    private static Map<String, Map<String, Object>> bodies(DesiredState desired) {
        List<Wave> waves = new ArrayList<>(desired.opportunity());
        waves.addAll(desired.project());
        return Records.all(waves).stream().collect(Collectors.toMap(DesiredRecord::key, DesiredRecord::body,
                (one, other) -> other, TreeMap::new));
    }

    private static String plain(DesiredRecord line, String member) {
        return ((BigDecimal) line.body().get(member)).stripTrailingZeros().toPlainString();
    }

    private static Map<String, String> prices(DesiredState desired) {
        return Records.all(desired.opportunity(), RecordType.LINE).stream().collect(Collectors.toMap(
                DesiredRecord::key, line -> plain(line, "price") + " x " + plain(line, "quantity"),
                (one, other) -> one + "," + other, TreeMap::new));
    }
}
