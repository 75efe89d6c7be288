package dev.sibridge.twoway.store;

import dev.sibridge.TestDatabase;

class TwoWayAccountsOnMariaDbTest extends TwoWayAccountsTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
