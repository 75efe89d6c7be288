package dev.sibridge.engine.lookup;

import static dev.sibridge.TestJson.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.TestJson;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SitesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DesiredRecord PORTLAND = wanted(Map.of("name", "418 Wharf Street",
            "addressLine1", "418 Wharf Street", "city", "Portland", "zip", "04101"));
    private static final String THERE = "{'id': 1, 'name': 'HQ', 'addressLine1': '418 wharf  street',"
            + " 'city': 'PORTLAND', 'zip': '04101-2200'}";

    @ParameterizedTest
    @ValueSource(strings = {"{'id': 1, 'name': '418 Wharf Street', 'addressLine1': '418 Wharf Street', 'city': 'Bangor',"
        + " 'zip': '04101'}",
        "{'id': 1, 'name': '418 Wharf Street', 'addressLine1': '418 Wharf Street', 'city': 'Portland', 'zip': '04102'}",
        "{'id': 1, 'name': '418 Wharf Street', 'addressLine1': 'PO Box 77', 'city': 'Portland', 'zip': '04101'}",
        "{'id': 1, 'name': '418 Wharf Street', 'addressLine1': '418 Wharf Street', 'city': 'Portland', 'zip': '04101',"
        + " 'inactiveFlag': true}", "{'id': 1, 'name': 'Main'}"})
    void anotherStreetTownOrPostalCodeOrASiteOutOfUseIsNotThePlace(String site) {
        assertThat(Sites.find(PORTLAND, List.of(json(site)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {THERE, "{'id': 1, 'name': '418 Wharf Street'}",
        "{'id': 1, 'name': '418 Wharf Street', 'city': 'Portland'}",
        "{'id': 1, 'name': 'HQ', 'addressLine1': '418 Wharf Street', 'zip': '04101'}"})
    void whatASiteDoesNotSayContradictsNothing(String site) {
        assertThat(Sites.find(PORTLAND, List.of(json(site)))).contains(json(site));
    }

    @Test
    void theSiteThatSaysAllCountsBeforeOthers() {
        assertThat(find(PORTLAND, "{'id': 1, 'name': '418 Wharf Street'}", THERE.replace("1,", "2,"))).isEqualTo(2);
    }

    @Test
    void ofTwoSitesOfOneAddressTheOneOfTheStreetsNameCountsElseTheOlder() {
        String named = THERE.replace("HQ", "418 Wharf Street").replace("'id': 1", "'id': 3");

        assertThat(find(PORTLAND, THERE.replace("'id': 1", "'id': 2"), THERE)).isEqualTo(1);
        assertThat(find(PORTLAND, THERE, named)).isEqualTo(3);
    }

    @Test
    void severalThatOnlySayTooLittleAreNotGuessedAt() {
        DesiredRecord somewhere = wanted(Map.of("name", "418 Wharf Street", "addressLine1", "418 Wharf Street"));

        assertThatThrownBy(() -> find(somewhere, THERE, THERE.replace("PORTLAND", "Bangor").replace("1,", "2,")))
                .isInstanceOf(AmbiguousRecordException.class);
    }

    @Test
    void twoSitesInOneStreetAreToldApartByTownThenPostalCode() {
        assertThat(named()).isEqualTo("418 Wharf Street");
        assertThat(named("418 wharf street")).isEqualTo("418 Wharf Street, Portland");
        assertThat(named("418 Wharf Street", "418 Wharf Street, Portland")).isEqualTo("418 Wharf Street, 04101");
    }

    @Test
    void aLongNameStaysItsOwnThoughItIsCut() {
        Map<String, Object> body = Map.of("name", "s".repeat(48), "city", "Portland");
        List<JsonNode> taken = List.of(json("{'name': '" + "s".repeat(48) + "'}"));

        assertThat((String) Sites.named(body, taken, 50).get("name")).hasSize(50).matches("s{46}~\\d{3}");
    }

    @Test
    void aCorrectedStreetIsStillInTown() {
        assertThat(Sites.isInTown(PORTLAND, json("{'addressLine1': '418 Wharf St.', 'city': 'Portland'}"))).isTrue();
        assertThat(Sites.isInTown(PORTLAND, json("{'addressLine1': '418 Wharf Street', 'city': 'Bangor'}"))).isFalse();
    }

    private static String named(String... taken) {
        return (String) Sites.named(PORTLAND.body(), Arrays.stream(taken)
                .map(name -> (JsonNode) JSON.createObjectNode().put("name", name)).toList(), 50).get("name");
    }

    private static long find(DesiredRecord wanted, String... sites) {
        return Sites.find(wanted, Arrays.stream(sites).map(TestJson::json).toList()).orElseThrow().path("id").asLong();
    }

    private static DesiredRecord wanted(Map<String, Object> body) {
        return new DesiredRecord(RecordType.SITE, "c/s", null, body, List.of(body));
    }
}
