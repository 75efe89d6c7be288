package dev.sibridge.attention;

import dev.sibridge.TestDatabase;

class AttentionOnMariaDbTest extends AttentionTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
