package dev.sibridge.si.poll;

import dev.sibridge.TestDatabase;

class PollsOnMariaDbTest extends PollsTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
