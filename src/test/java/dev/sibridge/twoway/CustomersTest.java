package dev.sibridge.twoway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.pm.open.ReferenceTool;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A project's customer in the reference tool and its company in the sandbox's Manage. */
class CustomersTest {

    private final Tool tool = spy(ReferenceTool.connected());
    private final TwoSystems both = new TwoSystems(tool);

    @BeforeEach
    void aProjectStandsInManage() {
        both.begin();
    }

    @Test
    void aToolThatMakesNoCustomersKeepsWhatItHas() {
        doThrow(new ToolException(ToolException.Kind.REFUSED, "by hand", List.of())).when(tool)
                .create(eq(Entity.CUSTOMER), any(), any(), any());

        both.pass();

        assertThat(customers()).isEmpty();
        assertThat(both.inTool(Kind.PROJECT).value(Field.PROJECT_CUSTOMER)).isNull();
        assertThat(both.pass().events()).isEmpty();
    }

    @Test
    void theCompanysCustomerIsMadeOnceWithItsMark() {
        both.pass();
        both.calls.sent.clear();

        assertThat(both.pass().events()).isEmpty();

        assertThat(customers()).singleElement().satisfies(customer -> {
            assertThat(customer.mark()).isEqualTo(company(0).path("id").asText());
            assertThat(customer.fields().get("name")).isEqualTo(company(0).path("name"));
            assertThat(both.inTool(Kind.PROJECT).value(Field.PROJECT_CUSTOMER)).isEqualTo(customer.id());
        });
    }

    @Test
    void aCustomerOfTheSameNameIsTaken() {
        ToolRecord own = customer(company(0).path("name").asText());

        both.pass();

        assertThat(customers()).hasSize(1);
        assertThat(both.inTool(Kind.PROJECT).value(Field.PROJECT_CUSTOMER)).isEqualTo(own.id());
    }

    @Test
    void aCustomerThatIsChosenInTheToolReachesManageIfItIsACompanyThere() {
        both.pass();
        ToolRecord other = customer(company(1).path("name").asText());
        both.editInTool("projects", both.inTool(Kind.PROJECT), "customerId", other.id());
        both.pass();
        assertThat(both.inManage(Kind.PROJECT).value(Field.PROJECT_CUSTOMER))
                .isEqualTo(company(1).path("id").asText());

        both.editInTool("projects", both.inTool(Kind.PROJECT), "customerId", customer("Nobody in Manage").id());
        both.pass();

        assertThat(both.inManage(Kind.PROJECT).value(Field.PROJECT_CUSTOMER))
                .isEqualTo(company(1).path("id").asText());
        assertThat(companies()).as("none is made").hasSize(3);
    }

    private ToolRecord customer(String name) {
        return tool.create(Entity.CUSTOMER, name, null, Map.of("name", TextNode.valueOf(name)));
    }

    private List<ToolRecord> customers() {
        return tool.list(Entity.CUSTOMER, null);
    }

    private JsonNode company(int number) {
        return companies().get(number);
    }

    private JsonNode companies() {
        return both.calls.call(ConnectWiseRequest.list("/company/companies", null));
    }
}
