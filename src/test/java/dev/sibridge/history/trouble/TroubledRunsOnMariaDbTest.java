package dev.sibridge.history.trouble;

import dev.sibridge.TestDatabase;

class TroubledRunsOnMariaDbTest extends TroubledRunsTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
