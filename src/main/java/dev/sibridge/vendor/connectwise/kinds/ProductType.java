package dev.sibridge.vendor.connectwise.kinds;

/** A product type, such as Labor. */
final class ProductType extends CatalogRecord {

    ProductType() {
        super("product type", "/procurement/types", CATALOG, Right.TABLES);
    }

    @Override
    public String reference() {
        return "type";
    }
}
