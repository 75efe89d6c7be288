package dev.sibridge.twoway.store;

import dev.sibridge.TestDatabase;

class MappingStoreOnMariaDbTest extends MappingStoreTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
