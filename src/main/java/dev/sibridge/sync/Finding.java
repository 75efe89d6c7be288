package dev.sibridge.sync;

import java.util.Locale;

/**
 * What a check before a poll found.
 *
 * @param check   what was checked, in a word or two
 * @param message what is, in a sentence
 * @param todo    what to do; empty when nothing is
 */
public record Finding(String check, State state, String message, String todo) {

    public static Finding ok(String check, String message) {
        return new Finding(check, State.OK, message, "");
    }

    public static Finding warn(String check, String message, String todo) {
        return new Finding(check, State.WARN, message, todo);
    }

    public static Finding block(String check, String message, String todo) {
        return new Finding(check, State.BLOCK, message, todo);
    }

    @Override
    public String toString() {
        return (message + " " + todo).strip();
    }

    /** Whether writing may go on. */
    public enum State {
        OK, WARN, BLOCK;

        /** As the API writes it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
