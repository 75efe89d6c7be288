package dev.sibridge.sandbox.dtools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;

/** The vendor's OpenAPI document, where it lies beside the project; a test that needs it is skipped elsewhere. */
final class VendorSpec {

    private static final Path FILE = Path.of("..", "shared", "specs", "dtools-si.openapi.json");
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final JsonNode document;

    private VendorSpec(JsonNode document) {
        this.document = document;
    }

    static VendorSpec ifPresent() {
        Assumptions.assumeTrue(Files.isReadable(FILE), "no vendor spec beside the project");
        try {
            return new VendorSpec(DToolsClient.JSON.readTree(FILE.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema of that name, in which no member may stand that the vendor does not have. */
    JsonSchema closed(String name) {
        ObjectNode root = DToolsClient.JSON.createObjectNode().put("$schema", DIALECT)
                .put("$ref", "#/components/schemas/" + name);
        ObjectNode schemas = ((ObjectNode) document.path("components").path("schemas")).deepCopy();
        schemas.forEach(schema -> ((ObjectNode) schema).put("additionalProperties", false));
        root.putObject("components").set("schemas", schemas);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root);
    }

    Set<String> members(String schema) {
        Set<String> members = new TreeSet<>();
        document.path("components").path("schemas").path(schema).path("properties").fieldNames()
                .forEachRemaining(members::add);
        return members;
    }

    Set<String> queryParameters(String method, String path) {
        Set<String> names = new TreeSet<>();
        for (JsonNode parameter : document.path("paths").path(path).path(method).path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        }
        return names;
    }

    Set<String> paths(String start) {
        Set<String> paths = new TreeSet<>();
        document.path("paths").fieldNames().forEachRemaining(path -> {
            if (path.equals(start) || path.startsWith(start + "/")) {
                paths.add(path);
            }
        });
        return paths;
    }
}
