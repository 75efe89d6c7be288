package dev.sibridge.once;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.Runs;
import dev.sibridge.history.poll.Poll;
import dev.sibridge.vendor.dtools.ProjectInfo;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final Account account = TestAccounts.account("default");
    private final Runs runs = new Runs(DATABASE.jdbc(), Clock.systemUTC());
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void forgetEverything() {
        DATABASE.jdbc().sql("DELETE FROM run").update();
    }

    @Test
    void aPollThatFailedIsNotWell() {
        assertThat(print(new Poll(1, "default", false, Poll.State.FAILED, 0, 2, "why"))).isFalse();

        assertThat(lines()).containsExactly(
                "poll found=0 synced=0 unchanged=0 refused=0 failed=0 skipped=0 calls=2 ms=1234");
    }

    @Test
    void anExportThatFailedOrWasRefusedIsNotWell() {
        add(1, "A", Outcome.FAILED);
        add(2, "B", Outcome.REFUSED);

        assertThat(print(done(1))).isFalse();
        assertThat(print(done(2))).isFalse();
        assertThat(print(done(3))).isTrue();
    }

    @Test
    void aLineForEachExportThenOneForAll() {
        long first = add(1, "Zoë \"🎧\"\nשלום", Outcome.SYNCED);
        long second = add(1, null, Outcome.UNCHANGED);
        long third = add(2, "C", Outcome.SKIPPED);
        DATABASE.jdbc().sql("UPDATE run SET created = 12, updated = 3, removed = 1, calls = 1040, ms = 98765"
                + " WHERE id = ?").params(first).update();

        assertThat(print(done(1), done(2))).isTrue();

        assertThat(lines()).containsExactly(
                "run " + first + " synced \"Zoë \\\"🎧\\\"\\nשלום\" created=12 updated=3 removed=1 calls=1040 ms=98765",
                "run " + second + " unchanged \"\" created=0 updated=0 removed=0 calls=0 ms=0",
                "run " + third + " skipped \"C\" created=0 updated=0 removed=0 calls=0 ms=0",
                "poll found=6 synced=1 unchanged=1 refused=0 failed=0 skipped=1 calls=10 ms=1234");
    }

    @Test
    void theDigitsAreThoseThatProgramsRead() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("ar", "EG"));
            add(1, "A", Outcome.SYNCED);
            print(done(1));
        } finally {
            Locale.setDefault(before);
        }

        assertThat(lines()).allMatch(line -> line.chars().allMatch(c -> c < 128));
    }

    private boolean print(Poll... polls) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Summary(runs, new ObjectMapper()).print(List.of(polls), 1234, out);
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Poll done(long id) {
        return new Poll(id, "default", false, Poll.State.DONE, 3, 5, null);
    }

    private long add(long poll, String name, Outcome outcome) {
        long id = runs.add(poll, account,
                new ProjectInfo("p", "m", null, null, name, null, null, null, 5, null, null), "s", Purpose.SYNC);
        runs.finish(id, outcome, null);
        return id;
    }
}
