package dev.sibridge.engine.model;

import static dev.sibridge.TestJson.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DifferenceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Difference difference = new Difference(JSON);

    @ParameterizedTest
    @EnumSource
    void sharedRecordsAreNeverChanged(RecordType type) {
        Map<String, Object> changes = difference.between(type, json("{'name': 'old'}"), Map.of("name", "new"));

        assertThat(changes.isEmpty()).isEqualTo(type.isShared());
    }

    @Test
    void whereNothingIsKnownEverythingDiffers() {
        assertThat(difference.between(RecordType.PROJECT, null, Map.of("name", "n"))).containsEntry("name", "n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5", "2.50", "25e-1", "2.500000"})
    void numbersAreComparedByValue(String known) {
        JsonNode base = json("{'price': " + known + ", 'status': {'id': 7}, 'flag': true}");

        assertThat(difference.between(RecordType.LINE, base, Map.of("price", new BigDecimal("2.5"),
                "status", Map.of("id", 7L), "flag", true))).isEmpty();
        assertThat(difference.between(RecordType.LINE, base, Map.of("price", new BigDecimal("2.51"),
                "status", Map.of("id", 8), "flag", false))).hasSize(3);
    }

    @Test
    void aTextIsNoNumberAndListsAreComparedInOrder() {
        JsonNode base = json("{'a': '1', 'b': [1, 2], 'c': null}");

        assertThat(difference.between(RecordType.PROJECT, base, Map.of("a", 1, "b", List.of(2, 1), "c", "x")))
                .containsOnlyKeys("a", "b", "c");
    }

    @Test
    void membersThatAreSetOnlyAtCreationAreLeftAlone() {
        assertThat(difference.between(RecordType.LINE, json("{'sequenceNumber': 10, 'quantity': 1}"),
                Map.of("sequenceNumber", 20, "quantity", 2, "integrationXRef", "x"))).containsOnlyKeys("quantity");
        assertThat(difference.between(RecordType.OPPORTUNITY, json("{}"), Map.of("primarySalesRep", Map.of("id", 1))))
                .isEmpty();
    }

    @Test
    void afterAChangeTheBaseHoldsIt() {
        JsonNode base = json("{'name': 'old', 'notes': 'n'}");

        JsonNode after = difference.apply(base, Map.of("name", "new"));

        assertThat(after).isEqualTo(json("{'name': 'new', 'notes': 'n'}"));
        assertThat(base).isEqualTo(json("{'name': 'old', 'notes': 'n'}"));
        assertThat(difference.apply(null, Map.of("name", "new"))).isEqualTo(json("{'name': 'new'}"));
    }

    @Test
    void ofAnAdoptedRecordSIWinsOnMoneyQuantityTaxAndDatesOnly() {
        Map<String, Object> wanted = Map.of("description", "ours", "quantity", 2, "price", 5, "cost", 1,
                "taxableFlag", true);
        JsonNode held = json("{'description': 'theirs', 'quantity': 3, 'price': 5.00, 'taxableFlag': false}");

        JsonNode base = difference.adopted(RecordType.LINE, wanted, held);

        assertThat(difference.between(RecordType.LINE, base, wanted))
                .containsOnlyKeys("quantity", "cost", "taxableFlag");
    }

    @Test
    void anAdoptedProjectWithoutDatesGetsSIs() {
        Map<String, Object> wanted = Map.of("name", "n", "estimatedStart", "2026-12-01T00:00:00Z",
                "estimatedEnd", "2026-12-04T00:00:00Z");

        JsonNode base = difference.adopted(RecordType.PROJECT, wanted,
                json("{'estimatedStart': '2026-12-01T00:00:00Z'}"));

        assertThat(difference.between(RecordType.PROJECT, base, wanted)).containsOnlyKeys("estimatedEnd");
    }

    @Test
    void anAdoptedOpportunityThatIsWonIsNotWonAgain() {
        JsonNode base = difference.adopted(RecordType.OPPORTUNITY, Map.of("name", "n"),
                json("{'status': {'id': 7, 'name': 'Won'}}"));

        assertThat(difference.between(RecordType.OPPORTUNITY, base, Map.of("name", "n", "status", Map.of("id", 7))))
                .isEmpty();
        assertThat(difference.between(RecordType.OPPORTUNITY, base, Map.of("name", "n", "status", Map.of("id", 8))))
                .containsOnlyKeys("status");
    }

    @Test
    void whatManageShowsInAFormOfItsOwnIsNoEdit() {
        JsonNode ours = json("{'site': {'name': 'Main'}, 'types': [{'id': 1}], 'company': {'id': 5}, 'price': 2.50,"
                + " 'notes': ' a\\n b', 'estimatedEnd': '2026-12-01T00:00:00Z', 'unshown': 'x'}");
        JsonNode theirs = json("{'site': {'id': 7, 'name': 'Main'}, 'types': [{'id': 2}], 'company': {'id': 5,"
                + " 'name': 'C'}, 'price': 2.5, 'notes': 'a b', 'estimatedEnd': '2026-12-01T00:00:00.000'}");

        assertThat(difference.edits(ours, theirs)).isEmpty();
        assertThat(Difference.untouched(ours, theirs)).isTrue();
    }

    @Test
    void whatAPersonHasSetOtherwiseIsAnEdit() {
        JsonNode ours = json("{'company': {'id': 5}, 'price': 2.5, 'notes': 'a'}");
        JsonNode theirs = json("{'company': {'id': 6, 'name': 'D'}, 'price': 3, 'notes': 'b'}");

        assertThat(difference.edits(ours, theirs))
                .containsExactly("company id 5 → D", "price 2.5 → 3", "notes a → b");
        assertThat(Difference.untouched(ours, theirs)).isFalse();
    }
}
