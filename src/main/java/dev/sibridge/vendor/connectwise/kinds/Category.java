package dev.sibridge.vendor.connectwise.kinds;

/** A category of the catalog, such as Audio. */
final class Category extends CatalogRecord {

    Category() {
        super("category", "/procurement/categories", CATALOG, Right.TABLES);
    }
}
