package dev.sibridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.sibridge.watch.RunInEveryLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The last lines of the log, run by run. */
class RunLogsTest {

    private static final Logger LOG = LoggerFactory.getLogger(RunLogsTest.class);

    private final RunLogs logs = new RunLogs();

    @BeforeEach
    void listen() {
        // Applications that ran in this process before may have switched it off.
        ((ch.qos.logback.classic.Logger) LOG).setLevel(Level.INFO);
        logs.listen();
    }

    @AfterEach
    void leave() {
        logs.leave();
        ((ch.qos.logback.classic.Logger) LOG).setLevel(null);
        MDC.remove(RunInEveryLine.RUN);
    }

    @Test
    void nothingIsKeptOfWhatBelongsToNoRun() {
        LOG.error("Started");

        assertThat(logs.of(1)).isEmpty();
    }

    @Test
    void aRunHasItsOwnLines() {
        log(1, "One");
        log(11, "Eleven");

        assertThat(logs.of(1)).singleElement().asString().endsWith(" ERROR One");
        assertThat(logs.of(11)).hasSize(1);
    }

    @Test
    void aLineSaysWhatWentWrongAndWhereButNotAllOfIt() {
        MDC.put(RunInEveryLine.RUN, "1");
        LOG.error("Broken", new IllegalStateException("a message", new IllegalArgumentException("another")));

        assertThat(logs.of(1)).singleElement().asString().contains("ERROR Broken / java.lang.IllegalStateException ",
                "RunLogsTest.java", " / java.lang.IllegalArgumentException").doesNotContain("a message");
    }

    @Test
    void aLongLineIsCut() {
        log(1, "x".repeat(5_000));

        assertThat(logs.of(1).get(0)).hasSizeLessThan(1_100).endsWith("…");
    }

    @Test
    void theOldestLinesGo() {
        log(1, "First");
        for (int i = 0; i < RunLogs.MOST_LINES; i++) {
            log(2, "Line");
        }

        assertThat(logs.of(1)).isEmpty();
        assertThat(logs.of(2)).hasSize(RunLogs.MOST_LINES);
    }

    @Test
    void nothingIsHeardAfterTheEnd() {
        logs.leave();

        log(1, "Late");

        assertThat(logs.of(1)).isEmpty();
    }

    private static void log(long run, String line) {
        MDC.put(RunInEveryLine.RUN, String.valueOf(run));
        LOG.error(line);
    }
}
