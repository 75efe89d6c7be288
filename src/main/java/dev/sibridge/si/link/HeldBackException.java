package dev.sibridge.si.link;

/** Only a person can say which record of Manage's an export means; until then nothing of it is written. */
public class HeldBackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Hold hold;

    public HeldBackException(Hold hold) {
        super(hold.toString());
        this.hold = hold;
    }

    public Hold hold() {
        return hold;
    }
}
