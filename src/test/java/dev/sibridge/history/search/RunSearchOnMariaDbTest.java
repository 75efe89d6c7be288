package dev.sibridge.history.search;

import dev.sibridge.TestDatabase;

class RunSearchOnMariaDbTest extends RunSearchTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
