package dev.sibridge.sandbox.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class ManageAccessTest extends ManageTest {

    private static final String MAKERS = "/procurement/manufacturers";

    @Test
    void the_codebase_is_told_to_everyone() {
        JsonNode info = client.get(client.root() + "/login/companyinfo/Sandbox").json();
        assertThat(info.get("Codebase").asText()).isEqualTo("v4_6_release/");
        assertThat(info.get("CompanyID").asText()).isEqualTo("sandbox");
        assertThat(client.get(client.root() + "/login/companyinfo/nobody").body()).isEqualTo("null");
        assertThat(client.get("/system/info").json().get("isCloud").asBoolean()).isTrue();
    }

    @Test
    void the_gateway_knows_codebases_and_companies() {
        ManageClient.Answer codebase = client.get(client.root() + "/v2099_1/apis/3.0/company/companies");
        assertThat(codebase.status()).isEqualTo(400);
        assertThat(codebase.body()).isEqualTo("Cannot route. Codebase/company is invalid");
        assertThat(client.login("other+sandbox:sandbox").get("/company/companies").body())
                .isEqualTo("Cannot route. Codebase/company is invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox+sandbox:wrong", "sandbox+other:sandbox", "sandbox:sandbox", "sandbox"})
    void wrong_keys_are_not_let_in(String credentials) {
        ManageClient.Answer answer = client.login(credentials).get("/company/companies");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("message").asText()).isEqualTo("UserNotAuthenticated");
    }

    @Test
    void a_client_id_is_needed() {
        assertThat(client.header("clientId", "me").get("/company/companies").status()).isEqualTo(401);
        assertThat(client.without("clientId").get("/company/companies").status()).isEqualTo(401);
        assertThat(client.without("Authorization").get("/company/companies").status()).isEqualTo(401);
    }

    @Test
    void an_integrator_acts_as_a_member_through_a_token() {
        client.login("sandbox+sandbox-integrator:sandbox");
        String tokens = "/system/members/rokafor/tokens";
        assertThat(client.post(tokens, "{}").status()).isEqualTo(401);
        client.header("x-cw-usertype", "integrator");
        assertThat(client.get("/company/companies").status()).isEqualTo(403);
        assertThat(client.post("/system/members/nobody/tokens", "{}").status()).isEqualTo(404);
        assertThat(client.post("/system/members/mformer/tokens", "{}").status()).isEqualTo(400);
        JsonNode token = client.post(tokens, "{'memberIdentifier':'rokafor'}").json();
        assertThat(Instant.parse(token.get("expiration").asText())).isAfter(Instant.now().plus(Duration.ofHours(3)));
        client.login("sandbox+" + token.get("publicKey").asText() + ":" + token.get("privateKey").asText());
        assertThat(client.get("/company/companies").status()).isEqualTo(401);
        client.header("x-cw-usertype", "member");
        assertThat(client.post(MAKERS, "{'name':'LG'}").json().at("/_info/updatedBy").asText()).isEqualTo("rokafor");
        client.control("DELETE", "/tokens", null);
        assertThat(client.get("/company/companies").status()).isEqualTo(401);
    }

    @Test
    void members_are_found_by_identifier() {
        assertThat(client.get("/system/members/ROKAFOR").json().get("officeEmail").asText())
                .isEqualTo("renee.okafor@example.com");
        assertThat(client.get("/system/members/nobody").status()).isEqualTo(404);
        assertThat(client.id("/system/members", "inactiveFlag=true")).isPositive();
    }

    @Test
    void answers_carry_the_media_type_of_the_version_asked_for() {
        client.header("Accept", "application/vnd.connectwise.com+json; version=2025.1");
        assertThat(client.get("/system/info").header("Content-Type").replace(" ", ""))
                .isEqualToIgnoringCase("application/vnd.connectwise.com+json;version=2025.1;charset=utf-8");
    }

    @Test
    void faults_hit_the_nth_call_that_matches_and_as_many_times_as_asked() {
        fault("{'method':'POST','path':'/procurement/manufacturers','nth':2,'times':2,'kind':'status','status':503}");
        assertThat(client.post(MAKERS, "{'name':'A'}").status()).isEqualTo(201);
        assertThat(client.get(MAKERS).status()).isEqualTo(200);
        assertThat(client.post(MAKERS, "{'name':'B'}").status()).isEqualTo(503);
        assertThat(client.post(MAKERS, "{'name':'B'}").status()).isEqualTo(503);
        assertThat(client.post(MAKERS, "{'name':'B'}").status()).isEqualTo(201);
    }

    @Test
    void faults_come_as_rate_limit_garbage_timeout_or_delay() {
        fault("{'path':'/procurement/.*','kind':'rate-limit','retryAfter':7}");
        ManageClient.Answer limited = client.get(MAKERS);
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("Retry-After")).isEqualTo("7");
        assertThat(limited.body()).isEqualTo("{\"error\":\"ConnectWiseAPI\","
                + "\"message\":\"Too many requests. Please try again in 7 seconds.\"}");
        fault("{'kind':'garbage'}");
        ManageClient.Answer garbage = client.get(MAKERS);
        assertThat(garbage.status()).isEqualTo(200);
        assertThatThrownBy(garbage::json).hasRootCauseInstanceOf(IOException.class);
        fault("{'kind':'status','execute':true}");
        ManageClient.Answer timeout = client.post(MAKERS, "{'name':'A'}");
        assertThat(timeout.status()).isEqualTo(500);
        assertThat(timeout.body()).contains("A timeout has occured. Please try again.");
        assertThat(client.id(MAKERS, "name=\"A\"")).isPositive();
        fault("{'kind':'slow','delayMs':150}");
        Instant start = Instant.now();
        assertThat(client.get(MAKERS).status()).isEqualTo(200);
        assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        assertThat(client.control("POST", "/faults", "{'kind':'nonsense'}").status()).isEqualTo(400);
    }

    @Test
    void a_connection_is_dropped_before_or_after_the_call_took_effect() {
        String url = client.root() + "/v4_6_release/apis/3.0" + MAKERS;
        fault("{'method':'POST','kind':'drop-before'}");
        assertThatThrownBy(() -> client.trySend("POST", url, "{\"name\":\"A\"}")).isInstanceOf(IOException.class);
        assertThat(client.get(MAKERS, "conditions", "name=\"A\"").json()).isEmpty();
        fault("{'method':'POST','kind':'drop-after'}");
        assertThatThrownBy(() -> client.trySend("POST", url, "{\"name\":\"A\"}")).isInstanceOf(IOException.class);
        assertThat(client.get(MAKERS, "conditions", "name=\"A\"").json()).hasSize(1);
        assertThat(SANDBOX.manage().log()).extracting(LoggedCall::fault).contains("drop-before", "drop-after");
    }

    @Test
    void calls_are_logged_as_they_came() {
        client.post(MAKERS + "?fields=id", "{'name':'A','colour':'red'}");
        JsonNode call = client.control("GET", "/log", null).json().get(0);
        assertThat(call.get("method").asText()).isEqualTo("POST");
        assertThat(call.get("path").asText()).isEqualTo(MAKERS + "?fields=id");
        assertThat(call.get("status").asInt()).isEqualTo(201);
        assertThat(call.get("body").asText()).isEqualTo("{\"name\":\"A\",\"colour\":\"red\"}");
        assertThat(call.get("violations")).hasSize(1);
        client.control("DELETE", "/log", null);
        assertThat(SANDBOX.manage().log()).isEmpty();
    }

    @Test
    void latency_and_limits_are_set_and_reset() {
        String company = "{'identifier':'" + "x".repeat(26) + "','name':'x','site':{'name':'Main'}}";
        assertThat(client.post("/company/companies", company).errors()).containsExactly("OutOfRange identifier");
        assertThat(client.control("POST", "/limits", "{'set':'2026.4'}").status()).isEqualTo(204);
        assertThat(client.post("/company/companies", company).status()).isEqualTo(201);
        assertThat(client.control("POST", "/limits", "{'set':'1999'}").status()).isEqualTo(400);
        client.control("POST", "/latency", "{'ms':120}");
        Instant start = Instant.now();
        client.get("/company/companies");
        assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(120));
        client.control("POST", "/reset", null);
        assertThat(client.get("/company/companies").json()).hasSize(3);
        assertThat(client.post("/company/companies", company).status()).isEqualTo(400);
    }

    @Test
    void the_state_is_told_by_path_with_compact_references() {
        int project = project();
        phase(project, "Attic");
        assertThat(SANDBOX.manage().state().get("/project/projects/{parentId}/phases")).singleElement()
                .satisfies(phase -> assertThat(phase).containsEntry("projectId", project)
                        .containsEntry("description", "Attic").doesNotContainKey("_info"));
        assertThat(SANDBOX.manage().state().get("/project/projects").get(0).get("board").toString())
                .matches("\\{id=\\d+}");
    }

    @Test
    void without_its_profile_there_is_no_sandbox() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.scan("dev.sibridge.sandbox.manage");
            context.refresh();
            assertThat(context.getBeanDefinitionNames()).noneMatch(name -> context.getBean(name).getClass().getName()
                    .startsWith("dev.sibridge"));
        }
    }

    private void fault(String body) {
        assertThat(client.control("POST", "/faults", body).status()).isEqualTo(201);
    }
}
