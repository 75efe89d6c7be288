package dev.sibridge.twoway.check;

/**
 * Something that was checked before projects are kept in step.
 *
 * @param check   what, in a word or two
 * @param message what is, in a sentence
 * @param todo    what to do; empty when nothing is
 */
public record Checked(String check, State state, String message, String todo) {

    /** What follows from it. */
    public enum State {
        OK,
        /** Something is done without. */
        WARN,
        /** Nothing may be written before it is put right. */
        BLOCK
    }

    static Checked ok(String check, String message) {
        return new Checked(check, State.OK, message, "");
    }

    static Checked warn(String check, String message, String todo) {
        return new Checked(check, State.WARN, message, todo);
    }

    static Checked block(String check, String message, String todo) {
        return new Checked(check, State.BLOCK, message, todo);
    }

    public boolean isBlock() {
        return state == State.BLOCK;
    }
}
