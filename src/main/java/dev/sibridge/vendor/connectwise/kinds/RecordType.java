package dev.sibridge.vendor.connectwise.kinds;

import java.util.Set;

/**
 * The kinds of records that we write, each with its place in the API and its habits.
 *
 * <p>A shared record belongs to everybody in the tenant: it is created when missing and never changed afterwards. The
 * others belong to one SI project.
 */
public enum RecordType {
    COMPANY("company", "/company/companies", "identifier", true),
    SITE("site", "/company/companies/{parent}/sites", null, true),
    CONTACT("contact", "/company/contacts", null, true),
    PRODUCT_TYPE("product type", "/procurement/types", null, true),
    MANUFACTURER("manufacturer", "/procurement/manufacturers", null, true),
    CATEGORY("category", "/procurement/categories", null, true),
    // The slash at the end is the vendor's.
    SUBCATEGORY("subcategory", "/procurement/subcategories/", null, true),
    CATALOG_ITEM("catalog item", "/procurement/catalog", "identifier", true),
    OPPORTUNITY("opportunity", "/sales/opportunities", null, false, "primarySalesRep"),
    PROJECT("project", "/project/projects", null, false, "opportunity"),
    PHASE("phase", "/project/projects/{parent}/phases", null, false, "wbsCode"),
    TICKET("ticket", "/project/tickets", null, false, "project", "processNotifications", "skipCallback"),
    LINE("line", "/procurement/products", null, false,
            "catalogItem", "opportunity", "project", "integrationXRef", "sequenceNumber", "vendor", "vendorSku",
            "needToPurchaseFlag", RecordType.AS_SENT);

    /** Asks Manage to take prices as they are sent, whatever the company's pricing schedule says. */
    public static final String AS_SENT = "ignorePricingSchedulesFlag";

    private static final Set<String> MONEY = Set.of("quantity", "price", "cost", "taxableFlag", "billableOption");

    private final String label;
    private final String path;
    private final String uniqueMember;
    private final boolean shared;
    private final Set<String> createOnly;

    RecordType(String label, String path, String uniqueMember, boolean shared, String... createOnly) {
        this.label = label;
        this.path = path;
        this.uniqueMember = uniqueMember;
        this.shared = shared;
        this.createOnly = Set.of(createOnly);
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /**
     * The list's path below the API's base.
     *
     * @param parent the id of the record that the list belongs to; null where lists belong to none
     */
    public String path(Long parent) {
        return path.replace("{parent}", String.valueOf(parent));
    }

    /** The operator's route that sees every body of this type: its name is {@code customize-} and this. */
    public String hook() {
        return label.replace(' ', '-');
    }

    /** The member that Manage keeps unique in the tenant, without regard to case; null when there is none. */
    public String uniqueMember() {
        return uniqueMember;
    }

    public boolean isShared() {
        return shared;
    }

    /** Members of a line on which its money hangs: should Manage hold something else than was sent, it is corrected. */
    public boolean isCorrected(String member) {
        return this == LINE && MONEY.contains(member);
    }

    /** Members that are set when a record is made and left alone afterwards. */
    public boolean isCreateOnly(String member) {
        return createOnly.contains(member);
    }
}
