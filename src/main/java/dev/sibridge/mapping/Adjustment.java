package dev.sibridge.mapping;

/** SI's three kinds of price adjustments. */
enum Adjustment {
    PRODUCT("Product Adjustment"),
    MISC_PARTS("Miscellaneous Parts Adjustment"),
    LABOR("Labor Adjustment");

    private final String productId;

    Adjustment(String productId) {
        this.productId = productId;
    }

    /** Product id and subcategory in Manage. */
    String productId() {
        return productId;
    }
}
