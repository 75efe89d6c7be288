package dev.sibridge.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.SiBridge;
import dev.sibridge.web.pages.Visitor;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Who a request comes from is what a reverse proxy says that the operator names; LockOutTest has the others. */
class ForwardedTest {

    private ConfigurableApplicationContext instance;
    private String url;

    @AfterEach
    void stop() {
        instance.close();
    }

    @Test
    void behindAProxyThatIsNamedWhoeverGuessesKeepsNobodyElseOut() {
        start("127\\.0\\.0\\.1");
        for (int i = 0; i < 5; i++) {
            assertThat(call("192.0.2.1", "wrong " + i).statusCode()).isEqualTo(401);
        }

        assertThat(call("192.0.2.1", "right horse battery").statusCode()).isEqualTo(429);
        assertThat(call("192.0.2.2", "right horse battery").statusCode()).isEqualTo(200);
        assertThat(new Visitor(url).get("/sign-in", "X-Forwarded-Proto", "https").headers().allValues("Set-Cookie"))
                .as("it has come encrypted").allSatisfy(cookie -> assertThat(cookie).contains("; Secure"));
    }

    private HttpResponse<String> call(String from, String password) {
        Visitor program = new Visitor(url);
        HttpRequest.Builder request = program.request("/api/accounts").header("X-Forwarded-For", from)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(("boss:" + password)
                        .getBytes(StandardCharsets.UTF_8)));
        return program.send(request);
    }

    private void start(String proxies) {
        instance = new SpringApplicationBuilder(SiBridge.class).run("--DATABASE_URL=jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1",
                "--ADMIN_USERNAME=boss", "--ADMIN_PASSWORD=right horse battery", "--TRUSTED_PROXIES=" + proxies,
                "--server.port=0", "--bridge.timers=false", "--camel.main.jmx-enabled=false",
                "--logging.level.dev.sibridge=off", "--spring.main.log-startup-info=false");
        url = "http://127.0.0.1:" + ((ServletWebServerApplicationContext) instance).getWebServer().getPort();
    }
}
