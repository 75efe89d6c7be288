package dev.sibridge.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.web.pages.RunningConsole;
import dev.sibridge.web.pages.Visitor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** However long the history is, nobody waits for its pages. */
class RunsSpeedTest extends RunningConsole {

    private static final Logger LOG = LoggerFactory.getLogger(RunsSpeedTest.class);
    private static final int TIMES = 15;
    private static final long MOST_MS = 300;
    private static final String MESSAGE = "The project has no client. Choose a client in SI. ".repeat(5);

    @Autowired
    private JdbcTemplate batches;

    @Test
    void aPageOfFiveThousandRunsIsThereAtOnce() {
        insert(Integer.getInteger("runs", 5_000));
        Visitor visitor = Visitor.signedIn(url(), OPERATOR, OPERATOR_PASSWORD);

        for (String[] pair : new String[][] {{"/runs", "/api/runs"}, {"/runs?q=patio+7", "/api/runs?q=patio+7"},
            {"/runs?status=failed&page=20", "/api/runs?status=failed&page=20"}, {"/runs?page=99", "/api/runs?page=99"},
            {"/projects/p", "/api/projects/p/runs"}}) {
            long call = median(visitor, pair[1]);
            long page = median(visitor, pair[0]);
            LOG.info("5,000 runs: {} {} ms, {} {} ms", pair[0], page, pair[1], call);

            assertThat(page).as(pair[0]).isLessThan(MOST_MS);
            assertThat(visitor.page(pair[0]).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(150_000);
        }
    }

    private static long median(Visitor visitor, String path) {
        // What nobody has looked at yet takes its time to be compiled.
        IntStream.range(0, TIMES).forEach(time -> visitor.send(visitor.request(path)));
        long[] times = IntStream.range(0, TIMES).mapToLong(time -> {
            long begin = System.nanoTime();
            assertThat(visitor.send(visitor.request(path)).statusCode()).isEqualTo(200);
            return (System.nanoTime() - begin) / 1_000_000;
        }).sorted().toArray();
        return times[TIMES / 2];
    }

    private void insert(int number) {
        List<String> outcomes = List.of("synced", "unchanged", "failed", "refused", "skipped");
        List<Object[]> rows = IntStream.range(0, number).mapToObj(i -> new Object[] {i / 10 + 1, "m" + i,
            i % 2 == 0 ? "p" : "p" + i, "Patio " + i, "Client " + i % 700, 5, outcomes.get(i % 5), "s".repeat(64),
            1_000_000 + i, MESSAGE, "Q-" + i}).toList();
        batches.batchUpdate("INSERT INTO run (poll_id, account, tenant, message_id, project_id, project, client,"
                + " published_at, outcome, mode, settings, started_at, messages, project_number)"
                + " VALUES (?, 'default', 't', ?, ?, ?, ?, ?, ?, 'SYNC', ?, ?, ?, ?)", rows);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM run").query(Integer.class).single()).isEqualTo(number);
    }
}
