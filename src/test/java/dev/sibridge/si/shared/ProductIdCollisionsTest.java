package dev.sibridge.si.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProductIdCollisionsTest {

    private final Account account = TestAccounts.account("default");
    private final Ledger ledger = new Ledger(new TestDatabase().jdbc(), new ObjectMapper(), Clock.systemUTC());
    private final ProductIdCollisions collisions = new ProductIdCollisions(ledger);

    @Test
    void aProductThatWouldGetIntoAnothersCatalogItemIsRefusedWithBothNames() {
        written("acme-x1", "dtools:one", "Amplifier");

        assertThat(collisions.find(run("acme-x1", "dtools:two", "Speaker"))).singleElement().asString()
                .contains("of the product \"Speaker\"", "the product \"Amplifier\" of an earlier export");
    }

    @Test
    void theSameProductAndAnItemOfSomebodyElsesPass() {
        written("acme-x1", "dtools:one", "Amplifier");
        written("acme-x2", null, "Made by hand");

        assertThat(collisions.find(run("acme-x1", "dtools:one", "Amplifier, new text"))).isEmpty();
        assertThat(collisions.find(run("acme-x2", "dtools:two", "Speaker"))).isEmpty();
        assertThat(collisions.find(run("acme-x3", "dtools:three", "New"))).isEmpty();
    }

    private void written(String key, String crossReference, String description) {
        ledger.adopt(account, 1, item(key, crossReference, description).ref(), null, 7,
                item(key, crossReference, description).body(), false);
    }

    private ExportRun run(String key, String crossReference, String description) {
        ExportRun run = new ExportRun(2, account);
        run.mapped(new DesiredState(List.of(), List.of(new Wave(List.of(item(key, crossReference, description)), null)),
                List.of(), List.of(), BigDecimal.ZERO, BigDecimal.ZERO, List.of()));
        return run;
    }

    private static DesiredRecord item(String key, String crossReference, String description) {
        Map<String, Object> body = new HashMap<>(Map.of("identifier", key, "description", description));
        body.put("integrationXRef", crossReference);
        return new DesiredRecord(RecordType.CATALOG_ITEM, key, null, body, List.of());
    }
}
