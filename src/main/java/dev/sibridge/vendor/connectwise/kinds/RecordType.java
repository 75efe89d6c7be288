package dev.sibridge.vendor.connectwise.kinds;

/** The record types that SI Bridge writes, each with its {@link RecordKind}. The ledger knows them by these names. */
public enum RecordType {
    COMPANY(new Company()),
    SITE(new Site()),
    CONTACT(new Contact()),
    PRODUCT_TYPE(new CatalogRecord("product type", "type", "/procurement/types")),
    MANUFACTURER(new CatalogRecord("manufacturer", "manufacturer", "/procurement/manufacturers")),
    CATEGORY(new CatalogRecord("category", "category", "/procurement/categories")),
    SUBCATEGORY(new Subcategory()),
    CATALOG_ITEM(new CatalogItem()),
    OPPORTUNITY(new Opportunity()),
    PROJECT(new Project()),
    PHASE(new Phase()),
    TICKET(new Ticket()),
    LINE(new Line());

    private final RecordKind kind;

    RecordType(RecordKind kind) {
        this.kind = kind;
    }

    /** What is special about records of this type. */
    public RecordKind kind() {
        return kind;
    }

    /** What programs call it: in the API's answers, previews, metrics and identities of failures. */
    public String wireName() {
        return kind.wireName();
    }

    /** What people call it. For sentences only: it may change with them. */
    public String label() {
        return kind.label();
    }

    /** What people call a record of it: with its title in quotes. For sentences only. */
    public String named(String title) {
        return label() + " \"" + title + "\"";
    }

    /** The operator's route that sees every body of this type: its name is {@code customize-} and this. */
    public String hook() {
        return kind.wireName().replace(' ', '-');
    }

    /**
     * The list's path below the API's base.
     *
     * @param parent the id of the record that the list belongs to; null where lists belong to none
     */
    public String path(Long parent) {
        return kind.path(parent);
    }

    /** Whether it belongs to everybody in the tenant: it is created when missing and never changed afterwards. */
    public boolean isShared() {
        return kind.isShared();
    }

    /** Whether other records refer to one, so that its id must be at hand. */
    public boolean isReferredTo() {
        return kind.reference() != null;
    }
}
