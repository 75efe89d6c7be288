package dev.sibridge.si.mapping.rows;

import dev.sibridge.vendor.dtools.ProjectItem;

/** Whether a line is billed, by Manage's names. */
public enum BillableOption {
    BILLABLE("Billable"),
    DO_NOT_BILL("DoNotBill");

    private final String name;

    BillableOption(String name) {
        this.name = name;
    }

    public static BillableOption of(ProjectItem item) {
        return item.isOfe() || item.isNonBillable() ? DO_NOT_BILL : BILLABLE;
    }

    @Override
    public String toString() {
        return name;
    }
}
