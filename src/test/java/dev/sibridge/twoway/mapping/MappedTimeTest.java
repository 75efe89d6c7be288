package dev.sibridge.twoway.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.model.Side;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappedTimeTest {

    private final MappedTime mapped = mapped(Dealer.mappings());

    @Test
    void somebodyWhomNobodyIsMappedToIsNobody() {
        assertThat(mapped.person(Side.MANAGE, "u4")).isEmpty();
        assertThat(mapped.person(Side.MANAGE, "u1")).map(Choice::id).contains("p1");
        assertThat(mapped.person(Side.TOOL, "p3")).map(Choice::id).contains("u3");
    }

    @Test
    void aResourceTypeWithoutATwinIsNothingUnlessTheDealerHasADefault() {
        MappedTime withDefaults = mapped(Dealer.mappings(document -> ((ObjectNode) document.path("resourceTypes"))
                .put("newInManage", "Technician").put("newInTool", "Installer")));

        assertThat(mapped.role(Side.MANAGE, "tr9", null)).isEmpty();
        assertThat(mapped.role(Side.MANAGE, null, null)).isEmpty();
        assertThat(mapped.role(Side.MANAGE, "tr1", null)).contains("mr1");
        assertThat(withDefaults.role(Side.MANAGE, "tr9", null)).contains("mr1");
        assertThat(withDefaults.role(Side.MANAGE, null, null)).contains("mr1");
        assertThat(withDefaults.role(Side.TOOL, "mr9", null)).contains("tr1");
    }

    @Test
    void ofSeveralRolesThatMeanTheSameTheOneThatIsThereStays() {
        Directory twoRoles = new Directory(Map.of(Subject.RESOURCE_TYPE, List.of(Choice.of("mr1", "Technician"),
                Choice.of("mr2", "Engineer"))));
        MappedTime engineer = new MappedTime(Dealer.mappings(document -> document.withArray("/resourceTypes/pairs")
                .addObject().put("tool", "Installer").put("manage", "Engineer")), Dealer.TOOL, twoRoles);

        assertThat(engineer.role(Side.MANAGE, "tr1", "mr2")).contains("mr2");
        assertThat(engineer.role(Side.MANAGE, "tr1", null)).as("the first").contains("mr1");
    }

    @Test
    void whatIsNotBillableIsWhatTheDealerHasChosenAndWhatMeansTheSameStays() {
        MappedTime doNotBill = mapped(Dealer.mappings(document -> ((ObjectNode) document.path("time"))
                .put("nonBillable", "DoNotBill")));

        assertThat(mapped.billableOption(false, null)).isEqualTo("NoCharge");
        assertThat(doNotBill.billableOption(false, null)).isEqualTo("DoNotBill");
        assertThat(doNotBill.billableOption(false, "NoCharge")).isEqualTo("NoCharge");
        assertThat(doNotBill.billableOption(true, "NoCharge")).isEqualTo("Billable");
        assertThat(mapped.billableOption(null, null)).isEqualTo("Billable");
    }

    @Test
    void anOptionThatLeavesItToManageSaysNothing() {
        assertThat(mapped.billable("NoDefault")).isEmpty();
        assertThat(mapped.billable(null)).isEmpty();
        assertThat(mapped.billable("Billable")).contains(true);
        assertThat(mapped.billable("NoCharge")).contains(false);
        assertThat(mapped.billable("DoNotBill")).contains(false);
    }

    private static MappedTime mapped(Mappings mappings) {
        return new MappedTime(mappings, Dealer.TOOL, Dealer.MANAGE);
    }
}
