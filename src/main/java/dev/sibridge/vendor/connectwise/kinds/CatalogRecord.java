package dev.sibridge.vendor.connectwise.kinds;

/** A record of the product catalog, which all projects share. */
abstract class CatalogRecord extends RecordKind {

    static final Right CATALOG = Right.of("Procurement", "Product Catalog", Right.Action.ADD, Right.Action.INQUIRE);

    CatalogRecord(String wireName, String path, Right... rights) {
        super(wireName, path, rights);
    }

    @Override
    final boolean isShared() {
        return true;
    }

    @Override
    public final boolean isOfCatalog() {
        return true;
    }

    @Override
    public boolean isCustomizable() {
        return false;
    }
}
