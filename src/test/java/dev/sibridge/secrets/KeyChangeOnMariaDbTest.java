package dev.sibridge.secrets;

import dev.sibridge.TestDatabase;

/** The same on MariaDB. */
class KeyChangeOnMariaDbTest extends KeyChangeTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
