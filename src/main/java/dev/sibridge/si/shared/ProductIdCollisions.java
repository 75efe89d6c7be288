package dev.sibridge.si.shared;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.SyncSettings.ProductIdCollision;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.OurKey;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.failure.Problem;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Finds products whose ids come out like those of other products in earlier exports. A catalog item carries a digest of
 * the product that it was made for; an item that somebody else made carries none and is taken as it is.
 */
@Component
public class ProductIdCollisions {


    private static final String CLASS = "productClass";

    private final Ledger ledger;

    public ProductIdCollisions(Ledger ledger) {
        this.ledger = ledger;
    }

    /** A problem for every product that would get into another's catalog item. */
    List<Problem> find(ExportRun run) {
        if (run.account().sync().productIdCollision() == ProductIdCollision.SHARE) {
            return List.of();
        }
        List<DesiredRecord> items = run.desired().products().stream().flatMap(wave -> wave.records().stream())
                .filter(record -> record.type() == RecordType.CATALOG_ITEM).toList();
        Map<RecordRef, LedgerEntry> known =
                ledger.find(run.account(), items.stream().map(DesiredRecord::ref).toList());
        List<Problem> problems = new ArrayList<>();
        for (DesiredRecord item : items) {
            LedgerEntry entry = known.get(item.ref());
            if (entry != null && entry.body() != null && isOfAnotherProduct(item, entry.body())) {
                problems.add(problem(item, entry.body()));
            }
        }
        return problems;
    }

    private static boolean isOfAnotherProduct(DesiredRecord item, JsonNode held) {
        String before = held.path(OurKey.XREF).asText("");
        return !before.isEmpty() && !before.equals(item.body().get(OurKey.XREF));
    }

    private static Problem problem(DesiredRecord item, JsonNode held) {
        return new Problem("collision", "The product id " + item.body().get("identifier") + " of the "
                + kind(String.valueOf(item.body().get(CLASS))) + " \"" + item.body().get("description")
                + "\" is also that of the " + kind(held.path(CLASS).asText()) + ""
                + " \"" + held.path("description").asText()
                + "\" of an earlier export.", null, null,
                "Change one of the models or names in SI, or let the pattern of product ids tell them apart.",
                item.ref().toString());
    }

    private static String kind(String productClass) {
        return switch (productClass) {
            case "Service" -> "labor";
            case "NonInventory" -> "allowance, cable or placeholder";
            default -> "product";
        };
    }
}
