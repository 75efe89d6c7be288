package dev.sibridge.vendor.connectwise.kinds;

import java.util.List;

/** A company: a client of the dealer's, or a vendor. */
final class Company extends RecordKind {

    static final Right COMPANIES =
            Right.of("Companies", "Company Maintenance", Right.Action.ADD, Right.Action.INQUIRE);

    Company() {
        super("company", "/company/companies", COMPANIES);
    }

    @Override
    boolean isShared() {
        return true;
    }

    @Override
    public String screen() {
        return "CompanyFV";
    }

    @Override
    List<String> titles() {
        return List.of("name", "identifier");
    }

    @Override
    public String uniqueMember() {
        return "identifier";
    }
}
