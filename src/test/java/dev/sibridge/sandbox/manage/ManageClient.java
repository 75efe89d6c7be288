package dev.sibridge.sandbox.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.sandbox.RunningSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A client as plain as can be, for one sandbox. */
final class ManageClient {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String root;
    private final Map<String, String> headers = new LinkedHashMap<>();

    ManageClient(RunningSandbox sandbox) {
        root = sandbox.url() + "/sandbox";
        login("sandbox+sandbox:sandbox").header("clientId", "3f0a1c52-8d5e-4b7f-9a61-0c2d4e6f8a90");
    }

    ManageClient login(String credentials) {
        return header("Authorization",
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    ManageClient header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    ManageClient without(String name) {
        headers.remove(name);
        return this;
    }

    Answer get(String path) {
        return send("GET", api(path), null);
    }

    /** @param query alternately names and values */
    Answer get(String path, String... query) {
        StringBuilder url = new StringBuilder(path);
        for (int i = 0; i < query.length; i += 2) {
            url.append(i == 0 ? '?' : '&').append(query[i]).append('=')
                    .append(URLEncoder.encode(query[i + 1], StandardCharsets.UTF_8));
        }
        return get(url.toString());
    }

    /** @param body JSON; single quotes stand for double ones */
    Answer post(String path, String body) {
        return send("POST", api(path), body.replace('\'', '"'));
    }

    Answer put(String path, String body) {
        return send("PUT", api(path), body.replace('\'', '"'));
    }

    Answer patch(String path, String body) {
        return send("PATCH", api(path), body.replace('\'', '"'));
    }

    Answer delete(String path) {
        return send("DELETE", api(path), null);
    }

    Answer control(String method, String path, String body) {
        return send(method, root + "/control/manage" + path, body == null ? null : body.replace('\'', '"'));
    }

    /** The id of the one record that meets the conditions. */
    int id(String path, String conditions) {
        JsonNode found = get(path, "conditions", conditions).json();
        if (found.size() != 1) {
            throw new AssertionError(path + " where " + conditions + ": " + found);
        }
        return found.get(0).get("id").asInt();
    }

    /** The id of a new record. */
    int create(String path, String body) {
        Answer answer = post(path, body);
        if (answer.status() != 201) {
            throw new AssertionError(path + ": " + answer);
        }
        return answer.json().get("id").asInt();
    }

    private String api(String path) {
        return path.startsWith("/") ? root + "/v4_6_release/apis/3.0" + path : path;
    }

    String root() {
        return root;
    }

    Answer send(String method, String url, String body) {
        try {
            return trySend(method, url, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer trySend(String method, String url, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        headers.forEach(request::header);
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        request.method(method, body == null ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body));
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        JsonNode json() {
            try {
                return MAPPER.readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(response.body(), e);
            }
        }

        /** The errors of a refused record, each as {@code code field}. */
        List<String> errors() {
            List<String> errors = new ArrayList<>();
            json().path("errors").forEach(
                    error -> errors.add(error.path("code").asText() + " " + error.path("field").asText()));
            return errors;
        }

        @Override
        public String toString() {
            return status() + " " + body();
        }
    }
}
