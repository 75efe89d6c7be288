package dev.sibridge.vendor.connectwise.kinds;

/**
 * A record of the product catalog, which all projects share. Product types, manufacturers and categories are names and
 * nothing else; what has more to it extends this.
 */
class CatalogRecord extends RecordKind {

    static final Right CATALOG = Right.of("Procurement", "Product Catalog", Right.Action.ADD, Right.Action.INQUIRE);

    private final String reference;

    /** One in a table of the set-up. */
    CatalogRecord(String wireName, String reference, String path) {
        this(wireName, reference, path, CATALOG, Right.TABLES);
    }

    CatalogRecord(String wireName, String reference, String path, Right... rights) {
        super(wireName, path, rights);
        this.reference = reference;
    }

    @Override
    public final String reference() {
        return reference;
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
