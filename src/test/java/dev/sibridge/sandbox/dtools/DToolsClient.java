package dev.sibridge.sandbox.dtools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.RunningSandbox;
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

/** A client for the D-Tools sandbox that hides nothing. */
final class DToolsClient {

    static final ObjectMapper JSON = new ObjectMapper();

    private final RunningSandbox running = RunningSandbox.shared();
    private final URI base = URI.create(running.url());

    private DToolsClient() {
    }

    /** Of a sandbox with the sample exports in its queue. */
    static DToolsClient withSamples() {
        DToolsClient client = new DToolsClient();
        client.sandbox().reset();
        return client;
    }

    /** Of a sandbox with an empty queue. */
    static DToolsClient empty() {
        DToolsClient client = new DToolsClient();
        client.sandbox().clear();
        return client;
    }

    DToolsSandbox sandbox() {
        return running.dtools();
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
}
