package dev.sibridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.dtools.Project.Location;
import dev.sibridge.mapping.Locations.Placed;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    void aSubtreeIsALocationAndEverythingUnderIt() {
        Locations locations = new Locations(List.of(at("1", null), at("11", "1"), at("111", "11"), at("2", null)));

        assertThat(locations.subtree("1")).containsExactlyInAnyOrder("1", "11", "111");
        assertThat(locations.subtree("2")).containsExactly("2");
    }

    private static Location at(String id, String parentId) {
        return new Location(id, "Location " + id, parentId);
    }
}
