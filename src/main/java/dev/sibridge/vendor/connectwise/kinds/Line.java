package dev.sibridge.vendor.connectwise.kinds;

import java.util.List;
import java.util.Set;

/** A product line of an opportunity, a project or a ticket. */
public final class Line extends RecordKind {

    /** Asks Manage to take prices as they are sent, whatever the company's pricing schedule says. */
    public static final String AS_SENT = "ignorePricingSchedulesFlag";

    private static final String KEY = "integrationXRef";
    private static final String TICKET = "ticket";
    private static final String BOUGHT = "needToPurchaseFlag";
    private static final Set<String> CREATE_ONLY = Set.of("catalogItem", "opportunity", "project", KEY,
            "sequenceNumber", "vendor", "vendorSku", BOUGHT, AS_SENT);
    private static final Set<String> MONEY = Set.of("quantity", "price", "cost", "taxableFlag", "billableOption");
    private static final Set<String> COMPARED = Set.of("quantity", "price", "cost", "taxableFlag");
    /** What changes of a line that came with a project when it goes to its ticket. */
    private static final Set<String> MOVED = Set.of(TICKET, KEY, BOUGHT);

    Line() {
        super("line", "/procurement/products", Right.of("Procurement", "Products",
                Right.Action.ADD, Right.Action.EDIT, Right.Action.DELETE, Right.Action.INQUIRE));
    }

    @Override
    public List<RecordType> shownBy() {
        return List.of(RecordType.TICKET, RecordType.PROJECT, RecordType.OPPORTUNITY);
    }

    @Override
    List<String> titles() {
        return List.of("description");
    }

    @Override
    public boolean carriesOwnKey() {
        return true;
    }

    @Override
    public String reference() {
        return null;
    }

    @Override
    public String knownBy() {
        return KEY;
    }

    @Override
    public boolean isCreateOnly(String member) {
        return CREATE_ONLY.contains(member);
    }

    @Override
    public Set<String> comparedWhenAdopted() {
        return COMPARED;
    }

    @Override
    public boolean isCorrected(String member) {
        return MONEY.contains(member);
    }

    @Override
    public String moneyFlag() {
        return AS_SENT;
    }

    @Override
    public String whenRefused(String member, String title) {
        return !MOVED.contains(member) ? null : "Manage did not allow the line \"" + title
                + "\" to be moved to its ticket; it stays where it is on the project.";
    }

    @Override
    public boolean isProcured() {
        return true;
    }

    @Override
    public boolean isRemovedAtOnce() {
        return true;
    }

    @Override
    public Set<String> needs() {
        return Set.of("catalogItem", "opportunity", "project", TICKET);
    }
}
