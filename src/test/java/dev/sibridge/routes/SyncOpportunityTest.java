package dev.sibridge.routes;

class SyncOpportunityTest extends StageTest {

    SyncOpportunityTest() {
        super("sync-opportunity", 2);
    }
}
