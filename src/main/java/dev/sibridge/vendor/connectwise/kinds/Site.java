package dev.sibridge.vendor.connectwise.kinds;

/** An address of a company. */
final class Site extends RecordKind {

    Site() {
        super("site", "/company/companies/{parent}/sites", Company.COMPANIES);
    }

    @Override
    boolean isShared() {
        return true;
    }

    @Override
    public RecordType parent() {
        return RecordType.COMPANY;
    }

    @Override
    public boolean isCustomizable() {
        return false;
    }

    @Override
    public boolean isFoundByPlace() {
        return true;
    }
}
