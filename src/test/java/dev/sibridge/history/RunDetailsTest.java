package dev.sibridge.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.history.RunEnds.RunEnd;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run wrote is in the history once each, whether it was noted on the way or at its end. */
class RunDetailsTest {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final Account account = TestAccounts.account("default");
    private final TestHistory history = new TestHistory(DATABASE, Clock.systemUTC());
    private SyncRun run;

    @BeforeEach
    void begin() {
        history.clear();
        run = new SyncRun(1, account);
    }

    @Test
    void littleIsNotedAtTheEndInOneTransaction() {
        writes(0, 499);
        history.details.noteProgress(run);

        assertThat(history.details.records(1)).isEmpty();
        end();
        assertThat(keys()).isEqualTo(expected(499));
    }

    @Test
    void muchIsNotedOnTheWayAndLetGoOfAndTheEndAddsTheRest() {
        writes(0, 700);
        history.details.noteProgress(run);
        assertThat(run.log().applied()).isEmpty();
        assertThat(keys()).isEqualTo(expected(700));

        writes(700, 1300);
        history.details.noteProgress(run);
        writes(1300, 1310);
        history.details.noteProgress(run);
        assertThat(run.log().kept()).isEqualTo(10);

        end();
        assertThat(keys()).isEqualTo(expected(1310));
        assertThat(run.log().count(Action.CREATE)).isEqualTo(1310);
        assertThat(run.log().removed()).isZero();
    }

    @Test
    void whatCannotBeNotedNowIsNotedLater() {
        writes(0, 600);
        DATABASE.jdbc().sql("ALTER TABLE run_record RENAME TO run_record_away").update();
        try {
            assertThatThrownBy(() -> history.details.noteProgress(run)).isInstanceOf(RuntimeException.class);
        } finally {
            DATABASE.jdbc().sql("ALTER TABLE run_record_away RENAME TO run_record").update();
        }
        assertThat(run.log().kept()).isEqualTo(600);

        end();
        assertThat(keys()).isEqualTo(expected(600));
    }

    @Test
    void aPreviewLeavesNoRecords() {
        run = new SyncRun(1, account, SyncRun.Mode.PREVIEW);
        writes(0, 600);
        history.details.noteProgress(run);
        end();

        assertThat(history.details.records(1)).isEmpty();
        assertThat(run.log().applied()).as("the plan is made of them").hasSize(600);
    }

    private void writes(int from, int to) {
        IntStream.range(from, to).forEach(line -> run.done(new Step(Action.CREATE,
                new RecordRef(RecordType.LINE, "p/o/" + line), "Line", null, line, "/procurement/products", Map.of(),
                null, null), line));
    }

    private void end() {
        history.ends.note(run, new RunEnd(Outcome.SYNCED, null, "", List.of(), List.of(), false, 0));
    }

    private List<String> keys() {
        return history.details.records(1).stream().map(WrittenRecord::key).toList();
    }

    private static List<String> expected(int lines) {
        return IntStream.range(0, lines).mapToObj(line -> "p/o/" + line).toList();
    }
}
