package dev.sibridge.account;

/**
 * How long names may be in the tenant, in characters. They grew from release to release; the older limits fit
 * everywhere.
 *
 * @param companyIdentifier 25, 30 since 2025.1, 156 since 2026.4
 * @param companyName       50, 156 since 2026.4
 * @param siteName          50, 156 since 2026.4
 * @param productId         60, 75 since 2025.1
 */
public record Limits(int companyIdentifier, int companyName, int siteName, int productId) {

    public static final Limits OLDEST = new Limits(25, 50, 50, 60);

    // The same in every release known.
    public static final int SETUP_NAME = 50;
    public static final int ADDRESS = 50;
    public static final int ZIP = 12;
    public static final int PHONE = 30;
    public static final int PERSON_NAME = 30;
    public static final int CONTACT_TITLE = 100;
    public static final int COMMUNICATION = 250;
    public static final int OPPORTUNITY_NAME = 100;
    public static final int CUSTOMER_PO = 25;
    public static final int CATALOG_DESCRIPTION = 60;
    public static final int CUSTOMER_DESCRIPTION = 6000;
    public static final int PART_NUMBER = 50;
    public static final int LINE_DESCRIPTION = 2000;
    public static final int PROJECT_NAME = 100;
    public static final int PHASE_NAME = 100;
    public static final int TICKET_SUMMARY = 100;
}
