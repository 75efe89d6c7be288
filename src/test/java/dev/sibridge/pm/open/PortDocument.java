package dev.sibridge.pm.open;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;

/** {@code docs/pm-port.openapi.yaml}: whether what goes over the wire is what it describes. */
final class PortDocument {

    private static final Path FILE = Path.of("docs", "pm-port.openapi.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document = read();
    private final Set<String> used = new TreeSet<>();

    private static JsonNode read() {
        try {
            return JSON.valueToTree(new Yaml().load(Files.readString(FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Operations that were used. */
    Set<String> used() {
        return used;
    }

    /** All operations that it describes. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        document.path("paths").forEach(path -> path.forEach(operation -> {
            if (operation.has("operationId")) {
                operations.add(operation.path("operationId").asText());
            }
        }));
        return operations;
    }

    /** The fields of each kind that the description of {@code Fields} names, as a text for people. */
    String fields() {
        return document.at("/components/schemas/Fields/description").asText();
    }

    /**
     * Holds a call against the document.
     *
     * @param path as it was called, without query
     */
    void check(String method, String path, Set<String> query, Map<String, String> headers, JsonNode request, int status,
            JsonNode answer) {
        String call = method + " " + path;
        JsonNode item = item(path);
        JsonNode operation = item.path(method.toLowerCase(Locale.ROOT));
        assertThat(operation.isObject()).as(call + " is described").isTrue();
        used.add(operation.path("operationId").asText());
        checkParameters(call, operation, query, headers);
        JsonNode body = operation.at("/requestBody/content/application~1json/schema");
        if (body.isMissingNode()) {
            assertThat(request).as(call + " has no body").isNull();
        } else {
            checkSchema(call + " is sent", body, request);
        }
        checkAnswer(call, operation, status, answer);
    }

    private void checkParameters(String call, JsonNode operation, Set<String> query, Map<String, String> headers) {
        Set<String> allowed = new TreeSet<>();
        operation.path("parameters").forEach(parameter -> {
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("query")) {
                allowed.add(name);
            } else if (parameter.path("required").asBoolean()) {
                assertThat(headers).as(call).containsKey(name);
            }
        });
        assertThat(allowed).as(call + " has these parameters").containsAll(query);
    }

    private void checkAnswer(String call, JsonNode operation, int status, JsonNode answer) {
        JsonNode response = operation.path("responses").path(String.valueOf(status));
        if (response.isMissingNode()) {
            assertThat(status).as(call + " is answered").isGreaterThanOrEqualTo(400);
            response = document.at("/components/responses/Problem");
            checkSchema(call + " is refused", response.path("content").elements().next().path("schema"), answer);
        } else if (response.has("content")) {
            checkSchema(call + " is answered", response.path("content").elements().next().path("schema"), answer);
        } else {
            assertThat(answer).as(call + " is answered without a body").isNull();
        }
    }

    private JsonNode item(String path) {
        String[] parts = path.substring(1).split("/");
        if (parts.length == 1 && document.path("paths").has(path)) {
            return document.path("paths").path(path);
        }
        assertThat(parts[0]).isIn(texts(document.at("/components/schemas/List/enum")));
        return document.path("paths").path(parts.length == 1 ? "/{list}" : parts.length == 2 ? "/{list}/{id}"
                : "/{list}/{id}/" + parts[2] + "/" + parts[3]);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private void checkSchema(String what, JsonNode schema, JsonNode body) {
        assertThat(body).as(what + " with a body").isNotNull();
        ObjectNode root = JSON.createObjectNode();
        root.setAll((ObjectNode) nullable(schema.deepCopy()));
        root.putObject("components").set("schemas", nullable(document.at("/components/schemas").deepCopy()));
        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(root).validate(body)).as(what + ": " + body)
                .isEmpty();
    }

    /** OpenAPI 3.0 has its own word for what JSON Schema calls the type null. */
    private static JsonNode nullable(JsonNode schema) {
        schema.forEach(PortDocument::nullable);
        if (schema instanceof ObjectNode object && object.path("nullable").isBoolean()
                && object.path("type").isTextual()) {
            ArrayNode types = JSON.createArrayNode().add(object.path("type").asText()).add("null");
            object.set("type", types);
        }
        return schema;
    }
}
