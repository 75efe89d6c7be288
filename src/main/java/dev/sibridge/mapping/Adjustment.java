package dev.sibridge.mapping;

/** SI's three kinds of price adjustments. */
enum Adjustment {
    PRODUCT("Product Adjustment", "p"),
    MISC_PARTS("Miscellaneous Parts Adjustment", "m"),
    LABOR("Labor Adjustment", "l");

    private final String productId;
    private final String letter;

    Adjustment(String productId, String letter) {
        this.productId = productId;
        this.letter = letter;
    }

    /** Ends the source key of an adjustment's line, behind that of its row. */
    String letter() {
        return letter;
    }

    /** Product id and subcategory in Manage. */
    String productId() {
        return productId;
    }
}
