package dev.sibridge.engine.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookUpsTest {

    private static final RecordRef COMPANY = new RecordRef(RecordType.COMPANY, "c-1");
    private static final RecordRef OTHER_COMPANY = new RecordRef(RecordType.COMPANY, "c-2");

    private final SyncRun run = new SyncRun(1, TestAccounts.account("default"));

    @Test
    void nothingIsAskedForNothing() {
        assertThat(LookUps.of(List.of(), run)).isEmpty();
    }

    @Test
    void recordsOfAKindAreAskedForInOneQuestionWithoutRepetition() {
        List<LookUp> lookUps = LookUps.of(List.of(manufacturer("Acme"), manufacturer("O'Brien \"& Co\""),
                manufacturer("Acme")), run);

        assertThat(lookUps).hasSize(1);
        assertThat(lookUps.get(0).type()).isEqualTo(RecordType.MANUFACTURER);
        assertThat(lookUps.get(0).path()).isEqualTo("/procurement/manufacturers");
        assertThat(conditions(lookUps.get(0))).isEqualTo(
                "(name in (\"Acme\",\"O'Brien \\\"& Co\\\"\") or name like \"O%Brien%Co%\")");
    }

    @Test
    void ourCopiesOfCatalogItemsAreAskedForAlongWithTheFirstOnes() {
        List<LookUp> lookUps = LookUps.of(IntStream.range(0, 100).mapToObj(i -> record(RecordType.CATALOG_ITEM, "k" + i,
                null, way("identifier", "Acme-" + "x".repeat(30) + i))).toList(), run);

        assertThat(lookUps).hasSizeGreaterThan(1).first().extracting(LookUpsTest::conditions).asString()
                .startsWith("(identifier in (")
                .endsWith(" or (integrationXRef like \"dtools:%\" and identifier like \"%-Copy%\"))");
        assertThat(lookUps.stream().skip(1)).extracting(LookUpsTest::conditions)
                .noneMatch(asked -> asked.contains("-Copy"));
    }

    @Test
    void aFlagNarrowsAListDown() {
        DesiredRecord retired = record(RecordType.CATEGORY, "a", null, way("inactiveFlag", true, "name", "Audio"));
        DesiredRecord other = record(RecordType.CATEGORY, "b", null, way("name", "Video", "inactiveFlag", true));

        assertThat(LookUps.of(List.of(retired, other), run)).extracting(LookUpsTest::conditions)
                .containsExactly("inactiveFlag=True and name in (\"Audio\",\"Video\")");
    }

    @Test
    void oneMembersValuesAreAskedForInRequestsThatFit() {
        List<String> units = IntStream.range(0, 60).mapToObj(i -> "ü".repeat(40) + i).toList();

        assertThat(LookUps.byMember("/units", "name", List.of())).isEmpty();
        assertThat(LookUps.byMember("/units", "name", List.of("ea"))).containsExactly(
                ConnectWiseRequest.list("/units", "name=\"ea\""));
        assertThat(LookUps.byMember("/units", "name", units)).hasSizeGreaterThan(5).allSatisfy(request ->
                assertThat(request.encodedQuery().length()).isLessThan(ConnectWiseRequest.MAX_URL_LENGTH - 300));
    }

    @Test
    void manyLongNamesAreAskedForInQuestionsThatFitIntoAnAddress() {
        List<String> names = IntStream.range(0, 400)
                .mapToObj(i -> "Größe 🎧 & mehr \"" + "ü".repeat(i % 40) + i).toList();

        List<LookUp> lookUps = LookUps.of(names.stream().map(LookUpsTest::manufacturer).toList(), run);

        assertThat(lookUps).hasSizeGreaterThan(10).allSatisfy(lookUp -> assertThat(
                "https://sandbox-na.myconnectwise.net/v2025_1/apis/3.0".length() + lookUp.path().length()
                        + lookUp.request().encodedQuery().length()).isLessThan(ConnectWiseRequest.MAX_URL_LENGTH));
        String asked = String.join("", lookUps.stream().map(LookUpsTest::conditions).toList());
        assertThat(names).allMatch(name -> {
            String literal = "\"" + name.replace("\"", "\\\"") + "\"";
            return asked.contains(literal) && asked.indexOf(literal) == asked.lastIndexOf(literal);
        });
    }

    @Test
    void aSingleNameThatDoesNotFitIsAskedForAlone() {
        assertThat(LookUps.of(List.of(manufacturer("a"), manufacturer("ü".repeat(3_000)), manufacturer("b")), run))
                .hasSize(3);
    }

    @Test
    void referencesNarrowAListDownAndMakeQuestionsOfTheirOwn() {
        run.found(COMPANY, 7);
        run.found(OTHER_COMPANY, 8);

        List<LookUp> lookUps = LookUps.of(List.of(contact(COMPANY, "Ana"), contact(OTHER_COMPANY, "Bo"),
                contact(COMPANY, "Cy")), run);

        assertThat(lookUps).extracting(LookUpsTest::conditions).containsExactly(
                "company/id=7 and firstName in (\"Ana\",\"Cy\")", "company/id=8 and firstName=\"Bo\"");
    }

    @Test
    void childRecordsAreAskedForInChildConditionsWithoutLists() {
        run.found(COMPANY, 7);
        DesiredRecord ana = record(RecordType.CONTACT, "a", null, way("company", COMPANY, "firstName", "Ana",
                LookUps.COMMUNICATION, "ana@x.example"));
        DesiredRecord bo = record(RecordType.CONTACT, "b", null, way("company", COMPANY,
                LookUps.COMMUNICATION, "bo@x"));

        LookUp lookUp = LookUps.of(List.of(ana, bo), run).get(0);

        assertThat(conditions(lookUp)).isEqualTo("company/id=7");
        assertThat(lookUp.request().query()).containsEntry("childConditions",
                "(communicationItems/value=\"ana@x.example\" or communicationItems/value=\"bo@x\")");
    }

    @Test
    void aRecordThatIsKnownByItsReferenceAloneIsAskedForByIt() {
        RecordRef opportunity = new RecordRef(RecordType.OPPORTUNITY, "p");
        run.found(opportunity, 5);

        assertThat(LookUps.of(List.of(record(RecordType.PROJECT, "p", null, way("opportunity", opportunity))), run))
                .extracting(LookUpsTest::conditions).containsExactly("opportunity/id=5");
    }

    @Test
    void listsOfDifferentParentsAreAskedSeparately() {
        run.found(COMPANY, 7);
        run.found(OTHER_COMPANY, 8);

        assertThat(LookUps.of(List.of(record(RecordType.SITE, "a", COMPANY, way("name", "Main")),
                record(RecordType.SITE, "b", OTHER_COMPANY, way("name", "Main"))), run)).extracting(LookUp::path)
                .containsExactly("/company/companies/7/sites", "/company/companies/8/sites");
    }

    @Test
    void allSitesOfACompanyAreAskedFor() {
        run.found(COMPANY, 7);

        LookUp lookUp = LookUps.of(List.of(record(RecordType.SITE, "a", COMPANY, way("city", "Bangor"))), run).get(0);

        assertThat(lookUp.path()).isEqualTo("/company/companies/7/sites");
        assertThat(lookUp.request().query()).doesNotContainKey("conditions");
    }

    @Test
    void everyWayToKnowARecordIsAskedForOnce() {
        DesiredRecord company = new DesiredRecord(RecordType.COMPANY, "c", null, Map.of(), List.of(
                way("identifier", "LongName"), way("identifier", "Long", "name", "Long Name")));

        assertThat(LookUps.of(List.of(company), run)).extracting(LookUpsTest::conditions)
                .containsExactly("identifier in (\"LongName\",\"Long\")");
    }

    private static String conditions(LookUp lookUp) {
        String query = lookUp.request().encodedQuery();
        String encoded = query.substring("conditions=".length(), query.indexOf('&'));
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    private static DesiredRecord manufacturer(String name) {
        return record(RecordType.MANUFACTURER, name, null, way("name", name));
    }

    private static DesiredRecord contact(RecordRef company, String firstName) {
        return record(RecordType.CONTACT, firstName, null, way("company", company, "firstName", firstName,
                "lastName", "Finch"));
    }

    private static DesiredRecord record(RecordType type, String key, RecordRef parent, Map<String, Object> way) {
        return new DesiredRecord(type, key, parent, Map.of(), List.of(way));
    }

    private static Map<String, Object> way(Object... namesAndValues) {
        Map<String, Object> way = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            way.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return way;
    }
}
