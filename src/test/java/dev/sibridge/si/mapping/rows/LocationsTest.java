package dev.sibridge.si.mapping.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.si.mapping.rows.Locations.Placed;
import dev.sibridge.vendor.dtools.Project.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LocationsTest {

    @Test
    void withoutLocationsThereIsNothingInOrder() {
        assertThat(new Locations(List.of()).inOrder()).isEmpty();
        assertThat(new Locations(List.of()).contains("1")).isFalse();
    }

    @Test
    void locationsThatCannotBeReachedAreFound() {
        Locations locations = new Locations(List.of(at("1", null), at("2", "2"), at("3", "4"), at("4", "3"),
                at("5", "gone"), at("6", "5"), at(null, null), at(" ", "1")));

        assertThat(locations.unreachable()).extracting(Location::id)
                .containsExactlyInAnyOrder("2", "3", "4", "5", "6", " ");
        assertThat(locations.inOrder()).extracting(Placed::id).containsExactly("1");
    }

    @Test
    void parentsComeBeforeChildrenAndSiblingsInTheOrderOfThePayload() {
        Locations locations = new Locations(List.of(at("21", "2"), at("2", null), at("1", " "), at("22", " 2 "),
                at("211", "21")));

        assertThat(locations.unreachable()).isEmpty();
        assertThat(locations.inOrder()).extracting(Placed::id).containsExactly("2", "21", "211", "22", "1");
    }

    @Test
    void aTopOrAParentIsAPhaseAndALeafStandsInItsParents() {
        List<Placed> placed = new Locations(List.of(at("1", null), at("2", null), at("21", "2"), at("22", "2"),
                at("221", "22"))).inOrder();

        assertThat(placed).extracting(Placed::id).containsExactly("1", "2", "21", "22", "221");
        assertThat(placed).extracting(Placed::isPhase).containsExactly(true, true, false, true, false);
        assertThat(placed).extracting(Placed::phaseId).containsExactly("1", "2", "2", "22", "22");
        assertThat(placed).extracting(Placed::parentPhaseId).containsExactly(null, null, "2", "2", "22");
        assertThat(placed).extracting(Placed::depth).containsExactly(0, 0, 1, 1, 2);
        assertThat(placed).extracting(Placed::wbsCode).containsExactly("1", "2", null, "2.1", null);
    }

    @Test
    void whatIsFilledIsEveryLocationWithSomethingInOrUnderIt() {
        Locations locations = new Locations(List.of(at("1", null), at("11", "1"), at("111", "11"), at("12", "1"),
                at("2", null)));

        assertThat(locations.around(Set.of("11", "gone"))).containsExactlyInAnyOrder("1", "11");
        assertThat(locations.around(Set.of())).isEmpty();
    }

    @Test
    void idsAreKnownInAnyCasing() {
        List<Placed> placed = new Locations(List.of(at("AB", null), at("c", "ab "))).inOrder();

        assertThat(placed).extracting(Placed::id).containsExactly("ab", "c");
        assertThat(placed.get(1).phaseId()).isEqualTo("ab");
        assertThat(new Locations(List.of(at("AB", null))).contains(" aB")).isTrue();
    }

    @Test
    @Timeout(20)
    void aChainOfFiftyThousandLocationsIsATree() {
        List<Location> chain = chain(50_000);
        List<Placed> placed = new Locations(chain).inOrder();

        assertThat(placed).extracting(Placed::location).isEqualTo(chain);
        assertThat(new Locations(chain).unreachable()).isEmpty();
        assertThat(new Locations(chain).around(Set.of("49999"))).hasSize(50_000);
    }

    @Test
    @Timeout(20)
    void fiftyThousandLocationsInARingAreOutOfReach() {
        List<Location> ring = new ArrayList<>(chain(50_000));
        ring.set(0, at("0", "49999"));

        assertThat(new Locations(ring).unreachable()).hasSize(50_000);
        assertThat(new Locations(ring).around(Set.of("7"))).hasSize(50_000);
    }

    @Test
    void aPlaceThatManageHasNoRoomForIsLeftOutAndTheParentsStillTellIt() {
        List<Placed> placed = new Locations(chain(40)).inOrder();

        assertThat(placed.get(24).wbsCode()).hasSize(49);
        assertThat(placed.subList(25, 40)).extracting(Placed::wbsCode).containsOnlyNulls();
        assertThat(placed.get(38).parentPhaseId()).isEqualTo("37");
    }

    private static List<Location> chain(int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> at(String.valueOf(i), i == 0 ? null : String.valueOf(i - 1))).toList();
    }

    private static Location at(String id, String parentId) {
        return new Location(id, "Location " + id, parentId);
    }
}
