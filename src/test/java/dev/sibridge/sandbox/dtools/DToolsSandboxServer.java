package dev.sibridge.sandbox.dtools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.SandboxState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The D-Tools sandbox alone on a free loopback port, with nothing else of the product, and a client for it. */
final class DToolsSandboxServer {

    static final ObjectMapper JSON = new ObjectMapper();

    private static DToolsSandboxServer shared;

    private final ConfigurableApplicationContext context;
    private final URI base;

    private DToolsSandboxServer() {
        context = new SpringApplicationBuilder(App.class).profiles("sandbox").web(WebApplicationType.SERVLET)
                .run("--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off",
                        "--spring.config.name=only-the-sandbox", "--logging.level.root=error");
        base = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    /** The server that all test classes of this JVM use, with the sample exports in its queue. */
    static synchronized DToolsSandboxServer withSamples() {
        if (shared == null) {
            shared = new DToolsSandboxServer();
        }
        shared.sandbox().reset();
        return shared;
    }

    static DToolsSandboxServer empty() {
        DToolsSandboxServer server = withSamples();
        server.sandbox().clear();
        return server;
    }

    DToolsSandbox sandbox() {
        return context.getBean(DToolsSandbox.class);
    }

    Answer get(String path) {
        return send("GET", "/sandbox/SI" + path, null, "sandbox");
    }

    Answer put(String path) {
        return send("PUT", "/sandbox/SI" + path, null, "sandbox");
    }

    ObjectNode project(String pathAndQuery) {
        return (ObjectNode) get(pathAndQuery).expect(200).json();
    }

    /** Asks for a fault; the JSON is written with single quotes. */
    void fault(String json) {
        send("POST", "/sandbox/control/dtools/faults", json.replace('\'', '"'), null).expect(204);
    }

    Answer send(String method, String path, String body, String key) {
        try {
            return new Answer(exchange(method, path, body, key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // A client of its own: one that keeps connections would quietly repeat a GET on a dropped one.
    HttpResponse<String> exchange(String method, String path, String body, String key) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(10))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (key != null) {
            request.header("X-DTSI-ApiKey", key);
        }
        try {
            return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
                    .send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A bare connection, for what a well-behaved client would hide. */
    Socket socket() throws IOException {
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What came back, read as JSON when asked. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        Answer expect(int status) {
            if (status() != status) {
                throw new AssertionError("Expected " + status + ", got " + status() + ": " + response.body());
            }
            return this;
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(response.body(), e);
            }
        }
    }

    // No stereotype, so that a scan of the whole product passes it by.
    @ImportAutoConfiguration({ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class})
    @ComponentScan(basePackageClasses = SandboxState.class, excludeFilters = @ComponentScan.Filter(
            type = FilterType.REGEX, pattern = "dev\\.sibridge\\.sandbox\\.(?!dtools\\.)[a-z].*"))
    static class App {
    }
}
