package dev.sibridge.sandbox.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Member;
import dev.sibridge.sandbox.manage.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of members against the vendor's document; runs only where that lies beside the project. */
@EnabledIf(value = "isThere", disabledReason = "../shared/specs/connectwise-psa.openapi.json is not there")
class ManageSpecTest {

    private static final Path SPEC = Path.of("../shared/specs/connectwise-psa.openapi.json");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static JsonNode spec;
    private static JsonNode definitions;

    static boolean isThere() {
        return Files.exists(SPEC);
    }

    @BeforeAll
    static void read() throws IOException {
        spec = MAPPER.readTree(SPEC.toFile());
        definitions = plain(spec.at("/components/schemas"));
    }

    static Stream<Entity> entities() {
        List<Entity> entities = new ArrayList<>();
        new Model().entities().forEach(entities::add);
        return entities.stream().filter(entity -> !Boolean.FALSE.equals(entity.definition().specified()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entities")
    void members_types_lengths_and_values_are_the_vendors(Entity entity) {
        JsonNode schema = spec.at("/components/schemas/" + entity.name());
        Set<String> members = names(schema.get("properties"));
        members.remove("_info");
        assertThat(entity.members().keySet()).containsExactlyInAnyOrderElementsOf(members);
        assertThat(entity.definition().required()).containsExactlyInAnyOrderElementsOf(texts(schema.path("required")));
        entity.members().forEach((name, member) -> {
            JsonNode property = schema.at("/properties/" + name);
            JsonNode element = member.array() ? property.get("items") : property;
            assertThat(property.path("type").asText().equals("array")).as(name).isEqualTo(member.array());
            assertThat(member.max()).as(name).isEqualTo(element.path("maxLength").asInt());
            assertThat(member.values()).as(name).isEqualTo(texts(element.path("enum")));
            assertThat(member.kind()).as(name).isEqualTo(kind(element));
            assertThat(entity.definition().requiredOnUpdate().contains(name)).as(name)
                    .isEqualTo(property.path("x-required-on-updates").asBoolean());
        });
        history(entity, schema);
    }

    private static void history(Entity entity, JsonNode schema) {
        schema.path("x-limit-history").properties().forEach(field -> field.getValue().properties().forEach(limit ->
                assertThat(entity.max(entity.member(field.getKey()), limit.getKey()))
                        .isEqualTo(limit.getValue().asInt())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entities")
    void paths_and_methods_are_the_vendors(Entity entity) {
        String path = entity.definition().path();
        JsonNode list = spec.path("paths").path(path);
        JsonNode listed = list.isMissingNode() ? spec.path("paths").path(path + "/") : list;
        assertThat(listed.isMissingNode()).isFalse();
        assertThat(listed.has("post")).isEqualTo(entity.definition().methods().contains("POST"));
        JsonNode one = spec.path("paths").path(path + "/{id}");
        for (String method : List.of("PUT", "PATCH", "DELETE")) {
            assertThat(one.has(method.toLowerCase(Locale.ROOT))).as(method)
                    .isEqualTo(entity.definition().methods().contains(method));
        }
    }

    @Test
    void references_show_what_the_vendors_do() {
        Model model = new Model();
        for (Entity entity : entities().toList()) {
            entity.members().values().stream().filter(member -> member.kind() == Member.Kind.REFERENCE)
                    .forEach(member -> {
                        Set<String> shown = new TreeSet<>(model.reference(member).shows());
                        shown.addAll(Set.of("id", "_info"));
                        assertThat(shown).as(member.type()).isEqualTo(names(spec.at("/components/schemas/"
                                + member.type() + "/properties")));
                    });
        }
    }

    /** Types, enums and lengths of what is answered, and no member that the vendor does not have. */
    @Test
    void answers_hold_to_the_schema_of_their_entity() {
        RunningSandbox sandbox = RunningSandbox.shared();
        sandbox.reset();
        new SampleJob(sandbox).create();
        ManageClient client = new ManageClient(sandbox);
        entities().filter(entity -> !entity.isChild()).forEach(entity ->
                holds(entity.name(), client.get(entity.definition().path() + "?pageSize=1000").json()));
    }

    /** The same of what belongs to a project and its tickets, each kind at least once. */
    @Test
    void answers_about_what_belongs_to_a_project_hold_to_their_schema() {
        RunningSandbox sandbox = RunningSandbox.shared();
        sandbox.reset();
        SampleJob job = new SampleJob(sandbox);
        job.create();
        ManageClient client = new ManageClient(sandbox);
        String ticket = "/project/tickets/" + client.get("/project/tickets").json().at("/0/id").asInt();
        String project = "/project/projects/" + client.get("/project/projects").json().at("/0/id").asInt();
        client.create(ticket + "/notes", "{'text':'Hello','detailDescriptionFlag':true}");
        client.create(ticket + "/tasks", "{'notes':'Pull','priority':1}");
        client.create(project + "/notes", "{'text':'Hello','type':{'name':'Risk'}}");
        client.create(project + "/teamMembers",
                "{'member':{'identifier':'talbrecht'},'projectRole':{'identifier':'Team Member'},'hours':2}");
        client.create("/schedule/entries", "{'objectId':" + ticket.substring(17) + ",'type':{'identifier':'S'},"
                + "'member':{'identifier':'talbrecht'}}");
        Map.of("TicketNote", ticket + "/notes", "ProjectTicketNote", ticket + "/allNotes", "TicketTask",
                ticket + "/tasks", "ProjectNote", project + "/notes", "ProjectTeamMember", project + "/teamMembers",
                "ProjectPhase", project + "/phases", "ScheduleEntryReference", ticket + "/scheduleentries",
                "TimeEntryReference", ticket + "/timeentries", "StatusIndicator", "/project/statusIndicators",
                "CompanyCompanyTypeAssociation", "/company/companyTypeAssociations").forEach((schema, path) -> {
                    assertThat(client.get(path).json()).as(path).isNotEmpty();
                    holds(schema, client.get(path).json());
                });
        holds("ProjectWorkplan", client.get(project + "/projectWorkplan").json());
    }

    @Test
    void callbacks_hold_to_their_schema() {
        RunningSandbox sandbox = RunningSandbox.shared();
        sandbox.reset();
        SampleJob job = new SampleJob(sandbox);
        try (CallbackReceiver receiver = new CallbackReceiver()) {
            job.client.create("/system/callbacks", "{'url':'" + receiver.url()
                    + "','type':'project','level':'owner','objectId':1}");
            job.client.delete("/project/projects/" + job.project());
            job.client.control("GET", "/callbacks/waiting?ms=10000", null);
            assertThat(receiver.received()).hasSize(2).allSatisfy(received -> {
                // An older dialect: what may be null says so in a word of its own.
                ObjectNode json = received.json().deepCopy();
                json.properties().removeIf(field -> field.getValue().isNull());
                assertThat(schema("CallbackPayload").validate(json)).isEmpty();
                assertThat(names(received.json()))
                        .isEqualTo(names(spec.at("/components/schemas/CallbackPayload/properties")));
            });
        }
    }

    private static void holds(String name, JsonNode answers) {
        JsonSchema schema = schema(name);
        Set<String> members = names(spec.at("/components/schemas/" + name + "/properties"));
        for (JsonNode answer : answers.isArray() ? answers : MAPPER.createArrayNode().add(answers)) {
            ((ObjectNode) answer).remove("customFields");
            assertThat(schema.validate(answer)).as(answer.toString()).isEmpty();
            assertThat(members).containsAll(names(answer));
        }
    }

    private static JsonSchema schema(String name) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("$ref", "#/definitions/" + name).set("definitions", definitions);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(root);
    }

    /** The schemas without the vendor's and other extensions, of which the validator would warn. */
    private static JsonNode plain(JsonNode schemas) throws IOException {
        JsonNode copy = MAPPER.readTree(schemas.toString().replace("#/components/schemas/", "#/definitions/"));
        copy.forEach(schema -> {
            strip(schema);
            schema.path("properties").forEach(ManageSpecTest::strip);
        });
        return copy;
    }

    private static void strip(JsonNode schema) {
        ((ObjectNode) schema).properties().removeIf(
                field -> field.getKey().startsWith("x-") || field.getKey().equals("example"));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Member.Kind kind(JsonNode element) {
        String reference = element.path("$ref").asText("");
        if (!reference.isEmpty()) {
            return reference.endsWith("Reference") ? Member.Kind.REFERENCE : Member.Kind.OBJECT;
        }
        Map<String, Member.Kind> formats = Map.of("date-time", Member.Kind.DATETIME, "uuid", Member.Kind.UUID);
        return switch (element.path("type").asText()) {
            case "integer" -> Member.Kind.INTEGER;
            case "number" -> Member.Kind.NUMBER;
            case "boolean" -> Member.Kind.BOOLEAN;
            case "string" -> element.has("enum") ? Member.Kind.ENUM
                    : formats.getOrDefault(element.path("format").asText(), Member.Kind.STRING);
            default -> Member.Kind.OBJECT;
        };
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
