package dev.sibridge.si.mapping.rows;

/** SI's three kinds of price adjustments. */
public enum Adjustment {
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
    public String letter() {
        return letter;
    }

    /** Product id and subcategory in Manage. */
    public String productId() {
        return productId;
    }
}
