package dev.sibridge.vendor.connectwise.kinds;

import java.util.List;
import java.util.Set;

/** A project that may be sold. */
final class Opportunity extends RecordKind {

    static final Right CLOSED = Right.of("Sales", "Closed Opportunity", Right.Action.EDIT);

    Opportunity() {
        super("opportunity", "/sales/opportunities",
                Right.of("Sales", "Opportunity", Right.Action.ADD, Right.Action.EDIT, Right.Action.INQUIRE));
    }

    @Override
    public List<Right> wishedRights() {
        return List.of(CLOSED);
    }

    @Override
    public String screen() {
        return "OpportunityFV";
    }

    @Override
    public boolean isCreateOnly(String member) {
        return member.equals("primarySalesRep");
    }

    @Override
    public Set<String> comparedWhenAdopted() {
        return Set.of("source", "expectedCloseDate");
    }

    @Override
    public boolean isDecidedByPeople() {
        return true;
    }

    /** Manage makes none without a contact. */
    @Override
    public Set<String> dispensable() {
        return Set.of("site");
    }

    @Override
    public Set<String> needs() {
        return Set.of("company", "contact");
    }
}
