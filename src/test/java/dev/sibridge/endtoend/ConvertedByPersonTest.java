package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.sandbox.manage.model.Trait;
import dev.sibridge.si.link.Hold.Candidate;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A person wins an opportunity in Manage and converts it to a project before SI says won: that is the project then, and
 * nothing that is billed stands on it twice.
 */
class ConvertedByPersonTest extends InProcessTest {

    private static final String NAME = "Patio Music";
    private static final String LINES = "/procurement/products";
    private static final String OPPORTUNITIES = "/sales/opportunities";
    private static final String PROJECTS = "/project/projects";

    private final ObjectNode export = VENDORS.sample(Vendors.SMALL).put("Progress", "Design");

    private void anOpenProject(Trait... traits) {
        List.of(traits).forEach(VENDORS.manage()::take);
        assertThat(sync().outcome()).isEqualTo(Outcome.SYNCED);
        VENDORS.edit(OPPORTUNITIES, id(opportunity()), "status", Map.of("name", "Won"));
    }

    @BeforeEach
    void misconceptions() {
        assertThat(VENDORS.records(PROJECTS)).isEmpty();
    }

    @Test
    @Tag("field")
    void itsProjectIsAdoptedWithTheLinesThatCameAlong() {
        anOpenProject();
        convert(Map.of("includeAllProductsFlag", true));
        List<Long> offered = VENDORS.linesOn("opportunity", id(opportunity())).stream().map(line -> id(line)).toList();

        Run run = syncWon();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.messages()).contains("SI Bridge adopted " + offered.size() + " of its lines as the export's")
                .doesNotContain("The line ");
        assertThat(delivered()).extracting(ConvertedByPersonTest::id).containsExactlyInAnyOrderElementsOf(offered);
        assertThat(total(delivered())).isEqualByComparingTo(total(VENDORS.linesOn("opportunity", id(opportunity()))));
        assertThat(delivered()).filteredOn(line -> line.path("productClass").asText().equals("Inventory")).isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("ticket").path("id").asLong()).isPositive())
                .allSatisfy(line -> assertThat(line.path("needToPurchaseFlag").asBoolean()).as("demand").isTrue());
        assertThat(VENDORS.waiting()).isEmpty();
    }

    @Test
    @Tag("field")
    void copiesOfTheLinesThatAConversionMadeAreTakenToo() {
        anOpenProject(Trait.CONVERSION_COPIES);
        convert(Map.of("includeAllProductsFlag", true));
        List<JsonNode> copies = VENDORS.linesOn("project", id(project()));

        Run run = syncWon();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(delivered()).extracting(ConvertedByPersonTest::id).containsExactlyInAnyOrderElementsOf(
                copies.stream().map(line -> id(line)).toList());
        assertThat(total(delivered())).isEqualByComparingTo(total(VENDORS.linesOn("opportunity", id(opportunity()))));
        assertThat(delivered()).allSatisfy(line ->
                assertThat(line.path("integrationXRef").asText()).startsWith("dtools:"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatChangesInSiAfterwardsReachesTheseVeryLines(boolean copies) {
        anOpenProject(copies ? new Trait[] {Trait.CONVERSION_COPIES} : new Trait[0]);
        convert(Map.of("includeAllProductsFlag", true));
        row(0).put("UnitPrice", 600);
        syncWon();
        int count = delivered().size();

        row(0).put("UnitPrice", 700);
        ((ArrayNode) export.path("Items")).remove(2);
        ((ArrayNode) export.path("Items")).remove(1);
        Run run = sync();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(delivered()).hasSize(count - 1);
        assertThat(delivered()).anySatisfy(line -> assertThat(line.path("price").asDouble()).isEqualTo(700))
                .noneSatisfy(line -> assertThat(line.path("price").asDouble()).isEqualTo(600));
        assertThat(total(delivered())).isEqualByComparingTo(expected());
        assertThat(sync().outcome()).isEqualTo(Outcome.UNCHANGED);
        Run looked = bridge.verify(run);
        assertThat(looked.outcome()).as(looked.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(looked.messages()).as("what we brought about does not look like a person's change")
                .doesNotContain("ticket", "integrationXRef", "needToPurchaseFlag");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLostMemoryFindsThemAgain(boolean copies) {
        anOpenProject(copies ? new Trait[] {Trait.CONVERSION_COPIES} : new Trait[0]);
        convert(Map.of("includeAllProductsFlag", true));
        syncWon();
        List<Long> before = delivered().stream().map(line -> id(line)).toList();
        BigDecimal offered = total(VENDORS.linesOn("opportunity", id(opportunity())));

        bridge.forgetEverything();
        export.put("EndDate", "2027-02-01T00:00:00");
        Run run = sync();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(delivered()).extracting(ConvertedByPersonTest::id).containsExactlyInAnyOrderElementsOf(before);
        assertThat(total(VENDORS.linesOn("opportunity", id(opportunity())))).isEqualByComparingTo(offered);
        assertThat(VENDORS.records(PROJECTS)).hasSize(1);
    }

    @Test
    void linesThatManageDoesNotLetMoveStayOnTheProjectOnceAndTheirPricesArriveAllTheSame() {
        anOpenProject();
        convert(Map.of("includeAllProductsFlag", true));
        row(0).put("UnitPrice", 600);
        VENDORS.fault("manage", """
                {"method": "PATCH", "path": "/procurement/products/*", "kind": "status", "status": 400, "times": 2,
                "body": "{\\"code\\": \\"InvalidObject\\", \\"message\\": \\"no\\"}"}""".replace("\n", ""));

        Run run = syncWon();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(total(delivered())).isEqualByComparingTo(expected());
    }

    @Test
    void withoutProductsTheLinesAreMade() {
        anOpenProject();
        convert(Map.of());

        Run run = syncWon();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(VENDORS.records(PROJECTS)).hasSize(1);
        assertThat(total(delivered())).isEqualByComparingTo(expected());
        assertThat(run.messages()).contains("with billTime Billable where new projects get NoCharge; it is kept.");
    }

    @Test
    @Tag("field")
    void oneThatWasConvertedIntoAProjectThatWasThereIsThatProject() {
        anOpenProject();
        int theirs = VENDORS.manage().create("Project", aProject("Garden"));
        int item = VENDORS.manage().create("CatalogItem", Map.of("identifier", "Survey", "description", "Survey",
                "customerDescription", "Survey", "subcategory", Map.of("name", "Displays"),
                "type", Map.of("name", "Service")));
        VENDORS.manage().create("ProductItem", Map.of("catalogItem", Map.of("id", item), "quantity", 1, "price", 50,
                "project", Map.of("id", theirs), "billableOption", "Billable"));
        convert(Map.of("projectId", theirs, "includeAllProductsFlag", true));

        Run run = syncWon();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(VENDORS.records(PROJECTS)).singleElement().satisfies(held -> {
            assertThat(held.path("id").asInt()).isEqualTo(theirs);
            assertThat(held.path("name").asText()).as("a person's").isEqualTo("Garden");
            assertThat(held.path("opportunity").path("id").asLong()).isEqualTo(id(opportunity()));
        });
        assertThat(total(VENDORS.linesOn("project", theirs)).subtract(BigDecimal.valueOf(50)))
                .isEqualByComparingTo(expected());
        assertThat(run.messages()).contains("The line \"Survey\" (id ")
                .contains("was already on the project and is not in SI's export");
    }

    @Test
    @Tag("field")
    void oneThatWasConvertedTwiceWaitsUntilAPersonHasChosen() {
        anOpenProject();
        int first = VENDORS.manage().create("Project", aProject("First", "opportunity", Map.of("id",
                id(opportunity()))));
        int second = VENDORS.manage().create("Project", aProject("Second", "opportunity", Map.of("id",
                id(opportunity()))));

        Run run = syncWon();

        assertThat(run.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(run.messages()).startsWith("Manage has several projects for the opportunity of this project")
                .contains("(id " + first + ")").contains("choose one of them");
        assertThat(bridge.waiting().get(0).hold().candidates()).extracting(Candidate::id)
                .containsExactlyInAnyOrder((long) first, (long) second);

        bridge.linkProject(NAME, second);
        Run again = bridge.pollOne();

        assertThat(again.outcome()).as(again.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(total(VENDORS.linesOn("project", second))).isEqualByComparingTo(expected());
        assertThat(VENDORS.linesOn("project", first)).isEmpty();
        assertThat(again.messages()).contains("Manage has the project \"First\" (id " + first + ")");
    }

    @Test
    @Tag("field")
    void oneThatIsConvertedThoughItHasAProjectIsWarnedOf() {
        export.put("Progress", "Approved");
        assertThat(sync().outcome()).isEqualTo(Outcome.SYNCED);
        long ours = id(VENDORS.record(PROJECTS, "name", NAME));
        int another = VENDORS.manage().create("Project", aProject("Again", "opportunity", Map.of("id",
                id(opportunity()))));

        export.put("EndDate", "2027-02-01T00:00:00");
        Run run = sync();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.messages()).contains("Besides the project that SI Bridge writes (id " + ours
                + "), Manage has the project \"Again\" (id " + another + ") of");
        assertThat(VENDORS.linesOn("project", another)).isEmpty();
    }

    private Run sync() {
        VENDORS.export(export.deepCopy());
        return bridge.pollOne();
    }

    private Run syncWon() {
        export.put("Progress", "Approved");
        return sync();
    }

    private static void convert(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        if (!more.containsKey("projectId")) {
            body.putAll(Map.of("name", "Patio, converted", "board", Map.of("name", "D-Tools Projects"),
                    "estimatedStart", "2026-01-05T00:00:00Z", "estimatedEnd", "2026-01-09T00:00:00Z"));
        }
        VENDORS.make(OPPORTUNITIES + "/" + id(opportunity()) + "/convertToProject", body);
    }

    private static Map<String, Object> aProject(String name, Object... more) {
        Map<String, Object> body = new HashMap<>(Map.of("name", name,
                "company", Map.of("id", opportunity().path("company").path("id").asInt()),
                "board", Map.of("name", "D-Tools Projects"), "billingMethod", "ActualRates",
                "estimatedStart", "2026-01-01T00:00:00Z", "estimatedEnd", "2026-02-01T00:00:00Z"));
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        return body;
    }

    private ObjectNode row(int index) {
        return (ObjectNode) export.path("Items").get(index);
    }

    /** What SI's rows and misc items come to. */
    private BigDecimal expected() {
        BigDecimal total = BigDecimal.ZERO;
        for (String list : List.of("Items", "MiscItems")) {
            for (JsonNode row : export.path(list)) {
                total = total.add(BigDecimal.valueOf(row.path("Quantity").asDouble())
                        .multiply(BigDecimal.valueOf(row.path("UnitPrice").asDouble())));
            }
        }
        return total;
    }

    private static BigDecimal total(List<JsonNode> lines) {
        return Vendors.total(lines);
    }

    private static JsonNode opportunity() {
        return VENDORS.records(OPPORTUNITIES).get(0);
    }

    private static JsonNode project() {
        List<JsonNode> projects = VENDORS.records(PROJECTS);
        assertThat(projects).hasSize(1);
        return projects.get(0);
    }

    private static List<JsonNode> delivered() {
        return VENDORS.linesOn("project", id(project()));
    }

    private static long id(JsonNode record) {
        return record.path("id").asLong();
    }
}
