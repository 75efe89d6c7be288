package dev.sibridge.si.tenant;

import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import java.util.Locale;

/**
 * What a check before a poll found.
 *
 * @param check   what was checked, in a word or two
 * @param message what is, in a sentence
 * @param todo    what to do; empty when nothing is
 * @param code    what is wrong, for programs; empty when nothing is, or when it stops nothing
 * @param subject what it is about, where the check alone does not say so; empty when it does
 */
public record Finding(String check, State state, String message, String todo, String code, String subject) {

    public static Finding ok(String check, String message) {
        return new Finding(check, State.OK, message, "", "", "");
    }

    public static Finding warn(String check, String message, String todo) {
        return new Finding(check, State.WARN, message, todo, "", "");
    }

    /** @param code what is wrong, for programs */
    public static Finding block(String check, String code, String message, String todo) {
        return new Finding(check, State.BLOCK, message, todo, code, "");
    }

    /** The same about something in particular. */
    Finding about(String what) {
        return new Finding(check, state, message, todo, code, what);
    }

    /** Whether it stops the work. */
    boolean isBlock() {
        return state == State.BLOCK;
    }

    /** The same as a failure. */
    public Failure failure() {
        return new Failure(Kind.SETUP, code, subject, message, todo);
    }

    /** The same as a failure that stops nothing; which one it is, the check says. */
    Failure warning() {
        return new Failure(Kind.SETUP, "warning", check, message, todo);
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
