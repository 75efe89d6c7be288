package dev.sibridge.twoway.store;

import dev.sibridge.TestDatabase;

class PairsOnMariaDbTest extends PairsTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
