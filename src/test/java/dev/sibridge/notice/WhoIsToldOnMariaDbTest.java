package dev.sibridge.notice;

import dev.sibridge.TestDatabase;

class WhoIsToldOnMariaDbTest extends WhoIsToldTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
