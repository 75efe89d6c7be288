package dev.sibridge.web.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.sandbox.Fault;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator does before projects are kept in step: check, map, switch on. */
class SetUpApiTest extends RunningTwoWay {

    private static final String MAPPING = "/api/two-way/mapping";

    @ParameterizedTest
    @CsvSource({"GET, check", "GET, mapping", "PUT, mapping", "POST, mapping/auto", "POST, enable", "POST, disable",
        "GET, candidates?side=tool", "POST, imports", "GET, projects", "GET, projects/1", "POST, projects/1/sync",
        "POST, projects/1/pause", "POST, projects/1/resume", "POST, projects/1/unpair", "GET, projects/1/log",
        "GET, projects/1/conflicts", "POST, conflicts/1"})
    void withoutThePasswordEveryDoorIsClosed(String method, String path) {
        HttpResponse<String> answer = answer(request(method, "/api/two-way/" + path, method.equals("GET") ? null
                : "{}"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
        assertThat(SANDBOX.manage().log()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GET, check", "GET, mapping", "POST, enable", "POST, disable", "GET, projects"})
    void anAccountThatNobodyKnowsIsAProblem(String method, String path) {
        assertThat(problem(method, "/api/two-way/" + path + "?account=nobody", null, 400)).contains("nobody");
    }

    @Test
    void theCheckNamesEveryMistakeInTheMappings() {
        JsonNode check = get("/api/two-way/check", 200);

        assertThat(check).filteredOn(one -> one.path("state").asText().equals("block")).hasSizeGreaterThan(2)
                .allMatch(one -> one.path("check").asText().equals("Mappings"))
                .anyMatch(one -> one.path("message").asText().equals("boards: No board of Manage takes part. Name"
                        + " one at least."));
    }

    @Test
    void theCheckTellsWhatIsWellAndWhatIsDoneWithout() {
        map();

        JsonNode check = get("/api/two-way/check", 200);

        assertThat(check).noneMatch(one -> one.path("state").asText().equals("block"));
        assertThat(check).extracting(one -> one.path("check").asText() + " " + one.path("state").asText())
                .contains("Project-management tool ok", "ConnectWise ok", "Rights ok", "Callbacks ok", "Mappings ok",
                        "Switch warn");
        assertThat(check).filteredOn(one -> one.path("check").asText().equals("Switch")).singleElement()
                .satisfies(one -> assertThat(one.path("todo").asText()).contains("Switch on",
                        "POST /api/two-way/enable"));
        assertThat(SANDBOX.manage().log()).as("it writes nothing").allMatch(call -> call.method().equals("GET"));
    }

    @Test
    void callbacksThatManageDoesNotAllowAreDoneWithout() {
        map();
        SANDBOX.manage().service().faults().add(new Fault("GET", "/system/callbacks", 1, 1, Fault.Kind.STATUS, 403,
                null, null, null, null));

        assertThat(get("/api/two-way/check", 200)).filteredOn(one -> one.path("check").asText().equals("Callbacks"))
                .singleElement().satisfies(one -> {
                    assertThat(one.path("state").asText()).isEqualTo("warn");
                    assertThat(one.path("message").asText()).startsWith("Manage does not let SI Bridge see callbacks");
                });
    }

    @Test
    void mappingsWithMistakesAreRefusedWithAllOfThem() {
        String wrong = sample().replace("D-Tools Projects", "Garden Projects").replace("Checking", "Lost")
                .replace("Normal, manage", "Nowhere, manage");

        HttpResponse<String> answer = send("PUT", MAPPING, wrong);

        JsonNode problem = json(answer, 422);
        assertThat(problem.path("mistakes")).extracting(mistake -> mistake.path("code").asText() + " "
                + mistake.path("where").asText()).containsExactlyInAnyOrder("unknown boards[0]", "unknown toolStatuses",
                "unknown priorities.pairs");
        assertThat(problem.path("detail").asText()).contains("Manage has no \"Garden Projects\".",
                "The tool has no \"Lost\".", "The tool has no \"Nowhere\".");
        assertThat(get(MAPPING, 200).path("boards")).as("nothing is kept").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"boardz: []|\"boardz\" is not known", "boards: {a: b}|another form",
        "boards: [|not YAML", "boards: []\\nboards: []|says something twice"})
    void whatIsNoDocumentOfMappingsIsRefusedInASentence(String document, String why) {
        assertThat(problem("PUT", MAPPING, document.replace("\\n", "\n"), 422)).contains(why);
    }

    @Test
    void whoDoesNotKnowTheLatestMappingsDoesNotOverwriteThem() {
        String seen = etag(send("GET", MAPPING, null));
        map();

        HttpResponse<String> late = send("PUT", MAPPING, sample().replace("default: true", "default: false"),
                "If-Match", seen);

        assertThat(json(late, 412).path("detail").asText()).startsWith("Somebody has changed the mappings meanwhile.");
        assertThat(get(MAPPING, 200).at("/boards/0/default").asBoolean()).isTrue();
        assertThat(send("PUT", MAPPING, sample(), "If-Match", etag(send("GET", MAPPING, null))).statusCode())
                .isEqualTo(204);
    }

    @Test
    void mappingsComeAsJsonOrYamlAndGoBackEitherWay() {
        map();

        HttpResponse<String> json = send("GET", MAPPING, null);
        HttpResponse<String> yaml = send("GET", MAPPING, null, "Accept", "application/yaml");

        assertThat(json.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(yaml.headers().firstValue("Content-Type").orElse("")).startsWith("application/yaml");
        assertThat(yaml.body()).contains("board: D-Tools Projects").contains("Completed: Complete*");
        assertThat(etag(yaml)).isEqualTo(etag(json));
        HttpResponse<String> put = send("PUT", MAPPING, json.body(), "If-Match", etag(json));
        assertThat(put.statusCode()).as(put.body()).isEqualTo(204);
        assertThat(etag(put)).isNotEqualTo(etag(json));
        assertThat(send("PUT", MAPPING, yaml.body(), "If-Match", etag(put)).statusCode()).isEqualTo(204);
        assertThat(get(MAPPING, 200)).isEqualTo(tree(json.body()));
    }

    @Test
    void autoMapShowsWhatItWouldAddAndKeepsItOnlyWhenAsked() {
        map();
        JsonNode before = get(MAPPING, 200);

        JsonNode shown = json(send("POST", MAPPING + "/auto", null), 200);

        assertThat(shown.path("applied").asBoolean()).isFalse();
        assertThat(shown.at("/adds/resourceTypes/pairs")).extracting(pair -> pair.path("tool").asText())
                .containsExactly("Installer", "Programmer");
        assertThat(get(MAPPING, 200)).isEqualTo(before);

        assertThat(json(send("POST", MAPPING + "/auto?apply=true", null), 200).path("applied").asBoolean()).isTrue();
        JsonNode after = get(MAPPING, 200);
        assertThat(after.at("/resourceTypes/pairs")).hasSize(2);
        assertThat(after.path("priorities")).as("what is mapped stays").isEqualTo(before.path("priorities"));
        assertThat(json(send("POST", MAPPING + "/auto?apply=true", null), 200).path("adds")).as("nothing more")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"copy=people&to=tool, 400", "copy=categories, 400", "copy=categories&to=both, 400",
        "copy=priorities&to=manage, 409", "copy=priorities&to=tool, 409"})
    void whatCannotBeCopiedIsAProblem(String query, int status) {
        map();

        problem("POST", MAPPING + "/auto?apply=true&" + query, null, status);
    }

    @Test
    void namesOfOneSideAreCopiedToTheOtherAndMappedOnce() {
        map();
        String copy = MAPPING + "/auto?copy=categories&to=manage";

        JsonNode shown = json(send("POST", copy, null), 200);
        assertThat(shown.path("copies")).extracting(JsonNode::asText).containsExactlyInAnyOrder("AV", "General");
        assertThat(categoriesOfManage()).as("only shown").doesNotContain("AV");

        json(send("POST", copy + "&apply=true&name=AV", null), 200);
        assertThat(categoriesOfManage()).contains("AV").doesNotContain("General");
        assertThat(get(MAPPING, 200).at("/categories/pairs")).extracting(pair -> pair.path("manage").asText())
                .contains("AV");

        assertThat(json(send("POST", copy + "&apply=true", null), 200).path("copies"))
                .extracting(JsonNode::asText).containsExactly("General");
        assertThat(json(send("POST", copy + "&apply=true", null), 200).path("copies")).isEmpty();
    }

    @Test
    void namesOfManageAreCopiedToATool() {
        map();

        json(send("POST", MAPPING + "/auto?apply=true&copy=resourceTypes&to=tool&name=Engineer", null), 200);

        assertThat(SANDBOX.pm().records("resourceTypes")).extracting(one -> one.at("/fields/name").asText())
                .contains("Engineer").doesNotHaveDuplicates();
    }

    private static List<String> categoriesOfManage() {
        return SANDBOX.manage().shown().get("/project/projectTypes").stream().map(type -> type.path("name").asText())
                .toList();
    }

    @Test
    void whatBlocksIsToldByWhoeverSwitchesItOn() {
        JsonNode problem = json(send("POST", "/api/two-way/enable", null), 409);

        assertThat(problem.path("blocks")).isNotEmpty().allMatch(block -> block.path("state").asText().equals("block"));
        assertThat(problem.path("detail").asText()).contains("No board of Manage takes part.");
        assertThat(callbacks()).isEmpty();
    }

    @Test
    void switchedOnManageCallsBackAndSwitchedOffItDoesNot() {
        enable();
        assertThat(callbacks()).containsExactly("project board", "schedule owner", "ticket board");
        assertThat(json(send("GET", "/api/two-way/check", null), 200)).noneMatch(one ->
                one.path("message").asText().startsWith("Nobody has switched"));

        assertThat(send("POST", "/api/two-way/disable", null).statusCode()).isEqualTo(204);

        assertThat(callbacks()).isEmpty();
    }

    private static List<String> callbacks() {
        return SANDBOX.manage().shown().get("/system/callbacks").stream().map(callback ->
                callback.path("type").asText() + " " + callback.path("level").asText()).sorted()
                .collect(Collectors.toList());
    }

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }
}
