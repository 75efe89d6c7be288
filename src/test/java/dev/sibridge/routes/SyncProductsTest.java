package dev.sibridge.routes;

class SyncProductsTest extends StageTest {

    SyncProductsTest() {
        super("sync-products", 1);
    }
}
