package dev.sibridge.twoway.store;

import dev.sibridge.TestDatabase;

class PairedProjectsOnMariaDbTest extends PairedProjectsTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
