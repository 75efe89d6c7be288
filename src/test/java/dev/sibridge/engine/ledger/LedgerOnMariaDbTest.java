package dev.sibridge.engine.ledger;

import dev.sibridge.TestDatabase;

class LedgerOnMariaDbTest extends LedgerTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
