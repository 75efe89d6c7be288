package dev.sibridge.routes;

import dev.sibridge.TestDatabase;

class DeleteOldHistoryOnMariaDbTest extends DeleteOldHistoryTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
