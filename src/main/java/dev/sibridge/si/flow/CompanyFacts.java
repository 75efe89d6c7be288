package dev.sibridge.si.flow;

/** What became clear about the client's company while an export is worked on. */
public final class CompanyFacts {

    private volatile boolean dealers;
    private volatile long seen;
    private volatile boolean idOccupied;

    /** Notes whether the company goes by an id of the dealer's own: we have not made it, nor has anybody like us. */
    public void isTheDealers(boolean isTheDealers) {
        dealers = isTheDealers;
    }

    public boolean isTheDealers() {
        return dealers;
    }

    /** Notes which companies the ledger knew when Manage was asked for this client's: the row that came last. */
    public void seesUpTo(long row) {
        seen = row;
    }

    public long seen() {
        return seen;
    }

    /** Notes whether a company that must not be used has the id which the new one would have. */
    public void idIsOccupied(boolean occupied) {
        idOccupied = occupied;
    }

    public boolean isIdOccupied() {
        return idOccupied;
    }
}
