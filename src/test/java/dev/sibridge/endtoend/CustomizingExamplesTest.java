package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worked examples of docs/customizing: what Manage holds with them, from the start or put in later. */
class CustomizingExamplesTest {

    private static final Path EXAMPLES = Path.of("docs", "customizing");
    private static final Vendors VENDORS = new Vendors();

    private static InProcess plain;
    private static InProcess customized;

    @BeforeAll
    static void start() {
        String database = InProcess.database();
        plain = InProcess.start(VENDORS, database);
        customized = InProcess.start(VENDORS, database, InProcess.routesOf(EXAMPLES));
    }

    @AfterAll
    static void stop() {
        plain.close();
        customized.close();
    }

    @BeforeEach
    void begin() {
        plain.forgetEverything();
        VENDORS.startEmpty();
    }

    @Test
    void fromTheStartManageHoldsWhatTheExamplesMakeOfIt() {
        export("2026-12-05T00:00:00");

        assertThat(customized.pollOne()).returns(Outcome.SYNCED, Run::outcome);

        holdsTheExamples();
        assertThat(lines("opportunity", opportunity())).hasSize(2);
        VENDORS.assertNoViolations();
    }

    @Test
    void putInLaterTheyChangeWhatIsThereOnceAndThenNothingMore() {
        export("2026-12-05T00:00:00");
        assertThat(plain.pollOne()).returns(Outcome.SYNCED, Run::outcome);
        assertThat(lines("project", project())).as("with the owner's amplifier").hasSize(3);

        export("2026-12-06T00:00:00");
        Run changed = customized.pollOne();

        assertThat(changed.outcome()).as(changed.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(changed.removed()).isPositive();
        holdsTheExamples();

        export("2026-12-07T00:00:00");
        Run again = customized.pollOne();
        assertThat(again).as(again.messages()).returns(Outcome.SYNCED, Run::outcome).returns(0, Run::created)
                .returns(1, Run::updated).returns(0, Run::removed);
        holdsTheExamples();
    }

    @Test
    void takenOutAgainTheyLeaveNothingBehindButTheCustomField() {
        export("2026-12-05T00:00:00");
        assertThat(customized.pollOne()).returns(Outcome.SYNCED, Run::outcome);

        export("2026-12-06T00:00:00");
        Run plainAgain = plain.pollOne();

        assertThat(plainAgain.outcome()).as(plainAgain.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(lines("project", project())).hasSize(3);
        assertThat(phases()).noneMatch(phase -> phase.startsWith("2026-017 "));
    }

    @Test
    void aPlaceThatIsGoneFromSiTakesItsTicketAlongAsItDoesWithoutThem() {
        ObjectNode project = sample("2026-12-05T00:00:00");
        ArrayNode rows = project.withArray("Items");
        rows.add(((ObjectNode) rows.get(0).deepCopy()).put("Id", "9").put("SIItemId", "9").put("Model", "SUB-1")
                .put("Description", "Subwoofer").put("LocationId", "3"));
        project.withArray("Locations").addObject().put("Id", "3").put("Name", "Rack").putNull("ParentId");
        VENDORS.export(project);
        assertThat(customized.pollOne()).returns(Outcome.SYNCED, Run::outcome);
        assertThat(tickets()).contains("Rack");

        rows.remove(rows.size() - 1);
        project.withArray("Locations").remove(project.withArray("Locations").size() - 1);
        VENDORS.export(project);
        Run again = customized.pollOne();

        assertThat(again.outcome()).as(again.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(tickets()).doesNotContain("Rack");
        assertThat(again.messages()).doesNotContain("Rack");
    }

    private static List<String> tickets() {
        return VENDORS.records("/project/tickets").stream().map(ticket -> ticket.path("summary").asText()).toList();
    }

    private static void holdsTheExamples() {
        JsonNode opportunity = opportunity();
        assertThat(opportunity.path("customFields")).filteredOn(field -> field.path("id").asInt() == 6004)
                .singleElement().satisfies(field -> {
                    assertThat(field.path("caption").asText()).isEqualTo("SI Project Id");
                    assertThat(field.path("value").asText()).isEqualTo("2026-017");
                });
        assertThat(lines("project", project())).hasSize(2)
                .noneMatch(line -> line.path("description").asText().contains("amplifier"));
        assertThat(phases()).isNotEmpty().allMatch(phase -> phase.startsWith("2026-017 "));
    }

    private static List<String> phases() {
        return VENDORS.records("/project/projects/" + project().path("id").asLong() + "/phases").stream()
                .map(phase -> phase.path("description").asText()).toList();
    }

    private static List<JsonNode> lines(String on, JsonNode record) {
        return on.equals("opportunity") ? VENDORS.linesOn("opportunity", record.path("id").asLong())
                : VENDORS.records("/procurement/products").stream()
                        .filter(line -> line.path("project").path("id").asLong() == record.path("id").asLong()
                                || line.has("ticket")).toList();
    }

    private static JsonNode opportunity() {
        return VENDORS.record("/sales/opportunities", "name", "Patio Music");
    }

    private static JsonNode project() {
        return VENDORS.record("/project/projects", "name", "Patio Music");
    }

    private static void export(String end) {
        VENDORS.export(sample(end));
    }

    private static ObjectNode sample(String end) {
        ObjectNode project = VENDORS.sample(Vendors.SMALL);
        project.put("Number", "2026-017");
        project.put("EndDate", end);
        project.withArray("Items").forEach(item -> {
            if (item.path("Description").asText().contains("amplifier")) {
                ((ObjectNode) item).put("IsOfe", true);
            }
        });
        return project;
    }
}
