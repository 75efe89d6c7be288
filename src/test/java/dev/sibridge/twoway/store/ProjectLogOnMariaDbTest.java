package dev.sibridge.twoway.store;

import dev.sibridge.TestDatabase;

class ProjectLogOnMariaDbTest extends ProjectLogTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
