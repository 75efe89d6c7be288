package dev.sibridge.si.mapping;

import static dev.sibridge.si.mapping.Choices.choices;
import static dev.sibridge.si.mapping.Exports.export;
import static dev.sibridge.si.mapping.Exports.product;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.SyncSettings;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.si.mapping.lines.Lines;
import dev.sibridge.si.mapping.lines.ProductLines;
import dev.sibridge.si.mapping.rows.Memory;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OpportunitiesTest {

    private static final Map<String, Object> TOM = Map.of("id", Tenants.TOM.id());
    private static final Map<String, Object> RENEE = Map.of("id", Tenants.RENEE.id());
    private static final Map<String, Object> DEFAULT = Map.of("id", Tenants.DEFAULT_SALES_REP);

    @Test
    void nobodyWhomManageKnowsLeavesItToTheDefaultSalesRep() {
        assertThat(body(export())).containsEntry("primarySalesRep", DEFAULT);
        assertThat(body(export().owner("Nobody", "no@body.example").with("AssignedTo", "Somebody")))
                .containsEntry("primarySalesRep", DEFAULT);
    }

    @Test
    void theOwnersNameGoesBeforeTheEmailBeforeThePersonAssigned() {
        assertThat(body(export().owner("Tom Albrecht", "renee@dealer.example").with("AssignedTo", "rokafor")))
                .containsEntry("primarySalesRep", TOM);
        assertThat(body(export().owner("T. A.", "renee@dealer.example").with("AssignedTo", "talbrecht")))
                .containsEntry("primarySalesRep", RENEE);
        assertThat(body(export().owner(null, null).with("AssignedTo", "Tom Albrecht")))
                .containsEntry("primarySalesRep", TOM);
    }

    @Test
    @Tag("field")
    void theFirstAddressOfAnOwnerWhoHasSeveralTellsWhoSells() {
        assertThat(body(export().owner("T. A.", "tom at home; Tom <tom@dealer.example>, renee@dealer.example")))
                .containsEntry("primarySalesRep", TOM);
    }

    @Test
    void aResourceThatIsNotTheOwnerDoesNotSell() {
        assertThat(body(export().with("Resources", List.of(Map.of("Name", "Tom Albrecht")))))
                .containsEntry("primarySalesRep", DEFAULT);
    }

    @Test
    void theExpectedCloseIsSIsElseTheStart() {
        assertThat(body(export().with("EstimatedCloseDate", "2026-11-20T23:00:00-08:00")))
                .containsEntry("expectedCloseDate", "2026-11-20T00:00:00Z");
        assertThat(body(export().with("EstimatedCloseDate", " ")))
                .containsEntry("expectedCloseDate", "2026-12-01T00:00:00Z");
        assertThat(body(export().with("EstimatedCloseDate", "0001-01-01T00:00:00"))).as("nobody entered it")
                .containsEntry("expectedCloseDate", "2026-12-01T00:00:00Z");
    }

    @Test
    void aCustomerPoThatIsTooLongIsNeverCutButGoesToTheNotes() {
        assertThat(body(export().with("ClientPONumber", " " + "7".repeat(25)).with("Notes", "n")))
                .containsEntry("customerPO", "7".repeat(25)).containsEntry("notes", "n");
        assertThat(body(export().with("ClientPONumber", "7".repeat(26)).with("Notes", "n")))
                .doesNotContainKey("customerPO").containsEntry("notes", "Customer PO: " + "7".repeat(26) + "\nn");
        assertThat(body(export().with("ClientPONumber", "7".repeat(26))))
                .containsEntry("notes", "Customer PO: " + "7".repeat(26));
    }

    @Test
    void itBelongsToCompanyContactAndSiteAndCarriesOurKey() {
        Project project = export().site("Street1", "s").with("Name", "N".repeat(101)).read();

        DesiredRecord opportunity = waves(project, false).get(0).records().get(0);

        assertThat(opportunity.body()).containsEntry("name", "N".repeat(100))
                .containsEntry("company", Clients.company(project, choices()))
                .containsEntry("contact", Clients.primaryContact(project, choices()))
                .containsEntry("site", Clients.site(project, choices()))
                .containsEntry("source", "dtools:p-1").doesNotContainKeys("notes", "customerPO", "status");
        assertThat(opportunity.match()).containsExactly(Map.of("source", "dtools:p-1"));
        assertThat(opportunity.key()).isEqualTo("p-1");
    }

    @Test
    void anOpenOneIsWrittenBeforeItsLines() {
        List<Wave> waves = waves(export().rows(product("A"), product("B")).read(), false);

        assertThat(waves).hasSize(2);
        assertThat(waves.get(0).rest()).isNull();
        assertThat(waves.get(1).rest().below()).isEqualTo("p-1/o/");
        assertThat(Records.bodies(waves, RecordType.LINE)).extracting(line -> line.get("sequenceNumber"))
                .containsExactly(BigDecimal.TEN, BigDecimal.valueOf(20));
        assertThat(Records.bodies(waves, RecordType.LINE)).extracting(line -> line.get("opportunity"))
                .containsOnly(new RecordRef(RecordType.OPPORTUNITY, "p-1"));
    }

    @Test
    void theWonStatusIsSetLast() {
        List<Wave> waves = waves(export().rows(product("A")).read(), true);

        assertThat(waves).hasSize(3);
        DesiredRecord open = waves.get(0).records().get(0);
        DesiredRecord won = waves.get(2).records().get(0);
        assertThat(won.ref()).isEqualTo(open.ref());
        assertThat(won.body()).containsAllEntriesOf(open.body()).containsEntry("status", Map.of("id", Tenants.WON));
        assertThat(open.body()).doesNotContainKey("status");
    }

    @Test
    @Tag("field")
    void itsLinesAskNobodyToBuyUnlessTheDealerWantsThat() {
        Project project = export().rows(product("A")).read();

        assertThat(Records.body(waves(project, false), RecordType.LINE)).containsEntry("needToPurchaseFlag", false);
        assertThat(Records.body(Opportunities.waves(project, ProductLines.of(project, choices(), Tenants.tenant()),
                choices("purchaseDemand", "BOTH"), Tenants.tenant(), Memory.NONE, List.of()), RecordType.LINE))
                .doesNotContainKey("needToPurchaseFlag");
    }

    @Test
    void aLineCarriesItsKeyAndSaysWhetherItIsBilled() {
        List<Wave> waves = waves(export().rows(product("A", "IsNonBillable", true, "Description", "d".repeat(7_000)))
                .read(), false);
        DesiredRecord line = Records.one(waves, RecordType.LINE);

        assertThat(line.key()).startsWith("p-1/o/");
        assertThat(line.body()).containsEntry("billableOption", "DoNotBill")
                .containsEntry("description", "d".repeat(2_000)).containsEntry("customerDescription", "d".repeat(6_000))
                .containsEntry("catalogItem", new RecordRef(RecordType.CATALOG_ITEM, "acme-a"))
                .containsEntry("integrationXRef",
                        Lines.crossReferencesOf("p-1") + "o" + line.key().substring("p-1/o/".length()));
        assertThat(line.match()).containsExactly(
                Map.of("integrationXRef", line.body().get("integrationXRef")));
        assertThat(Lines.keyOf("p-1", (String) line.body().get("integrationXRef"))).isEqualTo(line.key());
    }

    private static Map<String, Object> body(Exports export) {
        return waves(export.read(), false).get(0).records().get(0).body();
    }

    private static List<Wave> waves(Project project, boolean won) {
        SyncSettings settings = choices("progresses", List.of(won ? project.progress() : "Approved"));
        return Opportunities.waves(project, ProductLines.of(project, settings, Tenants.tenant()), settings,
                Tenants.tenant(), Memory.NONE, List.of());
    }
}
