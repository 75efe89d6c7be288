package dev.sibridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.connectwise.RecordType;
import dev.sibridge.dtools.Project;
import dev.sibridge.dtools.ProjectItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link DesiredState} of some hundred exports of all kinds: what must hold for every one of them. */
class RandomExportsTest {

    private static final int EXPORTS = 300;
    private static final long SEED = 20_261_201;

    /** The longest texts that Manage takes, by type and member; any other text is free. */
    private static final Map<String, Integer> LIMITS = Map.ofEntries(
            Map.entry("COMPANY.identifier", 25), Map.entry("COMPANY.name", 50), Map.entry("COMPANY.zip", 12),
            Map.entry("COMPANY.addressLine1", 50), Map.entry("COMPANY.city", 50), Map.entry("COMPANY.state", 50),
            Map.entry("COMPANY.phoneNumber", 30), Map.entry("SITE.name", 50), Map.entry("SITE.addressLine1", 50),
            Map.entry("SITE.city", 50), Map.entry("SITE.zip", 12), Map.entry("SITE.phoneNumber", 30),
            Map.entry("CONTACT.firstName", 30), Map.entry("CONTACT.lastName", 30),
            Map.entry("CONTACT.communicationItems", 250), Map.entry("PRODUCT_TYPE.name", 50),
            Map.entry("MANUFACTURER.name", 50), Map.entry("CATEGORY.name", 50), Map.entry("SUBCATEGORY.name", 50),
            Map.entry("CATALOG_ITEM.identifier", 60), Map.entry("CATALOG_ITEM.description", 60),
            Map.entry("CATALOG_ITEM.customerDescription", 6000), Map.entry("CATALOG_ITEM.integrationXRef", 50),
            Map.entry("CATALOG_ITEM.manufacturerPartNumber", 50), Map.entry("OPPORTUNITY.name", 100),
            Map.entry("OPPORTUNITY.source", 50), Map.entry("OPPORTUNITY.customerPO", 25),
            Map.entry("LINE.description", 2000), Map.entry("LINE.customerDescription", 6000),
            Map.entry("LINE.integrationXRef", 50), Map.entry("PROJECT.name", 100), Map.entry("PHASE.description", 100),
            Map.entry("PHASE.wbsCode", 50), Map.entry("TICKET.summary", 100));

    record Case(int number, Project project, SyncSettings settings, DesiredState desired) {

        @Override
        public String toString() {
            return "export " + number;
        }
    }

    static Stream<Case> cases() {
        RandomExports random = new RandomExports(SEED);
        return IntStream.rangeClosed(1, EXPORTS).mapToObj(number -> {
            Project project = random.next().read();
            SyncSettings settings = random.choices();
            Refusals.check(project, settings);
            return new Case(number, project, settings, DesiredState.of(project, settings, Tenants.tenant()));
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyExportKeepsTheRules(Case export) {
        moneyIsKeptInEveryLocation(export);
        everySelectedRowIsInExactlyOneLine(export);
        keysAndIdentifiersAreUnique(export);
        recordsReferToEarlierWavesOnly(export);
        noTextIsLongerThanManageAllows(export);
        assertThat(DesiredState.of(export.project, export.settings, Tenants.tenant())).isEqualTo(export.desired);
    }

    private static void moneyIsKeptInEveryLocation(Case export) {
        Map<String, BigDecimal> expected = expectedMoney(export);
        BigDecimal total = expected.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<DesiredRecord> offered = Records.all(export.desired.opportunity(), RecordType.LINE);

        assertThat(export.desired.total()).isEqualByComparingTo(total);
        assertThat(offered.stream().map(RandomExportsTest::total).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(total);
        if (export.settings.isWon(export.project.progress())) {
            Map<String, BigDecimal> actual = new TreeMap<>();
            Records.all(export.desired.project(), RecordType.LINE)
                    .forEach(line -> actual.merge(chargedTo(line), total(line), BigDecimal::add));
            assertThat(withoutZeros(actual)).isEqualTo(withoutZeros(expected));
        } else {
            assertThat(export.desired.project()).isEmpty();
        }
    }

    private static Map<String, BigDecimal> expectedMoney(Case export) {
        Map<String, BigDecimal> money = new TreeMap<>();
        for (ProjectItem row : Rows.selected(export.project, export.settings)) {
            boolean calculated = row.siItemId() == null && row.laborType() == null;
            String location = calculated ? "all" : row.locationId() == null ? Locations.GENERAL : row.locationId();
            BigDecimal price = row.isOfe() ? BigDecimal.ZERO : row.unitPrice();
            money.merge(location, row.quantity().multiply(price), BigDecimal::add);
            Stream.of(row.productAdjustment(), row.miscPartAdjustment(), row.laborAdjustment())
                    .filter(amount -> amount != null).forEach(amount -> money.merge(
                            export.settings.aggregateAdjustments() ? "all" : location, amount, BigDecimal::add));
        }
        if (export.settings.miscItems() == SyncSettings.Inclusion.INCLUDE) {
            export.project.miscItems().forEach(item ->
                    money.merge("all", item.quantity().multiply(item.unitPrice()), BigDecimal::add));
        }
        return money;
    }

    private static void everySelectedRowIsInExactlyOneLine(Case export) {
        CatalogItems catalog = new CatalogItems(export.settings, Tenants.tenant());
        Map<String, BigDecimal> expected = new TreeMap<>();
        Rows.selected(export.project, export.settings).stream()
                .filter(row -> row.siItemId() != null || row.laborType() != null)
                .forEach(row -> expected.merge(catalog.keyOf(row), row.quantity(), BigDecimal::add));
        Map<String, BigDecimal> actual = new TreeMap<>();
        Records.bodies(export.desired.opportunity(), RecordType.LINE).forEach(line -> actual.merge(
                ((RecordRef) line.get("catalogItem")).key(), (BigDecimal) line.get("quantity"), BigDecimal::add));
        actual.keySet().removeIf(product -> product.endsWith(" adjustment") || product.equals("miscellaneous"));

        assertThat(withoutZeros(actual)).isEqualTo(withoutZeros(expected));
    }

    private static void keysAndIdentifiersAreUnique(Case export) {
        List<Wave> once = new ArrayList<>(waves(export.desired));
        once.remove(export.desired.opportunity().size() > 2 ? export.desired.opportunity().get(2) : null);

        assertThat(Records.all(once)).extracting(DesiredRecord::ref).doesNotHaveDuplicates();
        assertThat(Records.all(once)).allSatisfy(record -> assertThat(record.key()).isNotBlank()
                .hasSizeLessThanOrEqualTo(255));
        assertThat(Records.bodies(once, RecordType.LINE)).extracting(line -> line.get("integrationXRef"))
                .doesNotHaveDuplicates();
        assertThat(Records.bodies(once, RecordType.CATALOG_ITEM))
                .extracting(item -> Text.fold((String) item.get("identifier"))).doesNotHaveDuplicates();
    }

    private static void recordsReferToEarlierWavesOnly(Case export) {
        Set<RecordRef> written = new HashSet<>();
        for (Wave wave : waves(export.desired)) {
            for (DesiredRecord record : wave.records()) {
                List<Object> values = new ArrayList<>(record.body().values());
                record.match().forEach(way -> values.addAll(way.values()));
                values.add(record.parent());
                assertThat(values).filteredOn(value -> value instanceof RecordRef)
                        .allSatisfy(ref -> assertThat(written).as("written before " + record.ref())
                                .contains((RecordRef) ref));
            }
            wave.records().forEach(record -> written.add(record.ref()));
        }
    }

    private static void noTextIsLongerThanManageAllows(Case export) {
        Records.all(waves(export.desired)).forEach(record -> record.body().forEach((member, value) -> {
            int most = LIMITS.getOrDefault(record.type() + "." + member, Integer.MAX_VALUE);
            assertThat(Records.texts(value)).as(record.type() + "." + member).allSatisfy(text ->
                    assertThat(text.length()).isLessThanOrEqualTo(most));
            assertThat(Records.texts(value)).as(record.type() + "." + member).noneMatch(RandomExportsTest::isBroken);
        }));
    }

    private static boolean isBroken(String text) {
        return !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
    }

    private static List<Wave> waves(DesiredState desired) {
        return Stream.of(desired.clients(), desired.products(), desired.opportunity(), desired.project())
                .flatMap(List::stream).toList();
    }

    private static BigDecimal total(DesiredRecord line) {
        return ((BigDecimal) line.body().get("quantity")).multiply((BigDecimal) line.body().get("price"));
    }

    private static String chargedTo(DesiredRecord line) {
        return line.body().get("ticket") instanceof RecordRef ticket
                ? ticket.key().substring(ticket.key().indexOf('/') + 1) : "all";
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
