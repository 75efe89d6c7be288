package dev.sibridge.twoway.store;

import dev.sibridge.TestDatabase;

class StandingOnMariaDbTest extends StandingTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
