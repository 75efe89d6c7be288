package dev.sibridge.pm.open;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolHttp;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Sends requests to a tool over plain HTTP, and holds each call against the port's document, if there is one. */
final class HttpTool implements ToolHttp {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;
    private final String key;
    private final PortDocument document;

    HttpTool(String url, String key, PortDocument document) {
        this.url = url;
        this.key = key;
        this.document = document;
    }

    @Override
    public Answer send(Request request) {
        try {
            HttpResponse<String> response = HTTP.send(http(request), HttpResponse.BodyHandlers.ofString());
            JsonNode body = json(response.body());
            if (document != null) {
                document.check(request.method(), request.path(), request.query().keySet(), request.headers(),
                        request.body(), response.statusCode(), body);
            }
            return new Answer(response.statusCode(), body);
        } catch (IOException e) {
            throw new ToolException(ToolException.Kind.PASSING, "No answer: " + e.getMessage(), List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest http(Request request) {
        String query = request.query().entrySet().stream().map(parameter -> parameter.getKey() + "="
                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(url + request.path()
                        + (query.isEmpty() ? "" : "?" + query)))
                .header("Authorization", "Bearer " + key).header("Content-Type", "application/json")
                .method(request.method(), request.body() == null ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(request.body().toString()));
        request.headers().forEach(http::header);
        return http.build();
    }

    private static JsonNode json(String body) {
        try {
            return body.isEmpty() ? null : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
