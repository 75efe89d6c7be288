package dev.sibridge.twoway.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.twoway.mapping.MappingCheck.Mistake;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is wrong with mappings, all of it at once. */
class MappingCheckTest {

    @Test
    void completeMappingsAreClean() {
        assertThat(mistakes(same -> { })).isEmpty();
    }

    @Test
    void withoutMappingsEverythingThatIsNeededIsNamed() {
        assertThat(MappingCheck.of(Mappings.NONE, Dealer.TOOL, Dealer.MANAGE)).extracting(Mistake::code, Mistake::where)
                .containsExactly(tuple("noBoard", "boards"), tuple("missing", "projectStatuses"),
                        tuple("missing", "toolStatuses"), tuple("missing", "toolProjectStatuses"));
    }

    @Test
    void exactlyOneBoardIsTheDefaultAndNoneIsThereTwice() {
        assertThat(mistakes(document -> board(document).put("default", false))).extracting(Mistake::code)
                .containsExactly("defaultBoard");
        assertThat(mistakes(document -> document.withArray("boards").add(board(document).deepCopy())))
                .extracting(Mistake::code).containsExactly("defaultBoard", "twice", "twice");
    }

    @Test
    void whatHasNoTwinIsNotPutWhereCustomersReadIt() {
        assertThat(mistakes(document -> ((ObjectNode) document.path("noteCategories")).put("newInManage",
                "Discussion"))).extracting(Mistake::code).contains("noteDefault");
    }

    @Test
    void aStatusOfAnotherBoardIsUnknownAndSoIsACategoryOfProjects() {
        List<Mistake> mistakes = mistakes(document -> ((ObjectNode) board(document).path("statuses"))
                .put("Elsewhere", "Blocked").put("Waiting", "OnHold"));

        assertThat(mistakes).extracting(Mistake::code).containsExactly("category", "unknown");
        assertThat(mistakes).extracting(Mistake::text).contains(
                "Manage has no \"Elsewhere\" on the board \"D-Tools Projects\".",
                "\"OnHold\" is no category. Use NotStarted, InProgress, Blocked, Complete, Cancelled.");
    }

    @Test
    void whatIsWrittenForACategoryIsOneStatusAndOpenIfTheCategoryIs() {
        assertThat(mistakes(document -> ((ObjectNode) document.path("toolStatuses")).put("Checking", "InProgress*")))
                .extracting(Mistake::text).containsExactly("Several statuses are written for InProgress: Checking,"
                        + " In Progress. Put * behind one of them.");
        assertThat(mistakes(document -> ((ObjectNode) document.path("projectStatuses")).removeAll()
                .setAll(Map.of("Closed", text("Planning*"), "Open", text("InProgress"), "Planned", text("Complete")))))
                .extracting(Mistake::text).containsExactly("\"Closed\" is a closed status, but it is written for"
                        + " Planning. Choose an open one.");
    }

    @Test
    void everyNameMustBeKnownOnItsSide() {
        assertThat(mistakes(document -> {
            ((ObjectNode) document.path("priorities")).put("newInTool", "Priority 3");
            document.put("projectRole", "Boss");
            document.withArray("companyTypes").add("Vendor");
            ((ObjectNode) document.withArray("people").get(0)).put("manage", "nobody");
            ((ObjectNode) document.withArray("/categories/pairs").get(0)).remove("manage");
        })).extracting(Mistake::code, Mistake::where).containsExactly(tuple("half", "categories.pairs"),
                tuple("unknown", "priorities.newInTool"), tuple("unknown", "people"), tuple("unknown", "projectRole"),
                tuple("unknown", "companyTypes"));
    }

    @Test
    void rulesNameFieldsAndRulesThatThereAre() {
        assertThat(mistakes(document -> ((ObjectNode) document.path("rules")).put("colour", "ask")
                .put("name", "loudest"))).extracting(Mistake::code).containsExactlyInAnyOrder("field", "rule");
        assertThat(mistakes(document -> ((ObjectNode) document.path("time")).put("nonBillable", "Free")))
                .extracting(Mistake::code).containsExactly("nonBillable");
    }

    private static JsonNode text(String value) {
        return TextNode.valueOf(value);
    }

    private static ObjectNode board(ObjectNode document) {
        return (ObjectNode) document.withArray("boards").get(0);
    }

    private static List<Mistake> mistakes(Consumer<ObjectNode> change) {
        return MappingCheck.of(Dealer.mappings(change), Dealer.TOOL, Dealer.MANAGE);
    }
}
