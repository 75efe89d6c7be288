package dev.sibridge.si.poll;

import dev.sibridge.TestDatabase;

class PollPauseOnMariaDbTest extends PollPauseTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
