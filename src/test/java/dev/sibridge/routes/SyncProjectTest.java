package dev.sibridge.routes;

class SyncProjectTest extends StageTest {

    SyncProjectTest() {
        super("sync-project", 3);
    }
}
