package dev.sibridge.setup.store;

import dev.sibridge.TestDatabase;

/** The same on MariaDB. */
class SettingStoreOnMariaDbTest extends SettingStoreTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
