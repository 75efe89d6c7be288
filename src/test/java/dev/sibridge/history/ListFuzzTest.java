package dev.sibridge.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.database.LateNotes;
import dev.sibridge.si.export.SettingsFingerprint;
import dev.sibridge.si.flow.PollRun;
import dev.sibridge.si.flow.TestExportRuns;
import dev.sibridge.si.link.ClientCompanies;
import dev.sibridge.si.link.Links;
import dev.sibridge.si.link.Waiting;
import dev.sibridge.si.poll.CutOver;
import dev.sibridge.si.poll.ExportQueue;
import dev.sibridge.si.poll.PollAlerts;
import dev.sibridge.si.poll.PollPause;
import dev.sibridge.si.poll.PollTroubles;
import dev.sibridge.si.poll.Polls;
import dev.sibridge.si.poll.UnreadableRows;
import dev.sibridge.vendor.dtools.ProjectList;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import dev.sibridge.vendor.dtools.reading.ExportReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever goes wrong with D-Tools' list: rows that are whole are taken, rows at fault are refused in plain words, and
 * what is no list is told as such. More of it: {@code mvn test -Dtest=ListFuzzTest -Dfuzz.cases=100000 -Dfuzz.seed=7}.
 */
class ListFuzzTest {

    private static final int CASES = Integer.getInteger("fuzz.cases", 400);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_201);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final DefaultCamelContext CAMEL = new DefaultCamelContext();
    private static final List<String> MEMBERS = List.of("Id", "MessageId", "ClientId", "Client", "Name", "Number",
            "Progress", "CONumber", "PublishedOnUnixTimeMs", "Deleted", "Archived", "Price");
    private static final List<String> VALUES = List.of("null", "true", "false", "0", "1", "-1", "7", "1e400", "NaN",
            "9".repeat(1_500), "\"\"", "\" \"", "\"true\"", "\"No\"", "\"maybe\"", "\"..\"", "\"a/b c%\"",
                    "\"\\u0000\"",
            "\"\\ud800x\"", "\"\\r\\n\"", "[]", "{}", "[[{}]]", "{\"Id\": [1]}", "\"" + "x".repeat(70_000) + "\"",
            "\"'; DROP TABLE run; --\"", "\"🎵东京\"", "[".repeat(300) + "]".repeat(300), "1794849761380",
            "\"1794849761380\"", "99999999999999999999");

    enum Result { ALL_TAKEN, ROWS_REFUSED, NO_LIST }

    private final Account account = TestAccounts.account("default");
    private final TestHistory history = new TestHistory(DATABASE, Clock.systemUTC());
    private final Runs runs = history.runs;
    private final Links links = new Links(DATABASE.jdbc(), Clock.systemUTC());
    private final Polls polls = new Polls(history.polls, Clock.systemUTC(), mock(PollAlerts.class),
            mock(PollTroubles.class), mock(PollPause.class), new LateNotes(DATABASE.jdbc(), Clock.systemUTC()));
    private final ExportQueue queue = new ExportQueue(runs, history.ends, polls,
            new CutOver(DATABASE.jdbc(), links, Clock.systemUTC()),
            new Waiting(history.waiting, links, JSON, mock(ClientCompanies.class)), new SettingsFingerprint(),
            new UnreadableRows(runs, history.ends, history.problems));
    private final Map<Result, Integer> results = new EnumMap<>(Result.class);

    @BeforeAll
    static void start() {
        CAMEL.start();
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
    }

    @Test
    void everyRowThatIsWholeIsTakenAndEverythingElseIsToldInPlainWords() throws IOException {
        for (int number = 0; number < CASES; number++) {
            Random random = new Random(SEED * 1_000_003 + number);
            ArrayNode rows = rows(random);
            boolean[] hit = mutate(rows, random);
            byte[] answer = JSON.writeValueAsBytes(NODES.objectNode().put("TotalCount", rows.size())
                    .set("Projects", rows));
            boolean garbled = random.nextInt(5) == 0;
            try {
                results.merge(judge(garbled ? garbled(answer, random) : answer, rows, garbled ? null : hit), 1,
                        Integer::sum);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("Case " + number + " of seed " + SEED, e);
            }
        }
        System.out.println("Lists of seed " + SEED + ": " + results);

        assertThat(results.keySet()).as("every way to end").hasSize(Result.values().length);
    }

    /** @param hit which rows were changed; null when nobody knows */
    private Result judge(byte[] answer, ArrayNode rows, boolean[] hit) {
        ProjectList list;
        try {
            list = ExportReader.readList(new ByteArrayInputStream(answer));
        } catch (UnreadableExportException e) {
            assertThat(hit).as("a row must not cost the list: " + e.getMessage()).isNull();
            assertPlain(e.getMessage());
            return Result.NO_LIST;
        }
        if (hit != null) {
            assertThat(list.projects()).hasSize(rows.size());
            for (int row = 0; row < hit.length; row++) {
                assertThat(list.projects().get(row).isReadable() || hit[row]).as("row " + row).isTrue();
            }
        }
        return take(list);
    }

    private Result take(ProjectList list) {
        Exchange exchange = new DefaultExchange(CAMEL);
        exchange.setProperty("account", account);
        polls.begin(exchange);
        PollRun poll = exchange.getProperty("poll", PollRun.class);
        List<Long> open = queue.take(list.projects(), account, poll);
        open.forEach(run -> polls.ended(TestExportRuns.over(run)));
        List<Run> taken = runs.ofPoll(poll.getId());
        assertThat(taken).hasSize(list.projects().size());
        assertThat(polls.get(poll.getId()).found()).isEqualTo(taken.size());
        List<Run> refused = taken.stream().filter(run -> run.outcome() == Outcome.REFUSED).toList();
        refused.forEach(run -> run.messages().lines().forEach(ListFuzzTest::assertPlain));
        long atFault = list.projects().stream().filter(row -> !row.isReadable()).count();
        assertThat(refused.size()).isLessThanOrEqualTo((int) atFault);
        assertThat(taken.stream().filter(run -> run.outcome() == null)).extracting(Run::id)
                .containsExactlyInAnyOrderElementsOf(open);
        DATABASE.jdbc().sql("DELETE FROM run").update();
        return atFault == 0 ? Result.ALL_TAKEN : Result.ROWS_REFUSED;
    }

    private static ArrayNode rows(Random random) {
        ArrayNode rows = NODES.arrayNode();
        for (int row = 0; row < 6; row++) {
            rows.addObject().put("Id", new UUID(1, random.nextInt(5)).toString())
                    .put("MessageId", new UUID(2, row).toString()).put("ClientId", "c").put("Client", "Cedar")
                    .put("Name", "Salon " + row).putNull("Number").put("Progress", "Design")
                    .put("CONumber", random.nextInt(4) == 0 ? "1" : null).put("Price", 12.5)
                    .put("PublishedOnUnixTimeMs", 1_794_849_761_380L + random.nextInt(1_000)).put("Deleted", false)
                    .put("Archived", random.nextInt(9) == 0);
        }
        return rows;
    }

    private static boolean[] mutate(ArrayNode rows, Random random) {
        boolean[] hit = new boolean[rows.size()];
        for (int times = random.nextInt(4); times > 0; times--) {
            int row = random.nextInt(rows.size());
            hit[row] = true;
            if (random.nextInt(5) == 0) {
                rows.set(row, raw(oneOf(VALUES, random)));
            } else if (rows.get(row) instanceof ObjectNode object) {
                mutate(object, random);
            }
        }
        return hit;
    }

    private static void mutate(ObjectNode row, Random random) {
        String member = oneOf(MEMBERS, random);
        switch (random.nextInt(5)) {
            case 0 -> row.remove(member);
            case 1 -> row.set(member.toLowerCase(Locale.ROOT), raw(oneOf(VALUES, random)));
            case 2 -> row.set(oneOf(MEMBERS, random), row.get(member));
            default -> row.set(member, raw(oneOf(VALUES, random)));
        }
    }

    private static byte[] garbled(byte[] answer, Random random) {
        int at = random.nextInt(answer.length);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(answer, at);
            case 1 -> Arrays.copyOfRange(answer, at, answer.length);
            case 2 -> {
                answer[at] = (byte) random.nextInt(256);
                yield answer;
            }
            default -> new byte[0];
        };
    }

    private static JsonNode raw(String json) {
        return new POJONode(new RawValue(json));
    }

    private static String oneOf(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static void assertPlain(String sentence) {
        assertThat(sentence).hasSizeBetween(10, 400).endsWith(".");
        assertThat(sentence.replaceAll("\"[^\"]*\"", "")).doesNotContainPattern(
                "com\\.fasterxml|java\\.|Exception|\\bnull\\b|\\n");
    }
}
