package dev.sibridge.si.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.account.SyncSettings.Inclusion;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.si.mapping.lines.ProductIds;
import dev.sibridge.si.mapping.refusals.Refusals;
import dev.sibridge.si.mapping.rows.Locations;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.ProjectItem;
import dev.sibridge.vendor.dtools.reading.ExportReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@link DesiredState} of exports of all kinds: what must hold for every one of them. {@code -Dexports=10000} tries
 * more of them, {@code -Dseed=4711} others.
 */
class RandomExportsTest {

    private static final int EXPORTS = Integer.getInteger("exports", 100);
    private static final long SEED = Long.getLong("seed", 20_261_201);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ADJUSTMENTS =
            List.of("product adjustment", "miscellaneous parts adjustment", "labor adjustment");
    private static final String WHOLE = "the whole project";

    record Case(int number, byte[] json, Project project, SyncSettings settings, DesiredState desired) {

        /** The same export, changed before it is read. */
        DesiredState changed(Consumer<ObjectNode> change) {
            return of(RandomExportsTest.read(json, change), settings);
        }

        boolean isWon() {
            return !desired.project().isEmpty();
        }
    }

    private static void forAll(Consumer<Case> property) {
        RandomExports random = new RandomExports(SEED);
        for (int number = 1; number <= EXPORTS; number++) {
            byte[] json = random.next().json();
            Project project = read(json, same -> { });
            SyncSettings settings = random.choices();
            try {
                Refusals.check(project, settings, Tenants.CURRENCY);
                property.accept(new Case(number, json, project, settings, of(project, settings)));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("Export " + number + " of seed " + SEED + " with " + settings + ": "
                        + e.getMessage(), e);
            }
        }
    }

    @Test
    void moneyIsKeptForEachProductAndLocation() {
        forAll(export -> {
            Map<String, BigDecimal> expected = expectedMoney(export, true);
            assertThat(sums(lines(export.desired.opportunity()), RandomExportsTest::product, RandomExportsTest::total))
                    .isEqualTo(withoutZeros(expectedMoney(export, false)));
            assertThat(export.desired.total()).isEqualByComparingTo(sum(expected.values()));
            if (export.isWon()) {
                assertThat(sums(lines(export.desired.project()), line -> product(line) + " in " + chargedTo(line),
                        RandomExportsTest::total)).isEqualTo(withoutZeros(expected));
            }
        });
    }

    @Test
    void linesAreTheRowsMergedAsTheRulesSay() {
        forAll(export -> assertThat(lines(export.desired.opportunity())).extracting(line -> Stream.of("catalogItem",
                        "quantity", "price", "cost", "taxableFlag", "billableOption").map(line::get)
                        .map(RandomExportsTest::plain).collect(Collectors.joining(" ")))
                .isEqualTo(ExpectedLines.of(export.project, export.settings)));
    }

    @Test
    void moreOfARowIsMoreOfExactlyOneLine() {
        BigDecimal more = new BigDecimal("7919");
        forAll(export -> {
            if (export.project.items().isEmpty()) {
                return;
            }
            int index = export.number % export.project.items().size();
            ProjectItem row = export.project.items().get(index);
            boolean takesPart = selected(export.project, export.settings).contains(row);
            if (isCalculated(row)) {
                return;
            }
            DesiredState changed = export.changed(node -> {
                ObjectNode item = (ObjectNode) node.path("Items").get(index);
                item.put("Quantity", item.path("Quantity").decimalValue().add(more));
            });
            Map<String, BigDecimal> before = quantities(export.desired);
            Map<String, BigDecimal> after = quantities(changed);
            assertThat(after.keySet()).isEqualTo(before.keySet());
            assertThat(after.keySet().stream().map(key -> after.get(key).subtract(before.get(key)))
                    .filter(difference -> difference.signum() != 0).map(BigDecimal::intValueExact))
                    .isEqualTo(takesPart ? List.of(more.intValueExact()) : List.of());
        });
    }

    @Test
    void sequenceNumbersGoInStepsOfTen() {
        forAll(export -> Stream.of(export.desired.opportunity(), export.desired.project()).forEach(stage -> {
            List<Map<String, Object>> lines = lines(stage);
            for (int i = 0; i < lines.size(); i++) {
                assertThat(lines.get(i).get("sequenceNumber")).isEqualTo(BigDecimal.valueOf(10L * (i + 1)));
            }
        }));
    }

    @Test
    void theSameExportIsTheSameState() {
        forAll(export -> assertThat(export.changed(same -> { })).isEqualTo(export.desired));
    }

    @Test
    void theOrderOfRowsDecidesTheOrderOfLinesAndNothingElse() {
        forAll(export -> {
            DesiredState shuffled = export.changed(node -> shuffle(node, "Items", export.number));
            assertThat(unordered(shuffled.opportunity())).isEqualTo(unordered(export.desired.opportunity()));
            assertThat(unordered(shuffled.project())).isEqualTo(unordered(export.desired.project()));
            assertThat(refs(shuffled.products())).isEqualTo(refs(export.desired.products()));
        });
    }

    @Test
    void theOrderOfLocationsDecidesTheirNumbersAndNothingElse() {
        forAll(export -> {
            DesiredState shuffled = export.changed(node -> shuffle(node, "Locations", export.number));
            assertThat(places(shuffled)).isEqualTo(places(export.desired));
        });
    }

    @Test
    void everyLocationHasOneTicketAndTheTopsAndParentsArePhases() {
        forAll(export -> {
            List<Project.Location> all = export.project.locations();
            Set<String> parents = all.stream().map(place -> Text.trim(place.parentId())).collect(Collectors.toSet());
            Set<String> tickets = ids(export.desired, RecordType.TICKET);
            Set<String> phases = ids(export.desired, RecordType.PHASE);
            if (export.isWon() && export.settings.emptyLocations() == Inclusion.INCLUDE) {
                assertThat(tickets).containsAll(all.stream().map(Project.Location::id).toList());
            }
            assertThat(tickets).containsAll(phases);
            tickets.remove(Locations.GENERAL);
            phases.remove(Locations.GENERAL);
            assertThat(phases).isEqualTo(all.stream().filter(place -> tickets.contains(place.id())
                    && (Text.isBlank(place.parentId()) || parents.contains(place.id()))).map(Project.Location::id)
                    .collect(Collectors.toSet()));
        });
    }

    @Test
    void hoursAreKeptForEachLocation() {
        forAll(export -> {
            if (export.isWon()) {
                Map<String, BigDecimal> actual = sums(Records.all(export.desired.project(), RecordType.TICKET),
                        ticket -> afterSlash(ticket.key()), ticket -> (BigDecimal) ticket.body().get("budgetHours"));
                assertThat(actual).isEqualTo(withoutZeros(expectedHours(export)));
            }
        });
    }

    @Test
    void theOpportunityAndTheProjectHaveTheSameLines() {
        forAll(export -> {
            if (export.isWon()) {
                Function<List<Wave>, List<Map<String, Object>>> said = stage -> without(lines(stage),
                        "opportunity", "project", "ticket", "integrationXRef", "needToPurchaseFlag");
                assertThat(said.apply(export.desired.project())).isEqualTo(said.apply(export.desired.opportunity()));
            }
        });
    }

    @Test
    void whatIsOptionalLeavesNoTraceWhenItIsLeftOut() {
        forAll(export -> {
            if (export.settings.optionalRows() == Inclusion.LEAVE_OUT) {
                Set<String> optional = optional(export.project);
                DesiredState without = export.changed(node -> {
                    ArrayNode items = (ArrayNode) node.path("Items");
                    for (int i = items.size() - 1; i >= 0; i--) {
                        if (optional.contains(items.get(i).path("Id").asText())) {
                            items.remove(i);
                        }
                    }
                });
                assertThat(without.products()).isEqualTo(export.desired.products());
                assertThat(without.opportunity()).isEqualTo(export.desired.opportunity());
                assertThat(without.project()).isEqualTo(export.desired.project());
            }
        });
    }

    @Test
    void adjustmentsComeToTheSameByRowAggregatedAndAsCalculatedRows() {
        forAll(export -> {
            DesiredState byRow = of(export.project, with(export.settings, false));
            DesiredState aggregated = of(export.project, with(export.settings, true));
            DesiredState calculated = export.changed(node -> asCalculatedRows(node, export));

            assertThat(byKindAndFlags(aggregated)).isEqualTo(byKindAndFlags(byRow));
            assertThat(byKind(calculated)).isEqualTo(byKind(byRow));
            assertThat(List.of(byRow, aggregated, calculated)).allSatisfy(state ->
                    assertThat(state.total()).isEqualByComparingTo(export.desired.total()));
            assertThat(adjustments(byRow)).allSatisfy(line -> assertThat(total(line).signum()).isNotZero());
            assertThat(adjustments(aggregated)).allSatisfy(line -> assertThat(total(line).signum()).isNotZero());
        });
    }

    @Test
    void keysAndIdentifiersAreUnique() {
        forAll(export -> {
            List<Wave> once = new ArrayList<>(waves(export.desired));
            once.remove(export.desired.opportunity().size() > 2 ? export.desired.opportunity().get(2) : null);

            assertUnique(Records.all(once), DesiredRecord::ref);
            assertThat(Records.all(once)).allSatisfy(record -> assertThat(record.key()).isNotBlank()
                    .hasSizeLessThanOrEqualTo(255));
            assertUnique(Records.bodies(once, RecordType.LINE), line -> line.get("integrationXRef"));
            assertUnique(Records.bodies(once, RecordType.CATALOG_ITEM),
                    item -> Text.fold((String) item.get("identifier")));
        });
    }

    @Test
    void recordsReferToEarlierWavesOnly() {
        forAll(export -> {
            Set<RecordRef> written = new HashSet<>();
            for (Wave wave : waves(export.desired)) {
                for (DesiredRecord record : wave.records()) {
                    List<Object> values = new ArrayList<>(record.body().values());
                    record.match().forEach(way -> values.addAll(way.values()));
                    values.add(record.parent());
                    values.stream().filter(value -> value instanceof RecordRef).forEach(ref ->
                            assertThat(written.contains(ref)).as(() -> ref + " before " + record.ref()).isTrue());
                }
                wave.records().forEach(record -> written.add(record.ref()));
            }
        });
    }

    @Test
    void everyBodyIsWhatTheVendorTakes() {
        VendorBodies vendor = new VendorBodies();
        forAll(export -> Records.all(waves(export.desired)).forEach(record ->
                assertThat(vendor.complaints(record)).as(record::toString).isEmpty()));
    }

    private static DesiredState of(Project project, SyncSettings settings) {
        return DesiredState.of(project, settings, Tenants.tenant());
    }

    private static Project read(byte[] json, Consumer<ObjectNode> change) {
        try {
            ObjectNode node = (ObjectNode) JSON.readTree(json);
            change.accept(node);
            return ExportReader.readProject(new ByteArrayInputStream(JSON.writeValueAsBytes(node)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void shuffle(ObjectNode node, String list, long seed) {
        List<Object> entries = new ArrayList<>();
        node.path(list).forEach(entries::add);
        Collections.shuffle(entries, new Random(seed));
        ArrayNode array = node.putArray(list);
        entries.forEach(entry -> array.add((ObjectNode) entry));
    }

    private static void asCalculatedRows(ObjectNode node, Case export) {
        Map<String, String> labels = Map.of("ProductAdjustment", "Product Adjustment",
                "MiscPartAdjustment", "Misc. Parts Adjustment", "LaborAdjustment", "Labor Adjustment");
        Set<String> counted = selected(export.project, export.settings).stream().map(ProjectItem::id)
                .collect(Collectors.toSet());
        ArrayNode items = (ArrayNode) node.path("Items");
        labels.forEach((member, label) -> {
            BigDecimal sum = BigDecimal.ZERO;
            for (var item : items) {
                boolean counts = counted.contains(item.path("Id").asText()) && item.path(member).isNumber();
                sum = counts ? sum.add(item.path(member).decimalValue()) : sum;
                ((ObjectNode) item).remove(member);
            }
            items.addObject().put("Id", label).put("TypeId", label.startsWith("Labor") ? 2 : 1).put("Model", label)
                    .put("Quantity", 1).put("UnitPrice", sum);
        });
    }

    private static SyncSettings with(SyncSettings settings, boolean aggregate) {
        ObjectNode node = JSON.valueToTree(settings);
        return JSON.convertValue(node.put("aggregateAdjustments", aggregate), SyncSettings.class);
    }

    /** Ids of the rows that are optional or an accessory of one. */
    private static Set<String> optional(Project project) {
        Set<String> ids = project.items().stream().filter(ProjectItem::isOptional).map(ProjectItem::id)
                .collect(Collectors.toSet());
        boolean grown = true;
        while (grown) {
            grown = ids.addAll(project.items().stream().filter(row -> ids.contains(row.parentId()))
                    .map(ProjectItem::id).toList());
        }
        return ids;
    }

    static List<ProjectItem> selected(Project project, SyncSettings settings) {
        Set<String> left = settings.optionalRows() == Inclusion.INCLUDE ? Set.of() : optional(project);
        return project.items().stream().filter(row -> !left.contains(row.id())).toList();
    }

    static boolean isCalculated(ProjectItem row) {
        return row.siItemId() == null && row.laborType() == null;
    }

    private static Map<String, BigDecimal> expectedMoney(Case export, boolean byLocation) {
        ProductIds ids = new ProductIds(export.settings);
        Map<String, BigDecimal> money = new HashMap<>();
        for (ProjectItem row : selected(export.project, export.settings)) {
            String product = isCalculated(row) ? kind(row) : ids.keyOf(row);
            String place = isCalculated(row) ? WHOLE : place(row);
            BigDecimal price = row.isOfe() ? BigDecimal.ZERO : row.unitPrice();
            add(money, product, place, row.quantity().multiply(price), byLocation);
            List<BigDecimal> amounts = Arrays.asList(row.productAdjustment(), row.miscPartAdjustment(),
                    row.laborAdjustment());
            for (int i = 0; i < amounts.size(); i++) {
                add(money, ADJUSTMENTS.get(i), export.settings.aggregateAdjustments() ? WHOLE : place,
                        Objects.requireNonNullElse(amounts.get(i), BigDecimal.ZERO), byLocation);
            }
        }
        if (export.settings.miscItems() == Inclusion.INCLUDE) {
            export.project.miscItems().forEach(item ->
                    add(money, "miscellaneous", WHOLE, item.quantity().multiply(item.unitPrice()), byLocation));
        }
        return money;
    }

    private static void add(Map<String, BigDecimal> money, String product, String place, BigDecimal amount,
            boolean byLocation) {
        money.merge(byLocation ? product + " in " + place : product, amount, BigDecimal::add);
    }

    static String kind(ProjectItem row) {
        return row.model().equals("Surcharge")
                ? row.typeId() == ProjectItem.LABOR ? "labor adjustment" : "product adjustment"
                : row.model().toLowerCase(Locale.ROOT).replace("misc.", "miscellaneous");
    }

    private static String place(ProjectItem row) {
        return Text.isBlank(row.locationId()) ? Locations.GENERAL : row.locationId();
    }

    private static Map<String, BigDecimal> expectedHours(Case export) {
        List<ProjectItem> rows = selected(export.project, export.settings);
        Map<String, BigDecimal> hours = new HashMap<>();
        rows.stream().filter(row -> row.typeId() == ProjectItem.PRODUCT && row.totalLaborHours() != null)
                .forEach(row -> hours.merge(place(row), row.totalLaborHours(), BigDecimal::add));
        boolean fromProducts = sum(hours.values()).signum() != 0;
        rows.stream().filter(row -> row.laborCalculationMethodId() == 2)
                .forEach(row -> hours.merge(place(row), row.quantity(), BigDecimal::add));
        rows.stream().filter(row -> "Phase".equals(row.laborType()) && !fromProducts)
                .forEach(row -> hours.merge(Locations.GENERAL, row.quantity(), BigDecimal::add));
        return hours;
    }

    private static List<Map<String, Object>> adjustments(DesiredState state) {
        return lines(state.opportunity()).stream().filter(line -> ADJUSTMENTS.contains(product(line))).toList();
    }

    private static Map<String, BigDecimal> byKind(DesiredState state) {
        return sums(adjustments(state), RandomExportsTest::product, RandomExportsTest::total);
    }

    private static Map<String, BigDecimal> byKindAndFlags(DesiredState state) {
        return sums(adjustments(state), line -> product(line) + line.get("taxableFlag") + line.get("billableOption"),
                RandomExportsTest::total);
    }

    /** Lines without what the order of rows decides: their place, and the words of the first of equal rows. */
    // Which of equal rows with two prices is the first of its kind, and so its key, depends on their order.
    private static List<String> unordered(List<Wave> stage) {
        return without(lines(stage), "sequenceNumber", "description", "customerDescription", "integrationXRef").stream()
                .map(line -> line.toString().replaceAll("(\\.\\d*?)0+\\b", "$1").replaceAll("\\.(?=[,}])", ""))
                .sorted().toList();
    }

    private static List<Map<String, Object>> without(List<Map<String, Object>> lines, String... members) {
        return lines.stream().map(line -> {
            Map<String, Object> copy = new TreeMap<>(line);
            copy.keySet().removeAll(Set.of(members));
            return copy;
        }).toList();
    }

    private static Map<String, Object> places(DesiredState state) {
        Map<String, Object> places = new TreeMap<>();
        Records.all(state.project()).stream().filter(record -> record.type() == RecordType.PHASE
                || record.type() == RecordType.TICKET).forEach(record -> {
                    Map<String, Object> body = new TreeMap<>(record.body());
                    body.remove("wbsCode");
                    places.put(record.ref().toString(), body);
                });
        return places;
    }

    private static Set<String> ids(DesiredState state, RecordType type) {
        return Records.all(state.project(), type).stream().map(record -> afterSlash(record.key()))
                .collect(Collectors.toSet());
    }

    private static Set<RecordRef> refs(List<Wave> stage) {
        return Records.all(stage).stream().map(DesiredRecord::ref).collect(Collectors.toSet());
    }

    private static <T> void assertUnique(List<T> all, Function<T, Object> key) {
        assertThat(all.stream().map(key).distinct().count()).isEqualTo(all.size());
    }

    private static List<Wave> waves(DesiredState desired) {
        return Stream.of(desired.clients(), desired.products(), desired.opportunity(), desired.project())
                .flatMap(List::stream).toList();
    }

    private static List<Map<String, Object>> lines(List<Wave> stage) {
        return Records.bodies(stage, RecordType.LINE);
    }

    private static Map<String, BigDecimal> quantities(DesiredState state) {
        Map<String, BigDecimal> quantities = new TreeMap<>();
        lines(state.opportunity()).forEach(line ->
                quantities.put((String) line.get("integrationXRef"), (BigDecimal) line.get("quantity")));
        return quantities;
    }

    private static String product(Map<String, Object> line) {
        return ((RecordRef) line.get("catalogItem")).key();
    }

    private static BigDecimal total(Map<String, Object> line) {
        return ((BigDecimal) line.get("quantity")).multiply((BigDecimal) line.get("price"));
    }

    private static String chargedTo(Map<String, Object> line) {
        return line.get("ticket") instanceof RecordRef ticket ? afterSlash(ticket.key()) : WHOLE;
    }

    private static String afterSlash(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    static String plain(Object value) {
        return value instanceof RecordRef ref ? ref.key()
                : value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }

    private static BigDecimal sum(Iterable<BigDecimal> amounts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal amount : amounts) {
            sum = sum.add(amount);
        }
        return sum;
    }

    private static <T> Map<String, BigDecimal> sums(List<T> all, Function<T, String> key,
            Function<T, BigDecimal> amount) {
        Map<String, BigDecimal> sums = new HashMap<>();
        all.forEach(each -> sums.merge(key.apply(each), amount.apply(each), BigDecimal::add));
        return withoutZeros(sums);
    }

    private static Map<String, BigDecimal> withoutZeros(Map<String, BigDecimal> amounts) {
        Map<String, BigDecimal> result = new TreeMap<>();
        amounts.forEach((key, amount) -> {
            if (amount.signum() != 0) {
                result.put(key, amount.stripTrailingZeros());
            }
        });
        return result;
    }
}
