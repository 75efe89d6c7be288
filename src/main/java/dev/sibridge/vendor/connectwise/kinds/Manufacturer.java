package dev.sibridge.vendor.connectwise.kinds;

/** A manufacturer of products. */
final class Manufacturer extends CatalogRecord {

    Manufacturer() {
        super("manufacturer", "/procurement/manufacturers", CATALOG, Right.TABLES);
    }
}
