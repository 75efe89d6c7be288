package dev.sibridge.sandbox.dtools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.dtools.exports.Adjustments;
import dev.sibridge.sandbox.dtools.exports.Amounts;
import dev.sibridge.sandbox.dtools.exports.SampleExports;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleExportsTest {

    private static final List<ObjectNode> SAMPLES = new SampleExports().projects();
    private static final ObjectNode LARGE = new SampleExports().large();
    private static final List<String> ADJUSTMENTS =
            List.of("ProductAdjustment", "MiscPartAdjustment", "LaborAdjustment");

    static Stream<Named<ObjectNode>> samples() {
        return Stream.concat(SAMPLES.stream(), Stream.of(LARGE)).map(sample -> Named.of(
                sample.path("Number").asText() + " "
                + sample.path("CONumber").asText(), sample));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void pricesReconcile(JsonNode sample) {
        BigDecimal rows = rows(sample);
        BigDecimal misc = BigDecimal.ZERO;
        for (JsonNode item : sample.path("MiscItems")) {
            misc = misc.add(Amounts.of(item, "Quantity").multiply(Amounts.of(item, "UnitPrice")));
        }

        assertThat(rows).isEqualByComparingTo(Amounts.of(sample, "PriceWithoutTax"));
        assertThat(rows.add(misc).add(Amounts.of(sample, "Tax"))).isEqualByComparingTo(Amounts.of(sample, "Price"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void pricesReconcileInEveryShapeOfDelivery(ObjectNode sample) {
        Adjustments adjustments = new Adjustments(new SampleExports().emptyRow());
        for (String aggregateBy : new String[] {null, "Item", "Location", "System", "Phase"}) {
            for (boolean byItem : new boolean[] {true, false}) {
                ObjectNode read = new Delivery(aggregateBy, byItem).shape(sample.deepCopy(), adjustments);
                assertThat(rows(read)).as(aggregateBy + " " + byItem)
                        .isEqualByComparingTo(Amounts.of(sample, "PriceWithoutTax"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void linksInsideASamplePointSomewhere(JsonNode sample) {
        List<String> locations = ids(sample.path("Locations"));
        List<String> systems = ids(sample.path("Systems"));
        List<String> packages = ids(sample.path("Packages"));
        List<String> rows = ids(sample.path("Items"));

        assertThat(rows).doesNotHaveDuplicates();
        assertPointsInto(sample.path("Locations"), "ParentId", locations);
        assertPointsInto(sample.path("Items"), "LocationId", locations);
        assertPointsInto(sample.path("Items"), "SystemId", systems);
        assertPointsInto(sample.path("Items"), "PackageId", packages);
        assertPointsInto(sample.path("Items"), "SolutionId", packages);
        assertPointsInto(sample.path("Items"), "ParentId", rows);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsCompleteEnoughToBeSynced(JsonNode sample) {
        assertThat(Stream.of("Id", "Client", "ClientId", "Name", "StartDate", "EndDate", "Progress", "PublishedOn"))
                .allSatisfy(member -> assertThat(sample.path(member).asText("")).as(member).isNotBlank());
        assertThat(sample.path("Contacts")).filteredOn(contact -> contact.path("IsPrimary").asBoolean()).hasSize(1);
        assertThat(sample.path("Resources")).filteredOn(person -> person.path("IsOwner").asBoolean()).hasSize(1);
        assertThat(sample.path("Items")).filteredOn(item -> item.path("TypeId").asInt() == 1)
                .allSatisfy(item -> assertThat(Stream.of("Manufacturer", "Model", "Category", "Subcategory"))
                        .allSatisfy(member -> assertThat(item.path(member).asText("")).as(member).isNotBlank()));
    }

    @Test
    void mergingByLocationMakesFewerRowsOfTheResidence() {
        ObjectNode residence = SAMPLES.get(1).deepCopy();
        int units = residence.path("Items").size();

        new Delivery("Location", true).shape(residence, new Adjustments(new SampleExports().emptyRow()));

        assertThat(residence.path("Items")).hasSize(units - 2);
    }

    @Test
    void phaseLaborRepeatsTheHoursOfTheProducts() {
        for (JsonNode sample : SAMPLES.subList(0, 3)) {
            assertThat(hours(sample, 1, "TotalLaborHours", null)).isEqualByComparingTo(
                    hours(sample, 2, "Quantity", "Phase"));
        }
    }

    @Test
    void theLargeSampleIsLargeAndAlwaysTheSame() {
        assertThat(LARGE.path("Items")).hasSize(400);
        assertThat(LARGE.path("Locations")).hasSize(40);
        assertThat(new SampleExports().large()).isEqualTo(LARGE);
        assertThat(LARGE.path("Items").findValuesAsText("LaborType")).contains("Item", "Phase");
        assertThat(LARGE.path("PriceWithoutTax").decimalValue()).isEqualByComparingTo("276182.83");
    }

    private static BigDecimal rows(JsonNode sample) {
        BigDecimal sum = BigDecimal.ZERO;
        Set<String> optional = new HashSet<>();
        for (JsonNode item : sample.path("Items")) {
            if (item.path("IsOptional").asBoolean() || optional.contains(item.path("ParentId").asText())) {
                optional.add(item.path("Id").asText());
                continue;
            }
            BigDecimal amount = Amounts.of(item, "Quantity").multiply(Amounts.of(item, "UnitPrice"));
            for (String adjustment : ADJUSTMENTS) {
                amount = amount.add(Amounts.of(item, adjustment));
            }
            sum = item.path("COChangeTypeId").asInt() == 2 ? sum.subtract(amount) : sum.add(amount);
        }
        return sum;
    }

    private static BigDecimal hours(JsonNode sample, int typeId, String member, String laborType) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode item : sample.path("Items")) {
            if (item.path("TypeId").asInt() == typeId
                    && (laborType == null || laborType.equals(item.path("LaborType").asText()))) {
                sum = sum.add(Amounts.of(item, member));
            }
        }
        return sum;
    }

    private static List<String> ids(JsonNode rows) {
        return Stream.iterate(0, index -> index < rows.size(), index -> index + 1)
                .map(index -> rows.get(index).path("Id").asText()).toList();
    }

    private static void assertPointsInto(JsonNode rows, String member, List<String> ids) {
        assertThat(rows).filteredOn(row -> row.hasNonNull(member))
                .allSatisfy(row -> assertThat(ids).as(member).contains(row.path(member).asText()));
    }
}
