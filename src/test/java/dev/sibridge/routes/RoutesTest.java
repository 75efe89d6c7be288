package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every route file: Camel's schema, and the rules of this house. */
class RoutesTest {

    private static final int MOST_LINES = 75;
    private static final String CONFIGURATIONS = "error-handling";
    private static final JsonSchema SCHEMA = schema();
    private static final Beans BEANS = new Beans();

    /** Camel takes a placeholder where its schema wants a number. */
    private static final String PLACEHOLDER =
            "$[0].routeConfiguration.onException[1].onException.redeliveryPolicy.maximumRedeliveries";
    /** Not called by a route: the API, a timer and one shot call it, or it waits for the queue. */
    static final Set<String> BEGINNINGS = Set.of("poll-account", "poll-exports", "sync-export", "take-project",
            "timer", "send-alerts", "tidy-history", "reconcile-projects", "tool-call", "customize-values", "keep-in-step",
            "send-webhooks");

    /** The operator's. */
    private static final Set<String> HOOKS = Stream.of("customize-records", "customize-values")
            .flatMap(route -> ShippedRoute.of(route).calls().stream()).collect(Collectors.toSet());

    private static final Set<String> MOVES_A_VALUE = Set.of("setBody", "setProperty", "removeProperty");
    private static final Set<String> STEPS = Set.of("setBody", "setProperty", "removeProperty", "removeHeaders", "bean",
            "to", "toD", "wireTap", "split", "loop", "filter", "choice", "doTry", "idempotentConsumer", "throttle",
                    "log");
    private static final Set<String> LANGUAGES = Set.of("simple", "method", "constant");
    private static final Set<String> TAKES_EXPRESSION = Set.of("setBody", "setProperty", "setHeader", "split", "filter",
            "loop", "throttle", "idempotentConsumer", "when");
    private static final Set<String> IS_OBJECT =
            Set.of("simple", "constant", "to", "toD", "wireTap", "from", "bean");

    static List<ShippedRoute> files() {
        return ShippedRoute.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void holdsToCamelsSchema(ShippedRoute file) {
        assertThat(SCHEMA.validate(file.content()))
                .filteredOn(finding -> !finding.getInstanceLocation().toString().equals(PLACEHOLDER)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void holdsOneRouteOfItsName(ShippedRoute file) {
        JsonNode first = file.content().get(0).iterator().next();

        assertThat(first.path("id").asText()).isEqualTo(file.name());
        if (file.name().equals(CONFIGURATIONS)) {
            assertThat(file.content()).hasSize(2).allMatch(element -> element.has("routeConfiguration"));
        } else {
            assertThat(file.content()).hasSize(1);
        }
        if (first.path("from").path("uri").asText().equals("direct")) {
            assertThat(first.path("from").path("parameters").path("name").asText()).isEqualTo(file.name());
        } else {
            assertThat(file.name()).isIn(CONFIGURATIONS, "timer", "sync-export");
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void fitsOnAScreen(ShippedRoute file) {
        assertThat(file.lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysWhatItIsForAndWhyInDescriptions(ShippedRoute file) {
        assertThat(file.content()).allSatisfy(element ->
                assertThat(element.iterator().next().path("description").asText()).hasSizeGreaterThan(15));
        assertThat(file.lines()).as("visual tools lose comments").noneMatch(line -> line.contains(" #")
                || line.startsWith("#"));
    }

    @Test
    void everyCallHasAnIdOfItsOwn() {
        List<JsonNode> calls = files().stream().flatMap(file -> file.sendings().stream()).toList();

        assertThat(calls).extracting(step -> step.path("id").asText()).doesNotHaveDuplicates();
        // The database is always the same one: there, the id tells what is done.
        assertThat(calls).filteredOn(step -> !step.path("uri").asText().equals("sql"))
                .allMatch(step -> step.path("id").asText().startsWith("to-"));
    }

    @Test
    void everyStepHasAnIdOfItsOwn() {
        List<String> ids = files().stream().flatMap(ShippedRoute::steps)
                .filter(step -> STEPS.contains(step.getKey()))
                .map(step -> step.getValue().path("id").asText()).toList();

        assertThat(ids).isNotEmpty().doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+(-[a-z]+)+"))
                .doesNotContainAnyElementsOf(files().stream().map(ShippedRoute::name).toList());
    }

    /** A step that calls, decides or repeats says why; one that only moves a value about need not. */
    @ParameterizedTest
    @MethodSource("files")
    void everyStepThatDoesSomethingSaysWhat(ShippedRoute file) {
        assertThat(file.steps().filter(step -> STEPS.contains(step.getKey()))
                .filter(step -> !MOVES_A_VALUE.contains(step.getKey()) || calls(step.getValue())))
                .allSatisfy(step -> assertThat(step.getValue().path("description").asText())
                        .as(step.toString()).hasSizeGreaterThan(7).doesNotEndWith("."));
    }

    private static boolean calls(JsonNode step) {
        return step.path("expression").has("method");
    }

    @Test
    void everyRouteThatIsCalledExistsAndEveryRouteIsCalled() {
        Set<String> called = Set.copyOf(files().stream().flatMap(file -> file.calls().stream()).toList());

        assertThat(files()).extracting(ShippedRoute::name)
                .filteredOn(name -> !name.equals(CONFIGURATIONS) && !BEGINNINGS.contains(name))
                .containsExactlyInAnyOrderElementsOf(called.stream()
                        .filter(name -> !BEGINNINGS.contains(name)).toList());
    }

    @ParameterizedTest
    @MethodSource("files")
    void namesBeansThatExist(ShippedRoute file) {
        file.steps().forEach(step -> {
            JsonNode value = step.getValue();
            if (value.has("ref")) {
                assertThat(BEANS.methods(value.path("ref").asText())).as("methods of " + value)
                        .contains(value.path("method").asText().replaceAll("\\(.*", ""));
            }
            for (String option : List.of("executorService", "idempotentRepository", "onExceptionOccurredRef",
                    "httpClientConfigurer")) {
                if (value.has(option)) {
                    assertThat(BEANS.has(value.path(option).asText().replace("#", ""))).as(value.toString()).isTrue();
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void isWrittenInTheCanonicalForm(ShippedRoute file) {
        file.steps().forEach(step -> assertCanonical(step.getKey(), step.getValue()));
    }

    @Test
    void onlyRequestsReachTheNetworkAndThoseToManageAreThrottled() {
        assertThat(files()).filteredOn(ShippedRoute::reachesTheNetwork).extracting(ShippedRoute::name)
                .containsExactly("alert", "connectwise-request", "database-alert", "dtools-request",
                        "tool-request", "webhook-request");
        assertThat(files()).filteredOn(file -> !file.all("throttle").isEmpty()).extracting(ShippedRoute::name)
                .containsExactly("connectwise-request");
    }

    @Test
    void noHeaderThatCameAlongGetsIntoAMail() {
        assertThat(Stream.of("alert", "database-alert")).allSatisfy(route ->
                assertThat(ShippedRoute.of(route).all("removeHeaders")).extracting(step -> step.path("pattern")
                        .asText())
                        .containsExactly("*"));
    }

    @Test
    void whatIsRepeatedIsARouteOfItsOwn() {
        assertThat(files()).filteredOn(file -> !file.all("routeConfigurationId").isEmpty()).allSatisfy(file -> {
            assertThat(file.reachesTheNetwork()).isFalse();
            assertThat(file.calls()).hasSize(1).allSatisfy(call -> assertThat(
                    ShippedRoute.of(call).all("noErrorHandler")).as("error handler of " + call).hasSize(1));
        });
    }

    @Test
    void everyFileHasATest() throws IOException {
        try (Stream<Path> tests = Files.list(Path.of("src/test/java/dev/sibridge/routes"))) {
            assertThat(tests.map(test -> test.getFileName().toString().toLowerCase()))
                    .containsAll(files().stream().map(RoutesTest::test).distinct().toList());
        }
    }

    /** Those that are the operator's are all alike, as we ship them, and share a test. */
    private static String test(ShippedRoute file) {
        return HOOKS.contains(file.name()) ? "customizetest.java" : file.name().replace("-", "") + "test.java";
    }

    private static void assertCanonical(String key, JsonNode value) {
        String what = key + ": " + value;
        if (TAKES_EXPRESSION.contains(key) || IS_OBJECT.contains(key)) {
            assertThat(value.isObject()).as(what).isTrue();
        }
        if (TAKES_EXPRESSION.contains(key)) {
            assertThat(value.path("expression").isObject()).as(what).isTrue();
            assertThat(value.properties()).as(what).extracting(Map.Entry::getKey)
                    .doesNotContainAnyElementsOf(LANGUAGES);
        }
        if (value.has("uri")) {
            assertThat(value.path("uri").asText()).as(what).matches("[a-z]+|\\{\\{[a-z.]+}}|\\$\\{[a-zA-Z.]+}");
        }
    }

    private static JsonSchema schema() {
        try (InputStream schema = RoutesTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(schema);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
