package dev.sibridge.routes;

class SyncClientsTest extends StageTest {

    SyncClientsTest() {
        super("sync-clients", 0);
    }
}
