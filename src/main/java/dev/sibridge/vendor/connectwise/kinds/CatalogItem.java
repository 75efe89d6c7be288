package dev.sibridge.vendor.connectwise.kinds;

import java.util.List;
import java.util.Set;

/** A product that may be sold. */
final class CatalogItem extends CatalogRecord {

    CatalogItem() {
        super("catalog item", "catalogItem", "/procurement/catalog", CATALOG);
    }

    @Override
    public boolean isCustomizable() {
        return true;
    }

    @Override
    List<String> titles() {
        return List.of("description", "identifier");
    }

    @Override
    public String uniqueMember() {
        return "identifier";
    }

    @Override
    public String copySuffix() {
        return "-Copy";
    }

    @Override
    public Set<String> comparedWhenAdopted() {
        return Set.of("price", "cost", "taxableFlag");
    }
}
