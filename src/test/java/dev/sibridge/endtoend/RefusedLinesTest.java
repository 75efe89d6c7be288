package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Manage refuses of a line is told in Manage's words; only what people brought about is gone on without. */
class RefusedLinesTest extends InProcessTest {

    private static final String OFFICE = "Office Network";
    private static final String REQUIRED = """
            {"method": "%s", "path": "%s", "kind": "status", "status": 400, "times": 99, "body": \
            "{\\"code\\": \\"InvalidObject\\", \\"message\\": \\"product object is invalid\\", \\"errors\\": [{\\"code\\": \
            \\"MissingRequiredField\\", \\"message\\": \\"The Warehouse field is required\\", \\"field\\": \\"warehouse\\"}]}"}""";

    @Test
    @Tag("field")
    void aLineThatLacksWhatTheTenantRequiresFailsTheRunThoughItsOpportunityIsOlder() {
        VENDORS.fault("manage", """
                {"method": "POST", "path": "/procurement/products", "kind": "firewall", "times": 99}""");
        VENDORS.export(VENDORS.sample(Vendors.OFFICE));
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.FAILED);
        VENDORS.manage().service().faults().clear();
        VENDORS.fault("manage", REQUIRED.formatted("POST", "/procurement/products"));

        Run run = bridge.pollOne();

        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.messages()).contains("The Warehouse field is required");
        assertThat(VENDORS.waiting()).containsExactly(OFFICE);
    }

    @Test
    void anyOtherRefusalOfALineOfAnOpenOpportunityFailsTheRunToo() {
        ObjectNode project = withAnotherRow();
        VENDORS.fault("manage", """
                {"method": "POST", "path": "/procurement/products", "kind": "status", "status": 400, "times": 99,
                "body": "{\\"code\\": \\"InvalidObject\\", \\"message\\": \\"no such thing\\"}"}""".replace("\n", ""));
        VENDORS.export(project);

        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.FAILED);
        assertThat(run.messages()).contains("no such thing");

        VENDORS.manage().service().faults().clear();
        VENDORS.export(project.put("Notes", "again"));
        assertThat(bridge.runs(bridge.poll())).extracting(Run::outcome).contains(Outcome.SYNCED);
        assertThat(VENDORS.records("/procurement/products"))
                .anyMatch(line -> line.path("catalogItem").path("identifier").asText().endsWith("BRAND-NEW"));
    }

    @Test
    void aLineOfAnOpportunityThatAPersonClosedMeanwhileIsLeftOutWithManagesReason() {
        ObjectNode project = withAnotherRow();
        long opportunity = VENDORS.record("/sales/opportunities", "name", OFFICE).path("id").asLong();
        VENDORS.edit("/sales/opportunities", opportunity, "status", Map.of("name", "Lost"));
        VENDORS.export(project);

        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.messages()).contains("was not created, because the opportunity is closed: POST /procurement");
    }

    @Test
    void aChangeOfALineThatLacksWhatTheTenantRequiresFailsTheRun() {
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        ObjectNode dearer = VENDORS.sample(Vendors.SMALL);
        ((ObjectNode) dearer.path("Items").get(0)).put("UnitPrice", 700);
        VENDORS.fault("manage", REQUIRED.formatted("PATCH", "/procurement/products/*"));
        VENDORS.export(dearer);

        Run run = bridge.pollOne();

        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.messages()).contains("The Warehouse field is required");
    }

    @Test
    void aChangeThatManageRefusesForALinesStateIsLeftOutWithManagesReason() {
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        ObjectNode dearer = VENDORS.sample(Vendors.SMALL);
        ((ObjectNode) dearer.path("Items").get(0)).put("UnitPrice", 700);
        VENDORS.fault("manage", """
                {"method": "PATCH", "path": "/procurement/products/*", "kind": "status", "status": 400, "times": 99,
                "body": "{\\"code\\": \\"InvalidObject\\", \\"message\\": \\"The line is invoiced\\"}"}"""
                .replace("\n", ""));
        VENDORS.export(dearer);

        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.messages()).contains("was not updated, because Manage does not accept that: PATCH /procurement",
                "The line is invoiced");
    }

    private static ObjectNode withAnotherRow() {
        ObjectNode project = VENDORS.sample(Vendors.OFFICE);
        VENDORS.export(project);
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        ArrayNode rows = project.withArray("Items");
        rows.add(((ObjectNode) rows.get(0).deepCopy()).put("Id", "99").put("Model", "BRAND-NEW").putNull("SIItemId"));
        return project;
    }
}
