package dev.sibridge.endtoend;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.RunningSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

/** Both vendors as a test sees them from outside: what they hold, what they were asked, what goes wrong with them. */
final class Vendors {

    static final String SMALL = "1-patio-music.json";
    static final String LARGE = "2-fjordblick-residence.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final RunningSandbox sandbox = RunningSandbox.shared();

    String url() {
        return sandbox.url();
    }

    /** The sample exports in the queue, Manage as a dealer has it before. */
    void startWithSamples() {
        sandbox.reset();
    }

    /** Nothing in the queue. */
    void startEmpty() {
        sandbox.reset();
        sandbox.dtools().clear();
    }

    /** A sample export, to be changed and exported. */
    ObjectNode sample(String name) {
        try (InputStream file = getClass().getResourceAsStream("/sandbox/exports/" + name)) {
            ObjectNode project = (ObjectNode) JSON.readTree(file);
            project.remove("PublishedOnUnixTimeMs");
            return project;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void export(ObjectNode project) {
        sandbox.dtools().export(project);
    }

    /** Names of the exports that nobody has acknowledged. */
    List<String> waiting() {
        return sandbox.dtools().messages().stream().filter(row -> row.path("ImportedOn").isNull())
                .map(row -> row.path("Name").asText()).toList();
    }

    /** Manage's records of a kind, as its API shows them. */
    List<JsonNode> records(String path) {
        return get("/sandbox/v4_6_release/apis/3.0" + path + "?pageSize=1000");
    }

    /** The one record of a kind with this name. */
    JsonNode record(String path, String member, String value) {
        List<JsonNode> hits = records(path).stream().filter(r -> r.path(member).asText().equals(value)).toList();
        if (hits.size() != 1) {
            throw new AssertionError(hits.size() + " records of " + path + " with " + member + " " + value);
        }
        return hits.get(0);
    }

    /** What lines come to: quantity times price. */
    static BigDecimal total(List<JsonNode> lines) {
        return lines.stream().map(line -> line.path("quantity").decimalValue()
                .multiply(line.path("price").decimalValue())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<JsonNode> linesOn(String chargedTo, long id) {
        return records("/procurement/products").stream()
                .filter(line -> line.path(chargedTo).path("id").asLong() == id).toList();
    }

    /** Requests to Manage since the start, as the sandbox logged them. */
    List<JsonNode> manageLog() {
        return get("/sandbox/control/manage/log");
    }

    List<JsonNode> writesToManage() {
        return manageLog().stream().filter(call -> !call.path("method").asText().equals("GET")).toList();
    }

    void clearLog() {
        send(HttpRequest.newBuilder(URI.create(url() + "/sandbox/control/manage/log")).DELETE());
    }

    /** Makes something go wrong: a fault as the sandbox's control API takes it. */
    void fault(String vendor, String fault) {
        send(HttpRequest.newBuilder(URI.create(url() + "/sandbox/control/" + vendor + "/faults"))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(fault)));
    }

    private List<JsonNode> get(String path) {
        try {
            JsonNode list = EXACT.readTree(send(HttpRequest.newBuilder(URI.create(url() + path))
                    .header("Authorization", "Basic c2FuZGJveCtzYW5kYm94OnNhbmRib3g=")
                    .header("clientId", "00000000-0000-4000-8000-000000000000")));
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
}
