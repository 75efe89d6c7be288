package dev.sibridge.history;

import dev.sibridge.TestDatabase;

class RunsOnMariaDbTest extends RunsTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
