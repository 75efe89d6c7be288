package dev.sibridge.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.TestDatabase;
import dev.sibridge.dtools.ProjectInfo;
import dev.sibridge.settings.Account;
import dev.sibridge.settings.TestAccounts;
import dev.sibridge.sync.SyncRun;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunsTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();
    private static final String SETTINGS = "s".repeat(64);
    private static final String PAYLOAD = "a".repeat(64);
    private static final String OTHER = "b".repeat(64);

    private final Account account = TestAccounts.account("default");
    private final Runs runs = new Runs(database().jdbc(), Clock.systemUTC());

    /** Where the history is kept: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void forgetEverything() {
        database().jdbc().sql("DELETE FROM run").update();
    }

    @Test
    void aPayloadThatWasNeverWrittenIsNotUnchanged() {
        assertThat(runs.read(run(SETTINGS), "p", PAYLOAD, SETTINGS)).isFalse();
        assertThat(runs.read(run(SETTINGS), "p", PAYLOAD, SETTINGS)).isFalse();
    }

    @Test
    void thePayloadThatWasWrittenLastIsUnchangedAgainAndAgain() {
        write(PAYLOAD);

        assertThat(runs.read(run(SETTINGS), "p", PAYLOAD, SETTINGS)).isTrue();
        assertThat(runs.read(run(SETTINGS), "p", PAYLOAD, SETTINGS)).isTrue();
        assertThat(runs.read(run(SETTINGS), "q", PAYLOAD, SETTINGS)).isFalse();
    }

    @Test
    void anotherPayloadInBetweenMakesItAChangeEvenWhenThatWasNotWritten() {
        write(PAYLOAD);

        assertThat(runs.read(run(SETTINGS), "p", OTHER, SETTINGS)).isFalse();
        assertThat(runs.read(run(SETTINGS), "p", PAYLOAD, SETTINGS)).isFalse();
    }

    @Test
    void whatWasWrittenLastCountsThoughItsRunWasMadeFirst() {
        SyncRun first = run(SETTINGS);
        write(PAYLOAD);

        assertThat(runs.read(first, "p", OTHER, SETTINGS)).isFalse();
        runs.written(first);

        assertThat(runs.read(run(SETTINGS), "p", PAYLOAD, SETTINGS)).isFalse();
    }

    @Test
    void otherSettingsMakeItAChange() {
        write(PAYLOAD);

        assertThat(runs.read(run(OTHER), "p", PAYLOAD, OTHER)).isFalse();
    }

    @Test
    void namesOfAnyLengthAndScriptAreKept() {
        String name = "שלום 🎧 ".repeat(500);
        long id = runs.add(1, account,
                new ProjectInfo("p", "m", null, name, name, null, null, null, 5, null, null), SETTINGS, Purpose.SYNC);

        runs.finish(id, Outcome.FAILED, name);

        assertThat(runs.get(id).project()).isEqualTo(name);
        assertThat(runs.get(id).client()).isEqualTo(name);
        assertThat(runs.get(id).messages()).isEqualTo(name);
        assertThat(runs.ofPoll(1)).extracting(Run::outcome).isEqualTo(List.of(Outcome.FAILED));
    }

    private void write(String payload) {
        SyncRun run = run(SETTINGS);
        runs.read(run, "p", payload, SETTINGS);
        runs.written(run);
    }

    private SyncRun run(String settings) {
        return new SyncRun(runs.add(1, account,
                new ProjectInfo("p", "m", "c", "Client", "Salon", null, null, null, 5, null, null), settings,
                Purpose.SYNC), account);
    }
}
