package dev.sibridge.mapping;

import static dev.sibridge.mapping.Choices.choices;
import static dev.sibridge.mapping.Exports.export;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.connectwise.RecordType;
import dev.sibridge.dtools.Project;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientsTest {

    private static final String LONG_NAME = "Northern Lights Hospitality Group of Seattle";

    @Test
    void theCompanyIdIsTheNameWithoutWhiteSpaceCutToTheTenantsLimit() {
        assertThat(company(export().with("Client", " Åker  &\tCo ")))
                .containsEntry("identifier", "Åker&Co").containsEntry("name", "Åker  &\tCo");
        assertThat(company(export().with("Client", LONG_NAME)))
                .containsEntry("identifier", "NorthernLightsHospitality").containsEntry("name", LONG_NAME);
    }

    @Test
    void aCompanyIsLookedUpAtFullLengthThenAtEveryKnownLimitWithItsName() {
        DesiredRecord company = Records.one(waves(export().with("Client", LONG_NAME)), RecordType.COMPANY);

        assertThat(company.match()).containsExactly(
                Map.of("identifier", "NorthernLightsHospitalityGroupofSeattle"),
                Map.of("identifier", "NorthernLightsHospitalityGroup".substring(0, 30), "name", LONG_NAME),
                Map.of("identifier", "NorthernLightsHospitality", "name", LONG_NAME));
    }

    @Test
    void aShortNameIsLookedUpOnce() {
        assertThat(Records.one(waves(export()), RecordType.COMPANY).match())
                .containsExactly(Map.of("identifier", "Cedar&Finch"));
    }

    @Test
    void theCompanyIsRememberedByClientIdElseByName() {
        assertThat(Clients.company(export().with("ClientId", " c-9 ").read()).key()).isEqualTo("c-9");
        RecordRef byName = Clients.company(export().with("ClientId", " ").with("Client", "ACME").read());
        assertThat(byName.key()).startsWith("name:")
                .isEqualTo(Clients.company(export().with("ClientId", null).with("Client", "acme ").read()).key());
    }

    @Test
    void billingAddressAndTypesStandOnTheCompany() {
        Project project = export().site("Street1", "1 Site Road", "Country", "USA")
                .with("BillingAddress", Map.of("Street1", "2 Bill Road", "City", "Gig Harbor", "State", "WA",
                        "PostalCode", "98335-123456789", "Country", "US", "Phone", "1", "Fax", "2")).read();
        Tenant tenant = new Tenant(1, 2L, 3, Tenants.tenant().communicationTypes(), 9L, List.of(5L, 6L), List.of(),
                Tenants.tenant().countries(), Map.of(), Map.of());

        Map<String, Object> company = Records.body(new Clients(project, choices(), tenant).waves(), RecordType.COMPANY);

        assertThat(company).containsEntry("addressLine1", "2 Bill Road").containsEntry("city", "Gig Harbor")
                .containsEntry("state", "WA").containsEntry("zip", "98335-123456").containsEntry("phoneNumber", "1")
                .containsEntry("faxNumber", "2").containsEntry("country", Map.of("id", 1L))
                .containsEntry("types", List.of(Map.of("id", 5L), Map.of("id", 6L)))
                .containsEntry("site", Map.of("name", "Main")).containsEntry("status", Map.of("id", 9L))
                .doesNotContainKey("addressLine2");
    }

    @Test
    void withoutAddressesThereIsNoSiteAndNothingIsInvented() {
        assertThat(Records.all(waves(export()), RecordType.SITE)).isEmpty();
        assertThat(company(export())).containsOnlyKeys("identifier", "name", "site");
        assertThat(Clients.site(export().site("City", " ").read())).isNull();
    }

    @Test
    void theSiteIsNamedByItsStreetAndStandsInTheCompany() {
        DesiredRecord site = Records.one(waves(export().site("Street1", "27 Harborlight Lane", "State", "Washington",
                "Country", "Freedonia", "Phone", "5")), RecordType.SITE);

        assertThat(site.parent()).isEqualTo(new RecordRef(RecordType.COMPANY, "c-1"));
        assertThat(site.body()).containsEntry("name", "27 Harborlight Lane")
                .containsEntry("stateReference", Map.of("id", 53L)).containsEntry("phoneNumber", "5")
                .doesNotContainKey("country");
        assertThat(site.match()).containsExactly(Map.of("name", "27 Harborlight Lane"));
    }

    @Test
    void theSameStreetIsTheSameSiteHoweverItIsWritten() {
        assertThat(Clients.site(export().site("Street1", " 27 HARBORLIGHT Lane").read()))
                .isEqualTo(Clients.site(export().site("Street1", "27 Harborlight Lane ").read()));
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
        assertThat(Clients.primaryContact(project))
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
