package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's routes leave out records that others refer to. */
class CustomizedAwayTest {

    private static final Vendors VENDORS = new Vendors();

    @TempDir
    Path folder;

    @BeforeEach
    void begin() {
        VENDORS.startEmpty();
    }

    @Test
    @Tag("field")
    void whatManageCannotDoWithoutFailsWithTheRoutesNameBeforeAnythingIsWritten() throws IOException {
        leaveOut("catalog-item", "${body[description]} contains 'amplifier'");

        Run run = poll(VENDORS.sample(Vendors.SMALL));

        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.messages()).isEqualTo("The route customize-catalog-item leaves out the catalog item \"Two zone"
                + " amplifier, 120 W\", without which there can be no line. Nothing of the project was written."
                + " Let the route keep it, or let the others' routes leave out what needs it, too; then"
                + " restart SI Bridge.");
        assertThat(VENDORS.writesToManage()).isEmpty();
    }

    @Test
    @Tag("field")
    void whatManageCanDoWithoutIsLeftOutOfWhatRefersToIt() throws IOException {
        int company = VENDORS.manage().create("Company", Map.of("identifier", "Cedar&FinchBakery", "name",
                "Cedar & Finch Bakery", "site", Map.of("name", "Main")));
        int desk = VENDORS.manage().create("Contact", Map.of("firstName", "Desk", "company", Map.of("id", company)));
        ObjectNode project = VENDORS.sample(Vendors.SMALL);
        ArrayNode locations = (ArrayNode) project.path("Locations");
        locations.addObject().put("Id", "90").put("Name", "House").putNull("ParentId");
        locations.addObject().put("Id", "91").put("Name", "Cellar").put("ParentId", "90");
        locations.addObject().put("Id", "92").put("Name", "Rack").put("ParentId", "91");
        leaveOut("contact", "${body} != null");
        OwnRoute.write(folder, "opportunity", """
                - bean:
                    ref: customizing
                    method: "reference(${body}, 'contact', 'Desk')"
                """);
        leaveOut("phase", "${body[description]} == 'House'");
        leaveOut("ticket", "${body[summary]} == 'House'");
        leaveOut("catalog-item", "${body[description]} contains 'amplifier'");
        leaveOut("line", "${body[description]} contains 'amplifier'");

        Run run = poll(project);

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        JsonNode made = VENDORS.record("/project/projects", "name", "Patio Music");
        assertThat(made.path("contact").has("id")).isFalse();
        assertThat(VENDORS.records("/project/tickets")).isNotEmpty()
                .noneMatch(ticket -> ticket.path("contact").has("id"));
        assertThat(VENDORS.record("/sales/opportunities", "name", "Patio Music").path("contact").path("id").asInt())
                .isEqualTo(desk);
        assertThat(VENDORS.records("/project/projects/" + made.path("id").asText() + "/phases"))
                .filteredOn(phase -> phase.path("description").asText().equals("Cellar")).singleElement()
                .satisfies(phase -> assertThat(phase.path("parentPhase").has("id")).isFalse());
        assertThat(VENDORS.records("/procurement/catalog")).as("its lines are left out, too").hasSize(2);
    }

    private void leaveOut(String hook, String condition) throws IOException {
        OwnRoute.write(folder, hook, """
                - choice:
                    when:
                      - expression:
                          simple:
                            expression: "%s"
                        steps:
                          - setBody:
                              expression:
                                simple:
                                  expression: "${null}"
                """.formatted(condition));
    }

    private Run poll(ObjectNode project) throws IOException {
        VENDORS.export(project);
        try (InProcess bridge = InProcess.start(VENDORS, InProcess.routesOf(folder))) {
            Run run = bridge.pollOne();
            VENDORS.assertNoViolations();
            return run;
        }
    }
}
