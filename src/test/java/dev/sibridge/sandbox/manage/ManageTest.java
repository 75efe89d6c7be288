package dev.sibridge.sandbox.manage;

import dev.sibridge.sandbox.RunningSandbox;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the Manage sandbox share: a tenant as seeded, and ways to fill it. */
abstract class ManageTest extends SampleJob {

    static final RunningSandbox SANDBOX = RunningSandbox.shared();

    ManageTest() {
        super(SANDBOX);
    }

    @BeforeEach
    void reset() {
        SANDBOX.reset();
    }

    List<String> violations() {
        List<LoggedCall> log = SANDBOX.manage().log();
        return log.get(log.size() - 1).violations();
    }
}
