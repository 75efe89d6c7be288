package dev.sibridge.sandbox.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.query.Attribute;
import dev.sibridge.sandbox.manage.query.ConditionParser;
import dev.sibridge.sandbox.manage.query.Filter;
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

    @AfterAll
    static void forget() {
        SANDBOX.reset();
    }

    /** Counts the records that are looked at instead of the time it takes, which depends on the machine. */
    @Test
    void looking_up_some_of_50000_catalog_items_does_not_scan_them() {
        for (int i = 0; i < ITEMS; i++) {
            SANDBOX.manage().create("CatalogItem", Map.of("identifier", "Item-" + i, "description", "Item " + i,
                    "customerDescription", "x", "subcategory", Map.of("name", "Displays"),
                    "type", Map.of("name", "Service"), "price", i));
        }
        int item = client.id("/procurement/catalog", "identifier = \"item-49999\"");
        client.patch("/procurement/catalog/" + item,
                "[{'op':'replace','path':'manufacturer','value':{'name':'Sonos'}}]");
        assertThat(lookedAt("identifier = \"item-7\"")).isEqualTo(1);
        assertThat(lookedAt("identifier in (\"item-7\",\"ITEM-8\",\"none\")")).isEqualTo(2);
        assertThat(lookedAt("inactiveFlag = false and identifier = \"item-7\" and price > 5")).isEqualTo(1);
        assertThat(lookedAt("identifier = \"item-7\" or id = " + item)).isEqualTo(2);
        assertThat(lookedAt("id in (" + item + ",1)")).isEqualTo(2);
        assertThat(lookedAt("manufacturer/name = \"sonos\"")).isEqualTo(1);
        assertThat(lookedAt("identifier like \"item-7\"")).isEqualTo(ITEMS);
        assertThat(lookedAt("identifier = \"item-7\" or price > 5")).isEqualTo(ITEMS);
    }

    /** How many records a condition is tried on, having made sure that a call with it is answered. */
    private int lookedAt(String conditions) {
        JsonNode count = client.get("/procurement/catalog/count", "conditions", conditions).json();
        assertThat(count.get("count").asInt()).isPositive();
        Manage manage = SANDBOX.manage().manage();
        Entity entity = manage.model().entity("CatalogItem");
        Filter filter = manage.store().reading(() -> Filter.bind(ConditionParser.parse(conditions, true),
                path -> Attribute.of(manage, entity, path)));
        return filter.candidates() == null ? manage.store().table(entity).size()
                : filter.candidates().ids().get().size();
    }

    @Test
    void eight_clients_at_once_make_each_record_once() throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String name = "Maker " + i / 2;
                work.add(() -> makeAndFind(new ManageClient(SANDBOX), name));
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

    private static int makeAndFind(ManageClient client, String name) {
        int status = client.post("/procurement/manufacturers", "{'name':'" + name + "'}").status();
        client.id("/procurement/manufacturers", "name = \"" + name + "\" and inactiveFlag = false");
        return status;
    }
}
