package dev.sibridge.twoway.time;

import dev.sibridge.TestDatabase;

class TimeStoreOnMariaDbTest extends TimeStoreTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
