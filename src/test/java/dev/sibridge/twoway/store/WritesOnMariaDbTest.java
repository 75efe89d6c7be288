package dev.sibridge.twoway.store;

import dev.sibridge.TestDatabase;

class WritesOnMariaDbTest extends WritesTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
