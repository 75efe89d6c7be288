package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.run.Outcome;
import dev.sibridge.run.Run;
import dev.sibridge.sandbox.manage.Trait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports that failed in the field; runs only where they lie beside the project. */
@EnabledIf(value = "areThere", disabledReason = "../shared/field is not there")
class PeopleAndValuesCasesTest extends InProcessTest {

    private static final Path CASES = Path.of("../shared/field");
    private static final String OPPORTUNITIES = "/sales/opportunities";
    private static final String PROJECTS = "/project/projects";

    static boolean areThere() {
        return Files.exists(CASES.resolve("09-converted-by-person"));
    }

    @Test
    void theRightToChangeClosedOpportunitiesIsNamed() throws IOException {
        VENDORS.manage().take(Trait.CLOSED_OPPORTUNITY_RIGHT);
        sync("07-closed-opportunity-right/export-1");

        assertThat(sync("07-closed-opportunity-right/export-2").messages()).contains("Sales > Closed Opportunity (edit)");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatAPersonConvertedIsBilledOnce(boolean copies) throws IOException {
        if (copies) {
            VENDORS.manage().take(Trait.CONVERSION_COPIES);
        }
        sync("09-converted-by-person/export-1");
        long opportunity = VENDORS.records(OPPORTUNITIES).get(0).path("id").asLong();
        VENDORS.edit(OPPORTUNITIES, opportunity, "status", Map.of("name", "Won"));
        VENDORS.make(OPPORTUNITIES + "/" + opportunity + "/convertToProject", Map.of("name", "By hand",
                "board", Map.of("name", "D-Tools Projects"), "includeAllProductsFlag", true,
                "estimatedStart", "2026-09-01T00:00:00Z", "estimatedEnd", "2026-09-02T00:00:00Z"));

        assertThat(sync("09-converted-by-person/export-2").outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(VENDORS.records(PROJECTS)).hasSize(1);
        assertThat(Vendors.total(VENDORS.linesOn("project", VENDORS.records(PROJECTS).get(0).path("id").asLong())))
                .isEqualByComparingTo("1054.50");
    }

    @Test
    void datesThatNobodyEnteredAreBothNamed() throws IOException {
        Run run = sync("13-empty-dotnet-date/export");

        assertThat(run.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(run.messages()).contains("no start date").contains("no end date");
    }

    @Test
    void foreignMoneyIsRefused() throws IOException {
        assertThat(sync("15-foreign-currency/export").messages()).startsWith("The project is in CAD");
    }

    private static Run sync(String file) throws IOException {
        JsonNode export = new ObjectMapper().readTree(CASES.resolve(file + ".json").toFile());
        VENDORS.export((ObjectNode) export);
        return bridge.pollOne();
    }
}
