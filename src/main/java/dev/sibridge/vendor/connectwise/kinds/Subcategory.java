package dev.sibridge.vendor.connectwise.kinds;

/** A subcategory: two categories may have one of the same name each. */
final class Subcategory extends CatalogRecord {

    Subcategory() {
        // The slash at the end is the vendor's.
        super("subcategory", "subcategory", "/procurement/subcategories/");
    }

    @Override
    public RecordType namedWithin() {
        return RecordType.CATEGORY;
    }
}
