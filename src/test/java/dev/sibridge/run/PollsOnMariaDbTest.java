package dev.sibridge.run;

import dev.sibridge.TestDatabase;

class PollsOnMariaDbTest extends PollsTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
