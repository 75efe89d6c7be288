package dev.sibridge.mapping;

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
    static final int SETUP_NAME = 50;
    static final int ADDRESS = 50;
    static final int ZIP = 12;
    static final int PHONE = 30;
    static final int PERSON_NAME = 30;
    static final int CONTACT_TITLE = 100;
    static final int COMMUNICATION = 250;
    static final int OPPORTUNITY_NAME = 100;
    static final int CUSTOMER_PO = 25;
    static final int CATALOG_DESCRIPTION = 60;
    static final int CUSTOMER_DESCRIPTION = 6000;
    static final int PART_NUMBER = 50;
    static final int LINE_DESCRIPTION = 2000;
    static final int PROJECT_NAME = 100;
    static final int PHASE_NAME = 100;
    static final int TICKET_SUMMARY = 100;
}
