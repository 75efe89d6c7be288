package dev.sibridge.twoway.store;

import dev.sibridge.TestDatabase;

class JournalOnMariaDbTest extends JournalTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
