package dev.sibridge.pm.redmine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolException.Kind;
import dev.sibridge.pm.ToolHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A real Redmine, begun and ended by {@code src/test/redmine/redmine.sh}. */
public final class RealRedmine implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final String SCRIPT = Path.of("src", "test", "redmine", "redmine.sh").toString();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path directory;
    private final String url;
    private final JsonNode info;
    private final List<String> calls = new ArrayList<>();

    public RealRedmine() throws IOException {
        // Its own user must be able to reach it, which a directory below ours may not allow.
        directory = Files.createTempDirectory(Path.of("/var/tmp"), "si-bridge-redmine");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        url = "http://127.0.0.1:" + port;
        run("up", directory.toString(), String.valueOf(port));
        info = JSON.readTree(directory.resolve("info.json").toFile());
    }

    /** Whether Redmine is installed here, as its script wants it. */
    public static boolean isInstalled() {
        try {
            return new ProcessBuilder("bash", SCRIPT, "check").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("bash", SCRIPT));
        command.addAll(List.of(arguments));
        try {
            int status = new ProcessBuilder(command).inheritIO().redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("redmine.sh " + arguments[0] + " ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Everything as it was in the beginning, ids included. */
    public void reset() {
        run("reset", directory.toString());
        // The settings of the test before are forgotten only if newer ones are there.
        sql("UPDATE settings SET updated_on = datetime('now', '+1 minute')");
        calls.clear();
    }

    /** Changes what Redmine's API does not change. */
    public void sql(String statement) {
        run("sql", directory.toString(), statement);
    }

    /** Changes a setting. Redmine reads settings again when one is newer than those that it knows. */
    public void set(String name, String value) {
        sql("DELETE FROM settings WHERE name = '" + name + "'; INSERT INTO settings (name, value, updated_on) VALUES ('"
                + name + "', '" + value + "', datetime('now', '+1 minute'));");
    }

    public String idOf(String login) {
        return info.at("/users/" + login + "/id").asText();
    }

    /** What was called with {@link #as}, with method and path. */
    public List<String> calls() {
        return calls;
    }

    /** Somebody's requests. */
    public ToolHttp as(String login) {
        String key = info.at("/users/" + login + "/key").asText();
        return request -> {
            calls.add(request.method() + " " + request.path());
            return send(key, request);
        };
    }

    /** The same, but what is answered to the nth request of a method is lost. */
    public ToolHttp losing(String login, String method, int nth) {
        ToolHttp http = as(login);
        AtomicInteger met = new AtomicInteger();
        return request -> {
            ToolHttp.Answer answer = http.send(request);
            if (request.method().equals(method) && met.incrementAndGet() == nth) {
                throw new ToolException(Kind.PASSING, "There was no answer.", List.of());
            }
            return answer;
        };
    }

    private ToolHttp.Answer send(String key, ToolHttp.Request request) {
        String query = request.query().entrySet().stream().map(parameter -> parameter.getKey() + "="
                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(url + request.path()
                        + (query.isEmpty() ? "" : "?" + query)))
                .header("X-Redmine-API-Key", key).header("Content-Type", "application/json")
                .method(request.method(), request.body() == null ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(request.body().toString()));
        request.headers().forEach(http::header);
        try {
            HttpResponse<String> response = HTTP.send(http.build(), HttpResponse.BodyHandlers.ofString());
            return new ToolHttp.Answer(response.statusCode(), json(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What people do: a call with a body in JSON with single quotes, or none. */
    public JsonNode call(String login, String method, String path, String body) {
        try {
            ToolHttp.Answer answer = send(info.at("/users/" + login + "/key").asText(), new ToolHttp.Request(method,
                    path, Map.of(), Map.of(), body == null ? null : JSON.readTree(body.replace('\'', '"')), false));
            if (!answer.isGood()) {
                throw new IllegalStateException(method + " " + path + ": " + answer.status() + " " + answer.body());
            }
            return answer.body();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? null : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    @Override
    public void close() {
        run("down", directory.toString());
    }
}
