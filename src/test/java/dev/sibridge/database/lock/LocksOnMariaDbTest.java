package dev.sibridge.database.lock;

import dev.sibridge.TestDatabase;

class LocksOnMariaDbTest extends LocksTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
