package dev.sibridge.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.failure.Problem;
import dev.sibridge.history.RunEnds.RunEnd;
import dev.sibridge.history.tidy.UnfinishedWork.OpenRun;
import dev.sibridge.vendor.dtools.ProjectInfo;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What keeps an export from Manage is kept in parts, not as a text that somebody would have to take apart. */
class RunProblemsTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final long POLL = 7;
    private static final Problem ROW = new Problem("missing", "The price is missing.", "Amplifier, Rack", "UnitPrice",
            "Name a price.");
    private static final Problem KEYS = new Problem(Kind.KEYS, "keys", "The keys are not taken.", null, null,
            "Check them.", "");

    private final Account account = TestAccounts.account("default");
    private final TestHistory history = new TestHistory(DATABASE, Clock.systemUTC());

    @BeforeEach
    void forgetEverything() {
        List.of("run", "run_problem").forEach(table -> DATABASE.jdbc().sql("DELETE FROM " + table).update());
    }

    @Test
    void theProblemsOfARunAreKeptInTheirOrderWithAllTheirParts() {
        long run = run();

        history.problems.save(run, List.of(ROW, KEYS));

        assertThat(history.problems.of(run)).containsExactly(ROW, KEYS);
        assertThat(history.problems.of(run())).isEmpty();
    }

    @Test
    void whatIsNotedTwiceIsThereOnce() {
        long run = run();
        history.problems.save(run, List.of(ROW, KEYS));

        history.problems.save(run, List.of(KEYS));

        assertThat(history.problems.of(run)).containsExactly(KEYS);
    }

    @Test
    void thoseOfAPollAreReadAtOnceByTheirRuns() {
        long refused = run();
        run();
        long failed = run();
        history.problems.save(failed, List.of(KEYS));
        history.problems.save(refused, List.of(ROW, ROW));

        assertThat(history.problems.ofPoll(POLL)).isEqualTo(Map.of(refused, List.of(ROW, ROW), failed, List.of(KEYS)));
    }

    @Test
    void whatAnEarlierReleaseKeptAsJsonIsStillShown() {
        long run = run();
        DATABASE.jdbc().sql("UPDATE run SET outcome = 'refused', problems = ? WHERE id = ?")
                .params("[{\"code\":\"missing\",\"message\":"
                + "\"The price is missing.\",\"row\":\"Amplifier, Rack\",\"field\":\"UnitPrice\",\"todo\":\"Name a"
                + " price.\",\"subject\":\"Amplifier, Rack, UnitPrice\"},{\"code\":\"limit\",\"message\":\"Too long.\","
                + "\"row\":null,\"field\":null,\"todo\":\"Shorten it.\"}]", run).update();

        assertThat(history.problems.of(run)).containsExactly(ROW,
                new Problem("limit", "Too long.", null, null, "Shorten it.", ""));

        long again = run();
        history.ends.again(again, history.runs.get(run));
        assertThat(history.problems.of(again)).as("kept as rows from then on").isEqualTo(history.problems.of(run));
        assertThat(DATABASE.jdbc().sql("SELECT COUNT(*) FROM run_problem").query(Long.class).single()).isEqualTo(2);
    }

    @Test
    void whoWasAtWorkOnAnInterruptedRunAfterAllLeavesNoTraceOfTheInterruption() {
        long run = run();
        Problem interrupted = new Problem(Kind.PASSING, RunProblems.INTERRUPTED, "Nobody works on it.", null, null, "",
                "");
        assertThat(history.unfinished.fail(new OpenRun(run, POLL, account.name(), account.tenant(), "p"), interrupted))
                .isTrue();
        assertThat(history.problems.of(run)).containsExactly(interrupted);

        history.ends.note(new SyncRun(run, account), new RunEnd(Outcome.SYNCED, null, "", List.of(), List.of(), false,
                0));

        assertThat(history.problems.of(run)).isEmpty();
        assertThat(history.runs.get(run).outcome()).isEqualTo(Outcome.SYNCED);
    }

    private long run() {
        return history.runs.add(POLL, account, new ProjectInfo("p", "m", null, "Client", "Salon", null, null, null, 5,
                null, null), "s", Purpose.SYNC);
    }
}
