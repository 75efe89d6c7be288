package dev.sibridge.alert;

import dev.sibridge.TestDatabase;

class AlertOutboxOnMariaDbTest extends AlertOutboxTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
