package dev.sibridge.si.mapping;

import static dev.sibridge.si.mapping.Choices.choices;
import static dev.sibridge.si.mapping.Exports.export;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.Limits;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.si.mapping.rows.Tenant;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientsTest {

    private static final String LONG_NAME = "Northern Lights Hospitality Group of Seattle";

    @Test
    void theCompanyIdIsTheNameWithoutWhiteSpaceCutToTheTenantsLimit() {
        assertThat(company(export().with("Client", " Åker  &\tCo ")))
                .containsEntry("identifier", "Åker&Co").containsEntry("name", "Åker  & Co");
        assertThat(company(export().with("Client", LONG_NAME)))
                .containsEntry("identifier", "NorthernLightsHospitality").containsEntry("name", LONG_NAME);
    }

    @Test
    void aCompanyIsLookedUpAtFullLengthThenAtEveryKnownLimitWithItsName() {
        DesiredRecord company = Records.one(waves(export().with("Client", LONG_NAME)), RecordType.COMPANY);

        assertThat(company.match()).containsExactly(
                Map.of("identifier", "NorthernLightsHospitalityGroupofSeattle"),
                Map.of("identifier", "NorthernLightsHospitalityGroup".substring(0, 30), "name", LONG_NAME),
                Map.of("identifier", "NorthernLightsHospitality", "name", LONG_NAME),
                Map.of("identifier", "NorthernLightsHospita~677", "name", LONG_NAME));
    }

    @Test
    void newerTenantsHoldMoreAndTheirOlderCompaniesAreFoundByWhatFitThen() {
        String name = LONG_NAME + " and of Portland";
        String id = name.replace(" ", "");
        DesiredRecord company = Records.one(new Clients(export().with("Client", name).read(),
                choices("limits", new Limits(156, 156, 156, 75)), Tenants.tenant()).waves(), RecordType.COMPANY);

        assertThat(company.body()).containsEntry("identifier", id).containsEntry("name", name);
        assertThat(company.match()).containsExactly(
                Map.of("identifier", id),
                Map.of("identifier", id.substring(0, 30), "name", name),
                Map.of("identifier", id.substring(0, 30), "name", name.substring(0, 50)),
                Map.of("identifier", id.substring(0, 25), "name", name),
                Map.of("identifier", id.substring(0, 25), "name", name.substring(0, 50)),
                Map.of("identifier", id + "~677", "name", name));
        assertThat(Records.body(new Clients(export().with("Client", name).read(),
                choices("limits", new Limits(30, 50, 50, 75)), Tenants.tenant()).waves(), RecordType.COMPANY))
                .containsEntry("identifier", id.substring(0, 30));
    }

    @Test
    void aClientForWhomTheDealerNamesACompanyIsThatCompany() {
        Project project = export().with("Client", " cedar & FINCH").site("Street1", "s").read();
        SyncSettings settings = choices("companies", Map.of("Cedar & Finch ", " CFB "));
        List<Wave> waves = new Clients(project, settings, Tenants.tenant()).waves();
        DesiredRecord company = Records.one(waves, RecordType.COMPANY);

        assertThat(company.match()).containsExactly(Map.of("identifier", "CFB"));
        assertThat(company.body()).as("nothing to make one of").isEqualTo(Map.of("identifier", "CFB"));
        assertThat(company.ref()).isNotEqualTo(Clients.company(project, choices()));
        assertThat(Records.one(waves, RecordType.SITE).parent()).isEqualTo(company.ref());
        assertThat(Records.body(waves, RecordType.CONTACT)).containsEntry("company", company.ref());
    }

    @Test
    void aKeyHasRoomInTheLedgerHoweverLongItsOriginIs() {
        assertThat(Clients.company(export().with("ClientId", "x".repeat(300)).read(), choices()).key()).hasSize(64);
    }

    @Test
    void aShortNameIsLookedUpOnceAndAsTheSecondOfItsId() {
        assertThat(Records.one(waves(export()), RecordType.COMPANY).match())
                .containsExactly(Map.of("identifier", "Cedar&Finch"),
                        Map.of("identifier", "Cedar&Finch~677", "name", "Cedar & Finch"));
    }

    @Test
    void theCompanyIsRememberedByClientIdElseByName() {
        assertThat(Clients.company(export().with("ClientId", " c-9 ").read(), choices()).key()).isEqualTo("c-9");
        RecordRef byName = Clients.company(export().with("ClientId", " ").with("Client", "ACME").read(), choices());
        assertThat(byName.key()).startsWith("name:")
                .isEqualTo(Clients.company(export().with("ClientId", null).with("Client", "acme ").read(),
                        choices()).key());
    }

    @Test
    void billingAddressAndTypesStandOnTheCompany() {
        Project project = export().site("Street1", "1 Site Road", "Country", "USA")
                .with("BillingAddress", Map.of("Street1", "2 Bill Road", "City", "Gig Harbor", "State", "WA",
                        "PostalCode", "98335-123456", "Country", "US", "Phone", "1", "Fax", "2")).read();
        Tenant tenant = new Tenant(1, 2L, 4L, 3, Tenants.tenant().communicationTypes(), 9L, List.of(5L, 6L), List.of(),
                Tenants.tenant().countries(), List.of(), Map.of(), Map.of(), Tenants.CURRENCY);

        Map<String, Object> company = Records.body(new Clients(project, choices(), tenant).waves(), RecordType.COMPANY);

        assertThat(company).containsEntry("addressLine1", "2 Bill Road").containsEntry("city", "Gig Harbor")
                .containsEntry("state", "WA").containsEntry("zip", "98335-123456").containsEntry("phoneNumber", "1")
                .containsEntry("faxNumber", "2").containsEntry("country", Map.of("id", 1L))
                .containsEntry("types", List.of(Map.of("id", 5L), Map.of("id", 6L)))
                .containsEntry("site", Map.of("name", "Main")).containsEntry("status", Map.of("id", 9L))
                .doesNotContainKey("addressLine2");
    }

    @Test
    void aBillingAddressThatSaysNothingLeavesTheCompanyTheAddressOfTheSite() {
        assertThat(company(export().site("City", "Gig Harbor").with("BillingAddress", Map.of("Street1", " "))))
                .containsEntry("city", "Gig Harbor");
    }

    @Test
    void whatManageCannotHoldIsLeftOutWithAWarningAndNeverCut() {
        Clients clients = new Clients(export().withoutContacts()
                .contact("Name", "Ana Finch", "Email", "a@" + "x".repeat(250), "Phone", "1".repeat(251),
                        "IsPrimary", true)
                .site("Street1", "s", "Country", "Freedonia", "State", "WB", "PostalCode", "1234567890123")
                .with("BillingAddress", Map.of("Street1", "b", "Country", "Sylvania", "State", "Kent",
                        "Phone", "206-555-0100, ask for Ana Finch", "Fax", "2".repeat(31))).read(),
                choices(), Tenants.tenant());

        assertThat(Records.body(clients.waves(), RecordType.COMPANY)).containsEntry("state", "Kent")
                .doesNotContainKeys("country", "phoneNumber", "faxNumber");
        assertThat(Records.body(clients.waves(), RecordType.SITE))
                .doesNotContainKeys("country", "stateReference", "zip");
        assertThat(Records.body(clients.waves(), RecordType.CONTACT)).doesNotContainKey("communicationItems");
        assertThat(Records.one(clients.waves(), RecordType.CONTACT).match()).hasSize(1);
        assertThat(clients.warnings()).containsExactlyInAnyOrder(
                "Manage does not know the country \"Freedonia\"; it was left out.",
                "Manage does not know the country \"Sylvania\"; it was left out.",
                "Manage does not know the state \"WB\"; the site has none.",
                "The postal code \"123456789012…\" is longer than Manage allows; it was left out.",
                "The phone number \"206-555-0100, ask for Ana Finc…\" is longer than Manage allows; it was left out.",
                "The fax number \"" + "2".repeat(30) + "…\" is longer than Manage allows; it was left out.",
                "\"a@" + "x".repeat(98) + "…\" is not an email address; the contact Ana Finch has none.",
                "The phone number \"" + "1".repeat(250) + "…\" is longer than Manage allows; it was left out.");
    }

    @Test
    void oneAddressForBothWarnsOnce() {
        assertThat(new Clients(export().site("Country", "Freedonia", "Street1", "s").read(), choices(),
                Tenants.tenant()).warnings()).hasSize(1);
    }

    @Test
    void streetsThatBeginAlikeAreSitesOfTheirOwn() {
        String street = "Building 7 of the Northern Lights Hospitality Campus, ";
        List<Map<String, Object>> sites = Stream.of("east wing", "west wing").map(wing -> Records.body(
                waves(export().site("Street1", street + wing)), RecordType.SITE)).toList();

        assertThat(sites).extracting(site -> site.get("name")).doesNotHaveDuplicates()
                .allMatch(name -> name.toString().matches("Building 7 of the Northern Lights Hospitality~\\d{3}"));
    }

    @Test
    void theSameStreetOfAnotherTownOrPostalCodeIsAnotherSite() {
        RecordRef portland = site("Street1", "418 Wharf Street", "City", "Portland", "PostalCode", "04101");

        assertThat(site("Street1", "418 wharf  STREET", "City", " Portland", "PostalCode", "04101"))
                .isEqualTo(portland);
        assertThat(site("Street1", "418 Wharf Street", "City", "Bangor", "PostalCode", "04101"))
                .isNotEqualTo(portland);
        assertThat(site("Street1", "418 Wharf Street", "City", "Portland", "PostalCode", "04102"))
                .isNotEqualTo(portland);
    }

    private static RecordRef site(Object... address) {
        return Clients.site(export().site(address).read(), choices());
    }

    @Test
    void withoutAddressesThereIsNoSiteAndNothingIsInvented() {
        assertThat(Records.all(waves(export()), RecordType.SITE)).isEmpty();
        assertThat(company(export())).containsOnlyKeys("identifier", "name", "site");
        assertThat(Clients.site(export().site("City", " ").read(), choices())).isNull();
    }

    @Test
    void theSiteIsNamedByItsStreetAndStandsInTheCompany() {
        DesiredRecord site = Records.one(waves(export().site("Street1", "27 Harborlight Lane", "State", "Washington",
                "Country", "Freedonia", "Phone", "5")), RecordType.SITE);

        assertThat(site.parent()).isEqualTo(new RecordRef(RecordType.COMPANY, "c-1"));
        assertThat(site.body()).containsEntry("name", "27 Harborlight Lane")
                .containsEntry("stateReference", Map.of("id", 53L)).containsEntry("phoneNumber", "5")
                .doesNotContainKey("country");
    }

    @Test
    void theSameStreetIsTheSameSiteHoweverItIsWritten() {
        assertThat(Clients.site(export().site("Street1", " 27 HARBORLIGHT Lane").read(), choices()))
                .isEqualTo(Clients.site(export().site("Street1", "27 Harborlight Lane ").read(), choices()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ana@x.example; bo@y.example | ana@x.example", "Ana Finch <ana@x.example> | ana@x.example",
        "ana at x.example / ana@x.example | ana@x.example"})
    @Tag("field")
    void ofSeveralAddressesInOneFieldTheFirstValidOneCounts(String text, String address) {
        assertThat(contact("Name", "Ana Finch", "Email", text, "IsPrimary", true))
                .containsEntry("communicationItems", List.of(item(1, address, "Email", true)));
    }

    @Test
    @Tag("field")
    void aContactWhoseAddressIsNoneHasNoneAndTheRunSaysSo() {
        Clients clients = new Clients(export().withoutContacts().contact("Name", "Ana Finch", "Email", "ana at x",
                "Phone", "1", "IsPrimary", true).read(), choices(), Tenants.tenant());

        assertThat(Records.body(clients.waves(), RecordType.CONTACT))
                .containsEntry("communicationItems", List.of(item(2, "1", "Phone", true)));
        assertThat(clients.warnings()).containsExactly(
                "\"ana at x\" is not an email address; the contact Ana Finch has none.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Dr. Ana Finch Jr. | Dr. Ana Finch | Jr.", "J. R. | J. | R.",
        "Finch, Ana | Finch, | Ana", "Ana Maximiliane Konstanze Charlotte Finch | Ana Maximiliane Konstanze Char | Finch"})
    @Tag("field")
    void namesOfManyWordsAreDividedBeforeTheLast(String name, String first, String last) {
        assertThat(contact("Name", name, "IsPrimary", true)).containsEntry("firstName", first)
                .containsEntry("lastName", last);
    }

    @Test
    @Tag("field")
    void aPhoneNumberIsTakenAsItIsWritten() {
        assertThat(contact("Name", "Ana Finch", "Phone", " 360-555-0177 ext. 12 (desk) ", "IsPrimary", true))
                .containsEntry("communicationItems", List.of(item(2, "360-555-0177 ext. 12 (desk)", "Phone", true)));
    }

    @ParameterizedTest
    @CsvSource({"Ana Finch,Ana,Finch", "'Ana  Maria\tde Finch',Ana Maria de,Finch", "Cher,Cher,", "' ',ana.f,"})
    void theLastWordIsTheLastName(String name, String first, String last) {
        Map<String, Object> contact = contact("Name", name, "Email", "ana.f@x.example", "IsPrimary", true);

        assertThat(contact).containsEntry("firstName", first);
        assertThat(contact.get("lastName")).isEqualTo(last);
    }

    @Test
    void anAddressWithoutLocalPartStillNamesSomebody() {
        assertThat(contact("Email", "@", "IsPrimary", true)).containsEntry("firstName", "@");
        assertThat(contact("Email", "@x.example", "IsPrimary", true)).containsEntry("firstName", "@x.example");
    }

    @Test
    void contactsWithoutNameAndEmailAreNobodyAndRepeatedOnesAreOne() {
        List<Wave> waves = waves(export().contact("Name", " ", "Phone", "1").contact("Name", "ANA FINCH",
                "Email", "Ana@Finch.example").contact("Name", "Bo", "Email", "bo@finch.example"));

        assertThat(Records.bodies(waves, RecordType.CONTACT)).extracting(body -> body.get("firstName"))
                .containsExactly("Ana", "Bo");
    }

    @Test
    void thePrimaryContactIsTheFirstWhoIsSomebody() {
        Project project = export().withoutContacts().contact("Name", "", "IsPrimary", true)
                .contact("Name", "Bo").contact("Name", "Cy", "IsPrimary", true)
                .contact("Name", "Di", "IsPrimary", true).read();

        List<Wave> waves = new Clients(project, choices(), Tenants.tenant()).waves();
        assertThat(Clients.primaryContact(project, choices()))
                .isEqualTo(Records.all(waves, RecordType.CONTACT).get(1).ref());
    }

    @Test
    void peopleAreReachedByTheTypesThatTheTenantHas() {
        assertThat(contact("Name", "Ana Finch", "Email", "a@x.example", "Phone", "1", "Mobile", "2", "IsPrimary", true))
                .containsEntry("communicationItems", List.of(
                        item(1, "a@x.example", "Email", true),
                        item(2, "1", "Phone", true), item(3, "2", "Phone", false)));
        assertThat(contact("Name", "Ana Finch", "Mobile", "2", "IsPrimary", true))
                .containsEntry("communicationItems", List.of(item(3, "2", "Phone", true)));
    }

    @Test
    void aContactIsKnownByEmailAndNameElseEmailElseNameWithinTheCompany() {
        DesiredRecord contact = Records.one(waves(export()), RecordType.CONTACT);
        RecordRef company = new RecordRef(RecordType.COMPANY, "c-1");

        assertThat(contact.body()).containsEntry("company", company);
        assertThat(contact.match()).containsExactly(
                Map.of("company", company, "communicationItems/value", "ana@finch.example",
                        "firstName", "Ana", "lastName", "Finch"),
                Map.of("company", company, "communicationItems/value", "ana@finch.example"),
                Map.of("company", company, "firstName", "Ana", "lastName", "Finch"));
    }

    @Test
    void aCouplesCommonAddressTellsNobodyApart() {
        List<DesiredRecord> couple = Records.all(waves(export().contact("Name", "Bo Finch",
                "Email", "Ana@finch.example")), RecordType.CONTACT);

        assertThat(couple).hasSize(2).allSatisfy(person -> assertThat(person.match()).hasSize(2)
                .allMatch(way -> way.containsKey("lastName")));
    }

    @Test
    void aContactWithOnlyANameIsKnownByIt() {
        DesiredRecord cher = Records.one(waves(export().withoutContacts().contact("Name", "Cher", "IsPrimary", true)),
                RecordType.CONTACT);

        assertThat(cher.match()).containsExactly(Map.of("company", new RecordRef(RecordType.COMPANY, "c-1"),
                "firstName", "Cher", "lastName", ""));
        assertThat(cher.body()).doesNotContainKey("lastName");
    }

    @Test
    void longNamesOfPeopleAreCut() {
        assertThat(contact("Name", "F".repeat(40) + " " + "L".repeat(40), "IsPrimary", true))
                .containsEntry("firstName", "F".repeat(30)).containsEntry("lastName", "L".repeat(30));
    }

    @Test
    void theCompanyIsWrittenBeforeItsSiteAndTheSiteBeforeThoseWhoAreThere() {
        assertThat(waves(export().site("Street1", "s"))).extracting(wave -> wave.records().stream()
                        .map(DesiredRecord::type).toList())
                .containsExactly(List.of(RecordType.COMPANY), List.of(RecordType.SITE), List.of(RecordType.CONTACT));
    }

    private static Map<String, Object> item(long type, String value, String kind, boolean isDefault) {
        return Map.of("type", Map.of("id", type), "value", value, "communicationType", kind, "defaultFlag", isDefault);
    }

    private static Map<String, Object> contact(Object... namesAndValues) {
        return Records.body(waves(export().withoutContacts().contact(namesAndValues)), RecordType.CONTACT);
    }

    private static Map<String, Object> company(Exports export) {
        return Records.body(waves(export), RecordType.COMPANY);
    }

    private static List<Wave> waves(Exports export) {
        return new Clients(export.read(), choices(), Tenants.tenant()).waves();
    }
}
