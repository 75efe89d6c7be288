package dev.sibridge.history;

import dev.sibridge.TestDatabase;

class HistoryOnMariaDbTest extends HistoryTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
