package dev.sibridge.twoway.time;

import java.util.Locale;
import java.util.Set;

/** How far Manage is with a time entry. It knows twelve statuses; people in the tool need these. */
enum TimeStatus {
    OPEN("Open", "ErrorsCorrected"),
    SUBMITTED("PendingApproval", "PendingProjectApproval"),
    APPROVED("ApprovedByTierOne", "ApprovedByTierTwo", "ReadyToBill", "Billed", "BilledAgreement", "WrittenOff"),
    REJECTED("Rejected", "RejectBySecondTier");

    private final Set<String> inManage;

    TimeStatus(String... inManage) {
        this.inManage = Set.of(inManage);
    }

    /** Of a status of Manage's. One that is not known counts as submitted: nothing is written over it. */
    static TimeStatus of(String inManage) {
        for (TimeStatus status : values()) {
            if (inManage != null && status.inManage.contains(inManage)) {
                return status;
            }
        }
        return SUBMITTED;
    }

    /** Its name in the tool. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether what is entered may still be changed. */
    boolean isEditable() {
        return this == OPEN || this == REJECTED;
    }

    /** Whether the tool should keep people from changing it. */
    boolean isLocked() {
        return this == APPROVED;
    }

    /** Whether a status, by its name in the tool, is one in which the entry may still be changed. */
    static boolean isEditable(Object wireName) {
        return OPEN.wireName().equals(wireName) || REJECTED.wireName().equals(wireName);
    }
}
