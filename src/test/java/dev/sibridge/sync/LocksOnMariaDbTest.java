package dev.sibridge.sync;

import dev.sibridge.TestDatabase;

class LocksOnMariaDbTest extends LocksTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
