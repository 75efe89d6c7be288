package dev.sibridge.sandbox.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.sandbox.CallJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a benchmark needs of the sandbox: a Manage with little room, and a record of all calls. */
class ManageLoadTest extends ManageTest {

    private static final String MAKERS = "/procurement/manufacturers";

    @Test
    void more_calls_at_once_than_there_is_room_for_are_sent_away() {
        client.control("POST", "/latency", "{'ms':1000}");
        client.control("POST", "/capacity", "{'calls':1,'retryAfter':3}");
        CompletableFuture<ManageClient.Answer> first = CompletableFuture.supplyAsync(() -> client.get(MAKERS));
        while (SANDBOX.manage().log().isEmpty()) {
            Thread.onSpinWait();
        }

        ManageClient.Answer second = client.get(MAKERS);

        assertThat(second.status()).isEqualTo(429);
        assertThat(second.header("Retry-After")).isEqualTo("3");
        assertThat(first.join().status()).isEqualTo(200);
        assertThat(client.get(MAKERS).status()).isEqualTo(200);
    }

    @Test
    void a_limit_is_taken_back_and_is_none_below_one() {
        assertThat(client.control("POST", "/capacity", "{'calls':0}").status()).isEqualTo(400);
        client.control("POST", "/capacity", "{'calls':1}");
        assertThat(client.control("DELETE", "/capacity", null).status()).isEqualTo(204);
        assertThat(client.get(MAKERS).status()).isEqualTo(200);
    }

    @Test
    void every_call_is_kept_with_the_id_of_what_it_made(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("calls.jsonl");
        SANDBOX.manage().service().keepJournal(new CallJournal(file));
        int made;
        try {
            made = client.create(MAKERS, "{'name':'Halvorn Audio'}");
            client.get(MAKERS, "conditions", "id=" + made);
        } finally {
            SANDBOX.manage().service().keepJournal(null);
        }

        List<String> lines = Files.readAllLines(file);
        JsonNode create = new ObjectMapper().readTree(lines.get(0));
        assertThat(create.path("method").asText()).isEqualTo("POST");
        assertThat(create.path("target").asText()).endsWith("/apis/3.0" + MAKERS);
        assertThat(create.path("body").asText()).isEqualTo("{\"name\":\"Halvorn Audio\"}");
        assertThat(create.path("status").asInt()).isEqualTo(201);
        assertThat(create.path("id").asInt()).isEqualTo(made);
        assertThat(create.path("answered").asLong()).isGreaterThanOrEqualTo(create.path("arrived").asLong());
        assertThat(new ObjectMapper().readTree(lines.get(1)).has("id")).isFalse();
        assertThat(lines).hasSize(2);
    }
}
