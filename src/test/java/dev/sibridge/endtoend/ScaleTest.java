package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A tenant with a long history: a run asks for what it needs by name, however much else there is. */
class ScaleTest {

    private static final int UNRELATED_ITEMS = 50_000;
    private static final int MOST_READS = 32;
    private static final int LONGEST_URL = 2_000;
    private static final List<String> BUSINESS = List.of("/company/companies", "/company/contacts",
            "/procurement/catalog", "/procurement/products", "/procurement/manufacturers", "/procurement/categories",
            "/procurement/subcategories/", "/procurement/types", "/sales/opportunities", "/project/projects",
            "/project/tickets", "/system/members");
    private static final Vendors VENDORS = new Vendors();

    private static Run run;
    private static List<JsonNode> reads;

    @BeforeAll
    static void syncTheLargeSample() {
        VENDORS.startEmpty();
        for (int i = 0; i < UNRELATED_ITEMS; i++) {
            VENDORS.manage().create("CatalogItem", Map.of("identifier", "Item-" + i, "description", "Item " + i,
                    "customerDescription", "x", "subcategory", Map.of("name", "Displays"),
                    "type", Map.of("name", "Service"), "price", i));
        }
        VENDORS.export(VENDORS.sample(Vendors.LARGE));
        try (InProcess bridge = InProcess.start(VENDORS)) {
            run = bridge.pollOne();
        }
        reads = VENDORS.manageLog().stream().filter(call -> call.path("method").asText().equals("GET")).toList();
        VENDORS.assertNoViolations();
    }

    @AfterAll
    static void forget() {
        VENDORS.startEmpty();
    }

    @Test
    void theRunSucceeds() {
        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.created()).isGreaterThan(50);
    }

    @Test
    void noListOfBusinessDataIsReadWhole() {
        assertThat(reads).filteredOn(call -> BUSINESS.contains(call.path("path").asText())).isNotEmpty()
                .allSatisfy(call -> assertThat(call.path("query").asText()).as(call.path("path").asText())
                        .containsPattern("(^|&)(conditions|childConditions)=[^&]+"));
    }

    @Test
    void theNumberOfReadsDoesNotDependOnTheTenant() {
        System.out.println("Reads of a first run of the large sample: " + reads.size() + ", calls of the run: "
                + run.calls() + ", ms: " + run.ms());
        assertThat(reads).hasSizeLessThanOrEqualTo(MOST_READS);
        assertThat(reads).extracting(call -> call.path("query").asText()).noneMatch(query -> query.contains("page=2"));
    }

    @Test
    void noAddressIsLongerThanManageTakes() {
        String base = VENDORS.url() + "/sandbox/v4_6_release/apis/3.0?";

        assertThat(reads).allSatisfy(call -> assertThat(base.length() + call.path("path").asText().length()
                + call.path("query").asText().length()).isLessThanOrEqualTo(LONGEST_URL));
    }
}
