package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.Fault;
import dev.sibridge.sandbox.RequestLog;
import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.sandbox.manage.ManageSandbox;
import dev.sibridge.sandbox.manage.model.Trait;
import dev.sibridge.sandbox.pm.PmSandbox;
import dev.sibridge.vendor.connectwise.kinds.Right;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Both vendors as a test sees them from outside: what they hold, what they were asked, what goes wrong with them. */
public final class Vendors {

    public static final String SMALL = "1-patio-music.json";
    static final String LARGE = "2-fjordblick-residence.json";
    private static final int MOST_ON_A_PAGE = 1000;
    /** Another project of the small one's client, not won. */
    static final String OFFICE = "3-office-network.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final RunningSandbox sandbox;
    private final List<JsonNode> forgotten = new ArrayList<>();

    public Vendors() {
        this(RunningSandbox.shared());
    }

    /** Apart from those of other tests. */
    public Vendors(RunningSandbox sandbox) {
        this.sandbox = sandbox;
    }

    public String url() {
        return sandbox.url();
    }

    /** What an operator would set to work with both, by variable. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("DTOOLS_URL", url() + "/sandbox/SI");
        settings.put("DTOOLS_API_KEY", "sandbox");
        settings.put("CONNECTWISE_SITE", url() + "/sandbox");
        settings.put("CONNECTWISE_COMPANY", "sandbox");
        settings.put("CONNECTWISE_CLIENT_ID", "00000000-0000-4000-8000-000000000000");
        settings.put("CONNECTWISE_PUBLIC_KEY", "sandbox");
        settings.put("CONNECTWISE_PRIVATE_KEY", "sandbox");
        settings.put("SYNC_SALES_REP", "dsales");
        settings.put("SYNC_WON_STATUS", "Won");
        settings.put("SYNC_PROGRESSES", "Approved");
        settings.put("SYNC_UNKNOWN_SETTLE", "0s");
        settings.put("SYNC_SINCE", "1970-01-01T00:00:00Z");
        return settings;
    }

    /** Manage's own inside, for what its API cannot do quickly. */
    public ManageSandbox manage() {
        return sandbox.manage();
    }

    /** The project-management tool's own inside: what people do there. */
    public PmSandbox tool() {
        return sandbox.pm();
    }

    /** From now on, until everything begins anew, Manage is a tenant of that kind. */
    public void managesTenantHas(Trait trait) {
        manage().take(trait);
    }

    /** The sample exports in the queue, Manage as a dealer has it before. */
    public void startWithSamples() {
        forgotten.clear();
        sandbox.reset();
    }

    /** Nothing in the queue. */
    public void startEmpty() {
        startWithSamples();
        sandbox.dtools().clear();
    }

    /** A sample export, to be changed and exported. */
    public ObjectNode sample(String name) {
        try (InputStream file = getClass().getResourceAsStream("/sandbox/exports/" + name)) {
            ObjectNode project = (ObjectNode) JSON.readTree(file);
            project.remove("PublishedOnUnixTimeMs");
            return project;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The small sample with so many rows, spread over so many locations; each product stands once in each of them. */
    ObjectNode sampleOf(int rows, int places) {
        ObjectNode project = sample(SMALL);
        ObjectNode like = (ObjectNode) project.path("Items").get(0);
        ArrayNode items = project.putArray("Items");
        ArrayNode locations = project.putArray("Locations");
        for (int place = 1; place <= places; place++) {
            locations.addObject().put("Id", "" + place).put("Name", "Room " + place).putNull("ParentId");
        }
        for (int i = 0; i < rows; i++) {
            items.add(like.deepCopy().put("Id", "" + i).put("SIItemId", "row-" + i).put("Model", "M-" + i / places)
                    .put("LocationId", "" + (1 + i % places)));
        }
        return project;
    }

    /** Remembers both as they are, but for SI's queue, which is empty then. Returns the way back to that. */
    public Runnable bookmark() {
        Runnable manage = sandbox.manage().bookmark();
        return () -> {
            sandbox.dtools().clear();
            manage.run();
        };
    }

    public void export(ObjectNode project) {
        sandbox.dtools().export(project);
    }

    /** Exports the large sample. */
    void exportLarge() {
        sandbox.dtools().exportLarge();
    }

    /** What opportunities and projects come to, as the sandbox shows it to people. */
    JsonNode money() {
        try {
            return EXACT.readTree(send(HttpRequest.newBuilder(URI.create(url() + "/sandbox/state/money"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the exports that nobody has acknowledged. */
    public List<String> waiting() {
        return sandbox.dtools().messages().stream().filter(row -> row.path("ImportedOn").isNull())
                .map(row -> row.path("Name").asText()).toList();
    }

    /** Manage's records of a kind, as its API shows them. */
    public List<JsonNode> records(String path) {
        List<JsonNode> all = new ArrayList<>();
        for (int page = 1; all.size() == (page - 1) * MOST_ON_A_PAGE; page++) {
            all.addAll(list(asOurselves(path + "?pageSize=" + MOST_ON_A_PAGE + "&page=" + page)));
        }
        return all;
    }

    /** The one record of a kind with this name. */
    public JsonNode record(String path, String member, String value) {
        List<JsonNode> hits = records(path).stream().filter(r -> r.path(member).asText().equals(value)).toList();
        if (hits.size() != 1) {
            throw new AssertionError(hits.size() + " records of " + path + " with " + member + " " + value);
        }
        return hits.get(0);
    }

    /** Sets a member of one of Manage's records, as a person would; the log begins anew. */
    void change(String path, long id, String member, String value) {
        edit(path, id, member, value);
        clearLog();
    }

    /** What lines come to: quantity times price. */
    static BigDecimal total(List<JsonNode> lines) {
        return lines.stream().map(line -> line.path("quantity").decimalValue()
                .multiply(line.path("price").decimalValue())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public List<JsonNode> linesOn(String chargedTo, long id) {
        return records("/procurement/products").stream()
                .filter(line -> line.path(chargedTo).path("id").asLong() == id).toList();
    }

    /** Requests to Manage since the start, as the sandbox logged them. */
    List<JsonNode> manageLog() {
        return list(HttpRequest.newBuilder(URI.create(url() + "/sandbox/control/manage/log")));
    }

    /** Requests to D-Tools since the start. */
    List<JsonNode> dtoolsLog() {
        return list(HttpRequest.newBuilder(URI.create(url() + "/sandbox/control/dtools/log")));
    }

    /** How often Manage was asked so since the log was cleared. */
    long asked(String method, String path) {
        return manageLog().stream().filter(call -> call.path("method").asText().equals(method)
                && call.path("path").asText().equals(path)).count();
    }

    /** Every request to Manage, those before the log was cleared included, was as the vendor describes it. */
    public void assertNoViolations() {
        assertThat(Stream.concat(forgotten.stream(), manageLog().stream()))
                .allSatisfy(call -> assertThat(call.path("violations")).as(call.toString()).isEmpty());
    }

    List<JsonNode> writesToManage() {
        return manageLog().stream().filter(call -> !call.path("method").asText().equals("GET")).toList();
    }

    public void clearLog() {
        forgotten.addAll(manageLog());
        send(HttpRequest.newBuilder(URI.create(url() + "/sandbox/control/manage/log")).DELETE());
    }

    /** Somebody changes a member of a record in Manage; null empties it. */
    void edit(String path, long id, String member, Object value) {
        ObjectNode operation = JSON.createObjectNode().put("op", value == null ? "remove" : "replace")
                .put("path", member);
        if (value != null) {
            operation.set("value", JSON.valueToTree(value));
        }
        write("PATCH", path + "/" + id, "[" + operation + "]");
    }

    /** Somebody deletes a record in Manage. */
    void delete(String path, long id) {
        write("DELETE", path + "/" + id, "");
    }

    /** Somebody makes a record in Manage. */
    void make(String path, Map<String, Object> body) {
        write("POST", path, JSON.valueToTree(body).toString());
    }

    private void write(String method, String path, String body) {
        send(asOurselves(path).header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Makes something go wrong: a fault as the sandbox's control API takes it. */
    void fault(String vendor, String fault) {
        send(HttpRequest.newBuilder(URI.create(url() + "/sandbox/control/" + vendor + "/faults"))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(fault)));
    }

    /** Makes something go wrong, and does something besides when it happens. */
    void fault(String vendor, Fault fault, Runnable besides) {
        (vendor.equals("manage") ? sandbox.manage().service() : sandbox.dtools().service()).faults()
                .add(fault, besides);
    }

    /** Requests to a vendor since the start, as the sandbox logged them. */
    List<RequestLog.Entry> log(String vendor) {
        return vendor.equals("manage") ? sandbox.manage().log() : sandbox.dtools().log();
    }

    /** Ends all member tokens, as their time would. */
    void endTokens() {
        send(HttpRequest.newBuilder(URI.create(url() + "/sandbox/control/manage/tokens")).DELETE());
    }

    private HttpRequest.Builder asOurselves(String path) {
        return HttpRequest.newBuilder(URI.create(url() + "/sandbox/v4_6_release/apis/3.0" + path))
                .header("Authorization", "Basic c2FuZGJveCtzYW5kYm94OnNhbmRib3g=")
                .header("clientId", "00000000-0000-4000-8000-000000000000");
    }

    private static List<JsonNode> list(HttpRequest.Builder request) {
        try {
            JsonNode list = EXACT.readTree(send(request));
            return StreamSupport.stream(list.spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sets what the API member's security role allows: None, My or All. */
    public void allow(Right right, Right.Action action, String level) {
        allow(sandbox.manage().functions().stream().filter(right::isFunction).findFirst().orElseThrow(), action,
                level);
    }

    public void allow(String function, Right.Action action, String level) {
        sandbox.manage().allow(function, action.name(), level);
    }

    /** Takes every right from the API member's security role, but for reading that role. */
    public void forbidAll() {
        sandbox.manage().functions().stream().filter(function -> !function.equals("Security Roles")).forEach(function ->
                Stream.of(Right.Action.values()).forEach(action -> allow(function, action, "None")));
    }
}
