package dev.sibridge.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Who gets in where, and how little Jolokia does even for the operator. */
@AutoConfigureObservability(tracing = false)
@TestPropertySource(properties = {"camel.main.jmx-enabled=true", "DATABASE_URL=jdbc:h2:mem:doors" + RunningApi.DATABASE})
@DirtiesContext
class DoorsTest extends RunningApi {

    private static final String OPEN = "/actuator/health/liveness";
    private static final String CALLBACKS = "/callbacks/manage/";
    private static final String ROUTE = "org.apache.camel:context=si-bridge,name=\\\"tidy-history\\\",type=routes";
    private static final String CAMEL = "org.apache.camel:context=si-bridge,name=\\\"si-bridge\\\",type=context";

    @Autowired
    private ServletWebServerApplicationContext application;
    @Autowired
    private CamelContext camel;

    @Test
    void everyDoorThatIsThereRefusesStrangersOrAsksThemToSignInButForLivenessAndManagesCallbacks() throws Exception {
        Set<String> doors = doors();

        assertThat(doors).contains(OPEN, "/api/runs", "/api/polls", "/actuator/prometheus", "/actuator/hawtio",
                "/actuator/jolokia/x", "/actuator/hawtio/jolokia/x", "/actuator/hawtio/auth/login", "/error");
        for (String door : doors) {
            for (String method : new String[] {"GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE"}) {
                int status = send(method, door, null).statusCode();
                if (door.equals(OPEN)) {
                    assertThat(status).isNotEqualTo(401);
                } else if (door.startsWith(CALLBACKS) && method.equals("POST")) {
                    // Manage cannot sign in, it signs; and without a public address there is nothing.
                    assertThat(status).isEqualTo(404);
                } else if (door.matches("/(api|actuator|callbacks)(/.*)?")) {
                    assertThat(status).as(method + " " + door).isIn(400, 401);
                } else if (!door.matches("/(sign-in|assets|webjars)(/.*)?")) {
                    // A form without the token of a page that somebody has seen is refused, whoever sends it.
                    assertThat(status).as(method + " " + door).isIn(302, 400, 403);
                }
            }
        }
    }

    @Test
    void actuatorHasFourDoorsForTheOperator() throws Exception {
        assertThat(get("/actuator", 200).path("_links").propertyStream().map(Map.Entry::getKey)
                .map(name -> name.replaceFirst("-.*", "")).distinct())
                .containsExactlyInAnyOrder("self", "health", "prometheus", "hawtio", "jolokia");
    }

    @Test
    void theConsoleOfTheRoutesIsThereForWhoSignedIn() throws Exception {
        HttpResponse<String> page = send("GET", "/actuator/hawtio/index.html", "ops:correct horse");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).containsIgnoringCase("<title>");
        assertThat(get("/actuator/hawtio/jolokia/version", 200).path("value").path("agent").asText()).isNotBlank();
        assertThat(send("GET", "/actuator/hawtio/proxy/http/127.0.0.1/" + port + "/api/runs", "ops:correct horse")
                .statusCode()).isEqualTo(403);
    }

    @Test
    void theOperatorSeesRoutesByNameAndDescriptionStopsThemAndStartsThem() throws Exception {
        JsonNode route = value("{\"type\":\"read\",\"mbean\":\"" + ROUTE + "\"}");
        assertThat(route.path("RouteId").asText()).isEqualTo("tidy-history");
        assertThat(route.path("Description").asText()).isNotBlank();

        value("{\"type\":\"exec\",\"mbean\":\"" + ROUTE + "\",\"operation\":\"stop()\"}");
        assertThat(camel.getRouteController().getRouteStatus("tidy-history").isStopped()).isTrue();
        assertThat(get("/actuator/health", 200).path("components").path("routes").path("details").path("stopped")
                .get(0).asText()).isEqualTo("tidy-history");
        assertThat(get("/actuator/health/readiness", 200).path("status").asText()).isEqualTo("UP");

        value("{\"type\":\"exec\",\"mbean\":\"" + ROUTE + "\",\"operation\":\"start()\"}");
        assertThat(camel.getRouteController().getRouteStatus("tidy-history").isStarted()).isTrue();
        assertThat(value("{\"type\":\"exec\",\"mbean\":\"" + CAMEL + "\",\"operation\":\"dumpRoutesAsXml()\"}")
                .asText()).contains("tidy-history").contains("{{bridge.queue}}");
        assertThat(value("{\"type\":\"read\",\"mbean\":\"java.lang:type=Memory\",\"attribute\":\"HeapMemoryUsage\"}")
                .path("used").asLong()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        // Camel: messages, routes, expressions, settings
        CAMEL + "|sendBody|[\"direct:poll-exports\",\"x\"]",
        CAMEL + "|sendStringBody|[\"direct:poll-exports\",\"x\"]",
        CAMEL + "|requestBody|[\"language:groovy:1\",\"x\"]",
        CAMEL + "|requestStringBody|[\"language:simple:${sysenv.PATH}\",\"x\"]",
        CAMEL + "|sendBodyAndHeaders|[\"direct:poll-exports\",\"x\",{}]",
        CAMEL + "|addOrUpdateRoutesFromXml|[\"<routes/>\"]",
        CAMEL + "|dumpRoutesAsXml(boolean)|[true]",
        CAMEL + "|dumpRoutesAsXml(boolean,boolean)|[true,true]",
        CAMEL + "|dumpRoutesAsYaml(boolean)|[true]",
        CAMEL + "|createEndpoint|[\"exec:id\"]",
        CAMEL + "|removeEndpoints|[\"*\"]",
        CAMEL + "|setGlobalOption|[\"a\",\"b\"]",
        CAMEL + "|getGlobalOption|[\"a\"]",
        CAMEL + "|stop|[]", CAMEL + "|stop()|[]", CAMEL + "|suspend|[]", CAMEL + "|restart|[]",
        ROUTE + "|updateRouteFromXml|[\"<route/>\"]",
        ROUTE + "|dumpRouteAsXml(boolean)|[true]",
        ROUTE + "|remove|[]", ROUTE + "|remove()|[]",
        "org.apache.camel:type=routes,*|stop()|[]",
        "org.apache.camel:context=si-bridge,type=tracer,name=BacklogDebugger|enableDebugger|[]",
        "org.apache.camel:context=si-bridge,type=tracer,name=BacklogTracer|dumpAllTracedMessages|[]",
        "org.apache.camel:context=si-bridge,type=services,name=DefaultTypeConverter|listTypeConverters|[]",
        // The JVM: code, files, memory
        "com.sun.management:type=HotSpotDiagnostic|dumpHeap|[\"/tmp/x\",true]",
        "com.sun.management:type=DiagnosticCommand|vmSystemProperties|[]",
        "com.sun.management:type=DiagnosticCommand|jvmtiAgentLoad|[[\"/tmp/x.so\"]]",
        "com.sun.management:type=DiagnosticCommand|compilerDirectivesAdd|[[\"/etc/passwd\"]]",
        "java.lang:type=Memory|gc|[]", "java.lang:type=Threading|dumpAllThreads|[true,true]",
        "java.util.logging:type=Logging|setLoggerLevel|[\"\",\"ALL\"]",
        "JMImplementation:type=MBeanServerDelegate|x|[]",
        "jdk.management.jfr:type=FlightRecorder|newRecording|[]",
        "jolokia:type=Config|debugInfo|[]", "Users:type=UserDatabase,database=UserDatabase|createUser|[]",
        "org.springframework.boot:type=Endpoint,name=Env|environment|[\"\"]",
        "Tomcat:type=Server|stop|[]"})
    void whatRunsCodeOrShowsSecretsIsRefusedEvenTheOperator(String attack) throws Exception {
        String[] parts = attack.split("\\|");

        JsonNode answer = jolokia("{\"type\":\"exec\",\"mbean\":\"" + parts[0] + "\",\"operation\":\"" + parts[1]
                + "\",\"arguments\":" + parts[2] + "}");

        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(403);
        assertThat(camel.getRoutes()).allSatisfy(route ->
                assertThat(camel.getRouteController().getRouteStatus(route.getId()).isStarted()).isTrue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"java.lang:type=Runtime|SystemProperties",
        "java.lang:type=Runtime|InputArguments", "java.lang:type=Runtime|ClassPath",
        "com.sun.management:type=HotSpotDiagnostic|DiagnosticOptions",
        "org.apache.camel:context=si-bridge,type=context,name=\\\"si-bridge\\\"|GlobalOptions",
        "org.apache.camel:context=si-bridge,type=tracer,name=BacklogTracer|Enabled",
        "jdk.management.jfr:type=FlightRecorder|Configurations"})
    void attributesThatMayHoldSecretsAreNotRead(String bean, String attribute) throws Exception {
        assertThat(jolokia("{\"type\":\"read\",\"mbean\":\"" + bean + "\",\"attribute\":\"" + attribute + "\"}")
                .path("status").asInt()).isEqualTo(403);
        assertThat(jolokia("{\"type\":\"read\",\"mbean\":\"" + bean + "\",\"attribute\":[\"" + attribute + "\"],"
                + "\"config\":{\"ignoreErrors\":true}}").path("value").toString()).doesNotContain("java.class.path");
    }

    @Test
    void noWayLeadsRoundThePolicy() throws Exception {
        // all attributes at once, by pattern
        String all = jolokia("{\"type\":\"read\",\"mbean\":\"*:*\",\"config\":{\"ignoreErrors\":true}}").toString();
        assertThat(all).doesNotContain("java.class.path").doesNotContain("sun.java.command")
                .doesNotContain("correct horse");
        // writing, notifications, other JVMs
        assertThat(jolokia("{\"type\":\"write\",\"mbean\":\"" + CAMEL + "\",\"attribute\":\"Tracing\",\"value\":true}")
                .path("status").asInt()).isEqualTo(403);
        String client = jolokia("{\"type\":\"notification\",\"command\":\"register\"}")
                .path("value").path("id").asText();
        assertThat(jolokia("{\"type\":\"notification\",\"command\":\"add\",\"client\":\"" + client
                + "\",\"mode\":\"pull\",\"mbean\":\"" + CAMEL + "\"}").path("status").asInt())
                .isGreaterThanOrEqualTo(400);
        JsonNode other = jolokia("{\"type\":\"read\",\"mbean\":\"java.lang:type=Runtime\",\"attribute\":\"Name\","
                + "\"target\":{\"url\":\"service:jmx:rmi:///jndi/rmi://127.0.0.1:1/jmxrmi\"}}");
        assertThat(other.path("value").asText()).as("the address is not called; the answer is our own")
                .isEqualTo(ManagementFactory.getRuntimeMXBean().getName());
        // what is hidden is not even listed
        assertThat(value("{\"type\":\"list\"}").propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("org.apache.camel", "java.lang");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/jolokia/exec/org.apache.camel:type=routes/stop()",
        "/actuator/hawtio/jolokia/exec/org.apache.camel:type=routes/stop()", "/actuator/jolokia?p=exec/x/y",
        "/actuator/jolokia/version?p=exec/x/y", "/actuator/jolokia/?p=read/java.lang:type=Memory",
        "/actuator/hawtio/jolokia?p=list", "/actuator/hawtio/jolokia/read/java.lang:type=Memory"})
    void anAddressIsNoCommandForAnyPageMayNameIt(String address) throws Exception {
        assertThat(send("GET", address, "ops:correct horse").statusCode()).isEqualTo(403);
        assertThat(send("HEAD", address, "ops:correct horse").statusCode()).isEqualTo(403);
    }

    @Test
    void aPageOfAnotherSiteCannotCommandThroughAnOperatorsBrowser() throws Exception {
        for (String door : new String[] {"/actuator/jolokia", "/actuator/hawtio/jolokia"}) {
            assertThat(post(door, "{\"type\":\"version\"}", "https://evil.example").statusCode()).isEqualTo(403);
            assertThat(post(door, "{\"type\":\"version\"}", "http://127.0.0.1:" + port).statusCode()).isEqualTo(200);
        }
    }

    private Set<String> doors() {
        Set<String> doors = new TreeSet<>();
        for (HandlerMapping mapping : application.getBeansOfType(HandlerMapping.class).values()) {
            if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
                methods.getHandlerMethods().keySet().forEach(info -> doors.addAll(info.getPatternValues()));
            } else if (mapping instanceof AbstractUrlHandlerMapping addresses) {
                doors.addAll(addresses.getHandlerMap().keySet());
            }
        }
        application.getServletContext().getServletRegistrations().values()
                .forEach(servlet -> doors.addAll(servlet.getMappings()));
        return doors.stream().flatMap(DoorsTest::examples).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> examples(String pattern) {
        String path = pattern.replaceAll("\\{[^}]*}", "1").replaceAll("\\*+", "x");
        return Stream.of(path.startsWith("/") ? path : "/" + path, path.equals("/actuator/health/x") ? OPEN : "/");
    }

    private JsonNode value(String command) throws Exception {
        JsonNode answer = jolokia(command);
        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
        return answer.path("value");
    }

    private JsonNode jolokia(String command) throws Exception {
        return JSON.readTree(post("/actuator/jolokia", command, null).body());
    }

    private HttpResponse<String> post(String path, String body, String origin) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json")
                .header("Authorization", basic("ops:correct horse"))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (origin != null) {
            request.header("Origin", origin);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
