package dev.sibridge.sandbox.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ManageScaleTest extends ManageTest {

    private static final int ITEMS = 50_000;
    private static final int LOOKUPS = 200;

    @AfterAll
    static void forget() {
        SANDBOX.reset();
    }

    /** Measured against a scan on the same machine: an index must win by far, whatever the machine. */
    @Test
    void looking_up_one_of_50000_catalog_items_does_not_scan_them() {
        for (int i = 0; i < ITEMS; i++) {
            SANDBOX.manage().create("CatalogItem", Map.of("identifier", "Item-" + i, "description", "Item " + i,
                    "customerDescription", "x", "subcategory", Map.of("name", "Displays"),
                    "type", Map.of("name", "Service"), "price", i));
        }
        lookUp("identifier = \"item-1\"");
        lookUp("identifier like \"item-1\"");
        long start = System.nanoTime();
        for (int i = 0; i < LOOKUPS; i++) {
            lookUp("identifier in (\"item-" + i + "\",\"none\") and inactiveFlag = false");
        }
        long indexed = System.nanoTime() - start;
        start = System.nanoTime();
        for (int i = 0; i < LOOKUPS / 20; i++) {
            lookUp("identifier like \"item-" + i + "\"");
        }
        long scanned = (System.nanoTime() - start) * 20;
        assertThat(indexed).isLessThan(scanned / 3);
    }

    private void lookUp(String conditions) {
        assertThat(client.get("/procurement/catalog", "conditions", conditions, "fields", "id").json()).hasSize(1);
    }

    @Test
    void eight_clients_at_once_make_each_record_once() throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String name = "{'name':'Maker " + i / 2 + "'}";
                work.add(() -> new ManageClient(SANDBOX).post("/procurement/manufacturers", name).status());
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : clients.invokeAll(work)) {
                answers.add(answer.get());
            }
            assertThat(answers).filteredOn(status -> status == 201).hasSize(100);
            assertThat(answers).filteredOn(status -> status == 400).hasSize(100);
        } finally {
            clients.shutdown();
        }
    }
}
