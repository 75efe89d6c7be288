package dev.sibridge.routes;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.Run;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.flow.PollRun;
import dev.sibridge.si.flow.TestExportRuns;

/** Runs as the history gives them out. */
final class TestRuns {

    static final String PROJECT = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";

    private TestRuns() {
    }

    static Run ordinary() {
        return run(null);
    }

    static Run skipped() {
        return run("It was deleted in SI.");
    }

    static Run changeOrder() {
        return run("1", null);
    }

    /** The work on a run's export, which has begun. */
    static ExportRun begun(Run export) {
        return TestExportRuns.begun(TestAccounts.account("default"), export);
    }

    /** A poll that has begun, or has given way to another one of that id. */
    static PollRun poll(long id, boolean begun) {
        PollRun poll = new PollRun(Purpose.SYNC, false);
        if (begun) {
            poll.begins(id);
        } else {
            poll.givesWayTo(id);
        }
        return poll;
    }

    private static Run run(String skipReason) {
        return run(null, skipReason);
    }

    private static Run run(String coNumber, String skipReason) {
        return new Run(1, 1, "default", "message-1", PROJECT, coNumber, "Smith Residence", "Smith", 1_000, null,
                skipReason, skipReason != null, 0, 0, 0, 0, 0, 0, null, null, null, null, null,
                SyncRun.Mode.SYNC, null);
    }
}
