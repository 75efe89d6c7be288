package dev.sibridge.si.attention;

import dev.sibridge.TestDatabase;

class ExportRetriesOnMariaDbTest extends ExportRetriesTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
