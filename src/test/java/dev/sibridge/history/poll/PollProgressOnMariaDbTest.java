package dev.sibridge.history.poll;

import dev.sibridge.TestDatabase;

class PollProgressOnMariaDbTest extends PollProgressTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
