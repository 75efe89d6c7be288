package dev.sibridge.attention;

import dev.sibridge.TestDatabase;

class AccountTroublesOnMariaDbTest extends AccountTroublesTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
