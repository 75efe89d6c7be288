package dev.sibridge.alert;

import dev.sibridge.TestDatabase;

class AlertMailsOnMariaDbTest extends AlertMailsTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
