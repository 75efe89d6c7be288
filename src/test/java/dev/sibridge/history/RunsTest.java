package dev.sibridge.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.vendor.dtools.ProjectInfo;
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
        assertThat(read(run(SETTINGS), PAYLOAD, SETTINGS)).isFalse();
        assertThat(read(run(SETTINGS), PAYLOAD, SETTINGS)).isFalse();
    }

    @Test
    void thePayloadThatWasWrittenLastIsUnchangedAgainAndAgain() {
        write(PAYLOAD);

        assertThat(read(run(SETTINGS), PAYLOAD, SETTINGS)).isTrue();
        assertThat(read(run(SETTINGS), PAYLOAD, SETTINGS)).isTrue();
        assertThat(read(run("q", null, SETTINGS), PAYLOAD, SETTINGS)).isFalse();
        assertThat(read(run("p", "1", SETTINGS), PAYLOAD, SETTINGS)).isFalse();
    }

    @Test
    void anotherPayloadInBetweenMakesItAChangeEvenWhenThatWasNotWritten() {
        write(PAYLOAD);

        assertThat(read(run(SETTINGS), OTHER, SETTINGS)).isFalse();
        assertThat(read(run(SETTINGS), PAYLOAD, SETTINGS)).isFalse();
    }

    @Test
    void whatWasWrittenLastCountsThoughItsRunWasMadeFirst() {
        SyncRun first = run(SETTINGS);
        write(PAYLOAD);

        assertThat(read(first, OTHER, SETTINGS)).isFalse();
        runs.written(first);

        assertThat(read(run(SETTINGS), PAYLOAD, SETTINGS)).isFalse();
    }

    @Test
    void otherSettingsMakeItAChange() {
        write(PAYLOAD);

        assertThat(read(run(OTHER), PAYLOAD, OTHER)).isFalse();
    }

    @Test
    void aChangeOrdersProjectIsInSightWhenItWasExportedLater() {
        Run changeOrder = runs.get(export("p", "1", 5, SETTINGS));
        export("p", null, 4, SETTINGS);
        export("p", "2", 6, SETTINGS);
        export("q", null, 6, SETTINGS);
        assertThat(runs.hasProjectSince(changeOrder)).isFalse();

        export("p", null, 5, SETTINGS);

        assertThat(runs.hasProjectSince(changeOrder)).isTrue();
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
        read(run, payload, SETTINGS);
        runs.written(run);
    }

    private boolean read(SyncRun run, String payload, String settings) {
        return runs.read(run, runs.get(run.id()), payload, settings);
    }

    private SyncRun run(String settings) {
        return run("p", null, settings);
    }

    private SyncRun run(String project, String coNumber, String settings) {
        return new SyncRun(export(project, coNumber, 5, settings), account);
    }

    private long export(String project, String coNumber, long published, String settings) {
        return runs.add(1, account, new ProjectInfo(project, "m", "c", "Client", "Salon", null, null, coNumber,
                published, null, null), settings, Purpose.SYNC);
    }
}
