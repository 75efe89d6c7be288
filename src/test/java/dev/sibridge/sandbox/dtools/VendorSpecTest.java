package dev.sibridge.sandbox.dtools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.dtools.exports.SampleExports;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VendorSpecTest {

    private static final Map<String, String> CALLS = Map.of("/Subscribe/Projects", "get",
            "/Subscribe/Projects/{id}", "get", "/Subscribe/Projects/GetProjectByMessageId", "get",
            "/Subscribe/Projects/GetProjectComments", "get", "/Subscribe/Projects/MarkAsImported", "put",
            "/Subscribe/Projects/MarkAsImportedByMessageId", "put");
    private static final Map<String, String> VALUES = Map.of("includeImported", "true", "includeDeleted", "false",
            "includeArchived", "false", "getAdjustmentsByItem", "true", "pageNumber", "1", "pageSize", "5",
            "publishedOnUnixTimeMs", "9999999999999");

    private final VendorSpec spec = VendorSpec.ifPresent();
    private final DToolsClient client = DToolsClient.withSamples();
    private final JsonNode newest = client.sandbox().messages().get(0);

    @Test
    void theSchemaWouldNoticeAnUnknownMemberAndAWrongType() {
        ObjectNode project = new SampleExports().projects().get(1);
        assertThat(spec.closed("Project").validate(project)).isEmpty();

        ObjectNode item = (ObjectNode) project.path("Items").get(0);
        item.put("Quantity", "one").put("siItemId", "camel case").put("UpdatedOn", "yesterday");

        assertThat(spec.closed("Project").validate(project)).hasSize(3);
    }

    @Test
    void everyCallOnProjectsIsServed() {
        assertThat(spec.paths("/Subscribe/Projects")).containsExactlyInAnyOrderElementsOf(CALLS.keySet());
    }

    @Test
    void everyParameterOfTheVendorIsAccepted() {
        CALLS.forEach((path, method) -> {
            StringBuilder call = new StringBuilder(path.replace("{id}", value("id"))).append("?");
            spec.queryParameters(method, path).forEach(name ->
                    call.append(name).append('=').append(value(name)).append('&'));
            client.send(method.toUpperCase(Locale.ROOT), "/sandbox/SI" + call, null, "sandbox").expect(200);
        });
    }

    @Test
    void listsAndCommentsHoldToTheSchema() {
        JsonNode list = client.get("/Subscribe/Projects?includeImported=true").json();
        JsonNode comments = client.get("/Subscribe/Projects/GetProjectComments?id=" + value("id")).json();

        assertThat(spec.closed("ProjectsResult").validate(list)).isEmpty();
        assertThat(list.path("Projects").get(0).fieldNames()).toIterable()
                .containsExactlyInAnyOrderElementsOf(spec.members("ProjectInfo"));
        assertThat(spec.closed("ProjectCommentsResult").validate(comments)).isEmpty();
    }

    @Test
    void projectsHoldToTheSchemaInEveryShape() {
        for (JsonNode row : client.sandbox().messages()) {
            String read = "/Subscribe/Projects/" + row.path("Id").asText() + "?coNumber="
                    + row.path("CONumber").asText("");
            for (String shape : new String[] {"", "&getAdjustmentsByItem=true", "&aggregateBy=Item",
                "&aggregateBy=Location"}) {
                assertThat(spec.closed("Project").validate(client.project(read + shape))).as(read + shape).isEmpty();
            }
        }
    }

    @Test
    void theSmallSampleHasEveryMember() {
        JsonNode small = new SampleExports().projects().get(0);

        assertThat(small.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(spec.members("Project"));
        assertThat(small.path("Items")).allSatisfy(item -> assertThat(item.fieldNames()).toIterable()
                .containsExactlyInAnyOrderElementsOf(spec.members("ProjectItem")));
    }

    private String value(String parameter) {
        return switch (parameter) {
            case "id" -> newest.path("Id").asText();
            case "messageId" -> newest.path("MessageId").asText();
            case "coNumber" -> newest.path("CONumber").asText();
            default -> VALUES.getOrDefault(parameter, "x");
        };
    }
}
